// What is typed after one asked for a field, and before the server brought it, waits for it there.
import { replay } from "/static/replaying.js";

const FIELD = "input, textarea, select, [contenteditable=true]";
const HELD = ["Enter", "Tab", "Backspace", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"];
const SHORTCUTS = ["Enter", "s"];
const LONGEST = 15_000;

let place = "";
let keys = [];
let opener = "";
let given;

/** Keys wait until the focus comes into a `selector`, or one does something else. */
export function awaits(selector) {
  if (!window.socket?.connected) return;
  forgo();
  place = selector;
  given = setTimeout(forgo, LONGEST);
}

export function forgo() {
  clearTimeout(given);
  place = "";
  keys = [];
}

function waits({ key, ctrlKey, metaKey, altKey, target }) {
  if (ctrlKey || metaKey || altKey) return SHORTCUTS.includes(key);
  return (key.length === 1 || HELD.includes(key)) && (!target.matches(FIELD) || target.closest(place));
}

function pressed(event) {
  if (!event.isTrusted || event.isComposing) return;
  if (!place) return void (opener = event.key);
  const { key, target } = event;
  if (key === "Escape" || (target.matches(FIELD) && !target.closest(place))) return forgo();
  if (!waits(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat || keys.length) keys.push(event);
}

// Pressed again because nothing came: that isn't typed. An Enter before anything else is the same.
function typed() {
  if (keys.every(({ key }) => key === opener)) return [];
  return keys.slice(keys.findIndex(({ key }) => key !== "Enter" || opener !== "Enter"));
}

// What one of them opens is waited for by the others.
function come() {
  const told = place ? typed() : [];
  forgo();
  while (told.length && !place) {
    opener = told[0].key;
    replay(told.shift());
  }
  keys.push(...told);
}

addEventListener("keydown", pressed, true);
addEventListener("pointerdown", ({ target }) => { if (place && !target.closest?.(place)) forgo(); opener = ""; }, true);
// Who brings the focus may lead it further within.
addEventListener("focusin", ({ target }) => { if (place && target.closest(place)) setTimeout(come); });
// What can't be opened is told instead.
new MutationObserver((changes) => {
  if (place && changes.some(({ addedNodes }) => [...addedNodes].some((each) => each.matches?.(".q-notification")))) forgo();
}).observe(document.documentElement, { childList: true, subtree: true });
