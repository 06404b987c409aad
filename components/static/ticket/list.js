// My day: J and K go through the list; the other keys press the present entry's buttons.
import { press, shown } from "/static/ticket/dom.js";

const ACTS = { r: "follow-up", m: "move", d: "date", u: "user", Enter: "open" };

export function inList(event, list) {
  const entries = [...list.querySelectorAll(".entry")].filter(shown);
  const at = entries.findIndex((each) => each.hasAttribute("aria-current"));
  const by = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (event.key.length === 1 && document.body.dataset.singleKeys === "off") return false;
  if (event.key === "n") return press(document, "[data-act=new]");
  if (by) return go(entries, Math.min(Math.max(at + by, 0), entries.length - 1));
  const onButton = event.key === "Enter" && event.target.matches("button, a");
  const act = ACTS[event.key];
  if (!act || at < 0 || onButton) return false;
  entries[at].focus({ preventScroll: true });
  return press(entries[at], `[data-act="${act}"]`);
}

function go(entries, to) {
  entries.forEach((each, index) => {
    each.toggleAttribute("aria-current", index === to);
    if (index === to) each.setAttribute("aria-current", "true");
    each.tabIndex = index === to ? 0 : -1;
  });
  const entry = entries[to];
  if (!entry) return false;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  return true;
}

document.addEventListener("focusin", (event) => {
  const entry = event.target.closest("[data-entries] .entry");
  if (!entry || entry.hasAttribute("aria-current")) return;
  const entries = [...entry.closest("[data-entries]").querySelectorAll(".entry")];
  entries.forEach((each) => each.removeAttribute("aria-current"));
  entry.setAttribute("aria-current", "true");
});
