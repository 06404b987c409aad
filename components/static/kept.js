// What is typed into a form and not saved outlives a reload: a person's own, and the one that the
// server's return brings. The server says how the form stands; over it lies what it hasn't heard.
const KEY = "kept";
const SOON = 3000;
const [visit] = performance.getEntriesByType("navigation");
const stored = JSON.parse(sessionStorage.getItem(KEY) || "null");
sessionStorage.removeItem(KEY);

let waiting = visit?.type === "reload" && stored?.path === location.pathname ? stored.forms : [];
let opener = null;
const touched = new Set();
const was = new WeakMap();

// A reload while the server is away, or only just back, is not the person's: nobody need be asked.
let isWatched = false;
let isLost = false;
export const isAway = () => isLost;

const label = (button) => button.ariaLabel || button.textContent.trim();
// A line of a draft tells each field as it is left: only the one at hand isn't heard yet. It is
// opened by what it names; a dialog by the button that was pressed last.
const place = (holder) => (holder.dataset.opener ? holder : (holder.closest(".q-dialog") ?? document));
const heading = (holder) => holder.dataset.opener ?? holder.closest(".q-dialog")?.querySelector("h2")?.textContent ?? "";
const reads = (control) => (control.type === "checkbox" ? String(control.checked) : control.value);

function kept(holder) {
  const unsaved = holder.dataset.unsaved;
  const isHeard = unsaved === undefined && !isLost;
  if (isHeard && !holder.dataset.opener) return [];
  const own = [...touched].filter((each) => each.isConnected && (!isHeard || each === document.activeElement) && place(holder).contains(each) && (heading(holder) || !each.closest(".q-dialog")));
  const typed = Object.fromEntries(own.map((each) => [each.dataset.field, [was.get(each) ?? "", reads(each)]]));
  if (!unsaved && !own.length) return [];
  return [{ heading: heading(holder), opener: holder.dataset.opener ?? (heading(holder) && opener), unsaved: JSON.parse(unsaved || "{}"), typed }];
}

addEventListener("pagehide", () => {
  if (window.leavesFreely) return;
  const forms = [...waiting, ...[...document.querySelectorAll("[data-keeps]")].flatMap(kept)];
  if (forms.length) sessionStorage.setItem(KEY, JSON.stringify({ path: location.pathname, forms }));
});

function watch() {
  if (isWatched || !window.socket) return;
  isWatched = true;
  window.socket.on("disconnect", () => { isLost = true; });
  window.socket.on("connect", () => setTimeout(() => { isLost = !window.socket.connected; }, SOON));
}

for (const event of ["input", "change"]) {
  document.addEventListener(event, ({ target }) => { if (target.matches("[data-field]")) touched.add(target); }, true);
}
document.addEventListener("click", ({ target }) => {
  watch();
  const button = target.closest?.("button");
  if (button && !button.closest(".q-dialog")) opener = label(button);
}, true);
document.addEventListener("focusin", ({ target }) => {
  watch();
  if (target.matches("[data-field]")) was.set(target, reads(target));
});

function bringBack() {
  for (const holder of document.querySelectorAll("[data-keeps]")) {
    const form = waiting.find((each) => each.heading === heading(holder));
    if (!form) continue;
    waiting = waiting.filter((each) => each !== form);
    holder.dispatchEvent(new CustomEvent("brought", { detail: { unsaved: form.unsaved, typed: form.typed } }));
  }
  const shut = waiting.find((each) => each.opener && !each.isAsked);
  const button = shut && [...document.querySelectorAll("button")].find((each) => label(each) === shut.opener);
  if (button) {
    shut.isAsked = true;
    button.click();
  }
}

if (waiting.length) {
  new MutationObserver((_, watcher) => {
    bringBack();
    if (!waiting.length) watcher.disconnect();
  }).observe(document.documentElement, { subtree: true, childList: true });
}
