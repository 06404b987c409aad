// What is on the screen, and pressing it: a key can do nothing that a click can't.
export const FIELDS = "input, textarea, select, [contenteditable=true]";

export const shown = (element) => element && element.getClientRects().length > 0;
export const last = (list) => list[list.length - 1];

/** The ticket that keys go to: the one on top. */
export function panel() {
  return last([...document.querySelectorAll("[data-ticket]")].filter(shown));
}

export function press(root, selector) {
  const target = root && [...root.querySelectorAll(selector)].find(shown);
  if (target) target.click();
  return Boolean(target);
}
