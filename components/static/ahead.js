// What is typed after one asked for a field, and before the server brought it, waits for it there.
import { FIELD } from "/static/lead.js";
import { replay } from "/static/replaying.js";

const HELD = ["Enter", "Tab", "Backspace", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight"];
const SHORTCUTS = ["Enter", "s"];
const LONGEST = 15_000;

let place = "";
let keys = [];
let isTelling = false;
let hasCome = false;
let opener = "";
let given;

/** Keys wait until the focus comes into a `selector`, or one does something else. */
export function awaits(selector) {
  if (!window.socket?.connected) return;
  if (!isTelling) forgo();
  place = selector;
  hasCome = false;
  given = setTimeout(stay, LONGEST);
}

export function forgo() {
  clearTimeout(given);
  place = "";
  keys = [];
}

// It doesn't come: what was typed stands where one is, if that is a field.
function stay() {
  const told = keys;
  forgo();
  if (document.activeElement.matches(FIELD)) told.forEach(replay);
}

const isElsewhere = (target) => place && target.matches(FIELD) && !target.closest(place);
const isHeld = ({ key, ctrlKey, metaKey, altKey }) => (ctrlKey || metaKey || altKey ? SHORTCUTS : HELD).includes(key) || (key.length === 1 && !ctrlKey && !metaKey && !altKey);

function pressed(event) {
  if (!event.isTrusted || event.isComposing) return;
  if (!place && !isTelling) return void (opener = event.key);
  if (event.key === "Escape" || isElsewhere(event.target)) return forgo();
  if (!isHeld(event)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (!event.repeat || keys.length) keys.push(event);
}

// Pressed again because nothing came: that isn't typed. An Enter before anything else is the same.
function typed() {
  if (keys.every(({ key }) => key === opener)) return [];
  return keys.slice(keys.findIndex(({ key }) => key !== "Enter" || opener !== "Enter"));
}

// At once, so that nothing typed meanwhile overtakes them; an Enter lets what is typed be told
// before it. What one of them opens is waited for by the rest.
async function come() {
  if (isTelling || !place) return;
  const told = typed();
  forgo();
  keys = told;
  isTelling = true;
  try {
    while (keys.length && !place) {
      opener = keys[0].key;
      if (SHORTCUTS.includes(opener)) await new Promise((done) => setTimeout(done));
      if (keys.length) replay(keys.shift());
    }
  } finally {
    isTelling = false;
  }
  if (hasCome) come();
}

addEventListener("keydown", pressed, true);
addEventListener("pointerdown", ({ target }) => {
  if (place && (!target.closest?.(place) || document.activeElement.closest(place))) stay();
  opener = "";
}, true);
// Who brings the focus may lead it further within.
addEventListener("focusin", ({ target }) => {
  hasCome = Boolean(place && target.closest(place));
  if (hasCome) come();
});
// What can't be opened is told instead; a field says that it stays.
new MutationObserver((changes) => {
  const isTold = (each) => each.type === "attributes" || [...each.addedNodes].some((node) => node.matches?.(".q-notification"));
  if (place && changes.some(isTold)) stay();
}).observe(document.documentElement, { childList: true, subtree: true, attributeFilter: ["data-stays"] });
