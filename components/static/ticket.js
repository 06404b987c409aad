// Keys and focus of the ticket, the new ticket and my day. Everything is done by pressing
// the buttons that are there, so that a key can do nothing a click can't.
const FIELDS = "input, textarea, select, [contenteditable=true]";
const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary, [tabindex='0']";

const shown = (element) => element && element.getClientRects().length > 0;
const last = (list) => list[list.length - 1];

/** The ticket that keys go to: the one on top. */
function panel() {
  return last([...document.querySelectorAll("[data-ticket]")].filter(shown));
}

function press(root, selector) {
  const target = root && [...root.querySelectorAll(selector)].find(shown);
  if (target) target.click();
  return Boolean(target);
}

function answer(root, digit) {
  const lines = [...root.querySelectorAll(".q")].filter(shown);
  const line = lines.find((each) => each.hasAttribute("data-open")) || last(lines);
  return line ? press(line, `[data-key="${digit}"]`) : false;
}

/** Arrow keys inside a row of choices. */
function step(event) {
  const radio = event.target.closest("[role=radio]");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!radio || !by) return false;
  const all = [...radio.closest("[role=radiogroup]").querySelectorAll("[role=radio]")].filter(
    (each) => each.getAttribute("aria-disabled") !== "true",
  );
  const next = all[(all.indexOf(radio) + by + all.length) % all.length];
  if (!next) return false;
  next.focus();
  next.click();
  return true;
}

/** Down from a search field into what it found, and along it. */
function browse(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  const picker = event.target.closest(".picker");
  if (!picker) return false;
  const stops = [picker.querySelector("input"), ...picker.querySelectorAll("[role=option], .found > .btn")];
  const to = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (to) to.focus();
  return Boolean(to);
}

function keepInside(event, root) {
  if (event.key !== "Tab" || root.getAttribute("aria-modal") !== "true") return;
  const stops = [...root.querySelectorAll(FOCUSABLE)].filter((each) => shown(each) && each.tabIndex >= 0);
  const [first, end] = [stops[0], last(stops)];
  const outside = !root.contains(document.activeElement);
  const wraps = outside || document.activeElement === (event.shiftKey ? first : end);
  if (!wraps || !first) return;
  event.preventDefault();
  (event.shiftKey ? end : first).focus();
}

/** A drawer that was asked for and isn't there yet is shut as it comes. */
let awaited = false;
document.addEventListener("drawer-asked", () => (awaited = true));
function giveUp() {
  const scrims = document.querySelectorAll(".scrim");
  scrims.forEach((each) => each.click());
  awaited = false;
  return scrims.length > 0;
}

function inPanel(event, root) {
  const field = event.target.matches(FIELDS);
  const holds = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && holds) return press(root, "[data-act=record]");
  if (event.key === "Enter" && event.altKey) return press(root, "[data-act=use-reply]");
  if (event.key === "Enter" && event.target.matches(".composer input")) return true;
  if (event.key === "Escape") return press(root, ".is-close") || giveUp();
  if (field || holds || event.altKey) return false;
  return /^[1-9]$/.test(event.key) && answer(root, event.key);
}

/** My day: J and K go through the list; the other keys press the present entry's buttons. */
const ACTS = { r: "follow-up", m: "move", d: "date", u: "user", Enter: "open" };

function inList(event, list) {
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

document.addEventListener(
  "keydown",
  (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const root = panel();
    if (root) keepInside(event, root);
    const list = document.querySelector("[data-my-day]");
    const free = !event.target.matches(FIELDS) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const here = () => (root ? inPanel(event, root) : free && shown(list) && inList(event, list));
    const done = step(event) || browse(event) || (awaited && !root && event.key === "Escape" ? giveUp() : here());
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-my-day] .entry, [data-act=new]")) awaited = true;
});

/** The bar under the thumb opens the form of the page it is on. */
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-new]") && document.querySelector("[data-act=new]");
  if (!form) return;
  event.preventDefault();
  form.click();
});

document.addEventListener("focusin", (event) => {
  const entry = event.target.closest("[data-my-day] .entry");
  if (!entry || entry.hasAttribute("aria-current")) return;
  const entries = [...entry.closest("[data-my-day]").querySelectorAll(".entry")];
  entries.forEach((each) => each.removeAttribute("aria-current"));
  entry.setAttribute("aria-current", "true");
});

/** Opening focuses the panel; from there on to what was asked for. A finger wants no keyboard yet. */
const WANTED = { text: "textarea", date: ".day[tabindex='0']", user: ".when select" };
let served = "";
document.addEventListener("focusin", (event) => {
  const asked = event.target.dataset && event.target.dataset.focus;
  if (!asked || asked === served) return;
  served = asked;
  const part = asked.split(":")[0];
  if (part === "text" && !matchMedia("(pointer: fine)").matches) return;
  const target = WANTED[part] && [...event.target.querySelectorAll(WANTED[part])].find(shown);
  if (target) target.focus();
});

// Opening moves focus in, closing gives it back.
let before = null;
let wasOpen = false;
new MutationObserver(() => {
  const open = Boolean(document.querySelector("[data-ticket][aria-modal=true]:not([hidden])"));
  if (!open && wasOpen && before && before.isConnected) before.focus();
  wasOpen = open;
  if (open) awaited = false;
}).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["hidden"], childList: true });
document.addEventListener("focusin", (event) => {
  if (!event.target.closest("[data-ticket]")) before = event.target;
});
