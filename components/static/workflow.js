// The editor of a workflow by keyboard. A line's own fields take no shortcuts but Enter and Escape.
import { awaits, forgo } from "/static/ahead.js";

const FIELD = "input, select, textarea, [contenteditable]";
const shown = (each) => each.checkVisibility() && each.getAttribute("aria-disabled") !== "true";
const press = (key, place = document) => {
  const button = [...place.querySelectorAll(`[data-key="${key}"]`)].find(shown);
  button?.click();
  return Boolean(button);
};

// One message of the server brings the focus, and what is typed next replaces what stands there.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches?.(".line-form input.input")) target.select();
});

// A line that is added, or opened, brings its form.
document.addEventListener("click", ({ target }) => {
  const order = target.closest(".steps tbody tr")?.querySelector(".order[aria-expanded=false]");
  if (order || target.closest("[data-key=d], [data-key=c], [data-key=w]")) awaits(".line-form");
}, true);

const orders = () => [...document.querySelectorAll(".steps .order")];

function step(from, by) {
  const all = orders();
  const at = all.indexOf(from);
  all[Math.min(Math.max(at + by, 0), all.length - 1)]?.focus();
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector(".q-dialog")) return;
  const { target, key } = event;
  const form = target.closest?.("[data-line-form]");
  if (form && (key === "Escape" || (key === "Enter" && target.matches("input:not([type=checkbox])")))) {
    event.preventDefault();
    // The field tells what it holds before its line closes; Escape closes it whatever that is.
    target.blur();
    if (key === "Escape") form.dispatchEvent(new CustomEvent("shut", { bubbles: true }));
    else form.closest("tbody").querySelector(".order").click();
    return;
  }
  if (event.altKey && target.dataset?.answer) {
    const act = document.querySelector(`button[data-answer="${target.dataset.answer}"][data-key="alt+${key.toLowerCase()}"]`);
    if (act) event.preventDefault();
    target.blur();
    act?.click();
  }
  if (target.matches?.(FIELD)) return;
  const ctrl = event.ctrlKey || event.metaKey;
  const name = `${ctrl ? "ctrl+" : ""}${event.shiftKey && ctrl && key.toLowerCase() === "z" ? "y" : key.toLowerCase()}`;
  if (!ctrl && target.matches?.(".order") && (key === "ArrowDown" || key === "ArrowUp")) {
    event.preventDefault();
    step(target, key === "ArrowDown" ? 1 : -1);
  } else if (!event.altKey && key.length > 0 && ["d", "c", "w", "ctrl+z", "ctrl+y"].includes(name)) {
    if (!ctrl && document.body.dataset.singleKeys === "off") return;
    if (press(name)) event.preventDefault();
  } else if (!ctrl && key === "Delete" && target.matches?.(".order")) {
    removes(target);
  }
});

// A closed line is opened first: what is removed is seen. Whoever does something else meanwhile
// has let it be.
function removes(order) {
  const body = order.closest("tbody");
  if (press("delete", body)) return;
  const watcher = new MutationObserver(() => { if (press("delete", body)) watcher.disconnect(); });
  watcher.observe(body, { childList: true, subtree: true });
  for (const other of ["keydown", "pointerdown"]) addEventListener(other, () => watcher.disconnect(), { once: true, capture: true });
  order.click();
  forgo();
}
