// A button whose press the server hasn't heard yet says so, where that takes long enough to be seen.
const SOON = 200;
const LONGEST = 15_000;
let pressed = null;

for (const press of ["click", "submit"]) {
  addEventListener(press, ({ target, submitter }) => {
    pressed = submitter ?? target.closest?.("button");
    setTimeout(() => (pressed = null));
  }, true);
}

/** What the server calls once it has heard of the press at hand, if there is one. */
export function untilHeard() {
  const button = pressed;
  if (!button) return [];
  let isOurs = false;
  const busy = setTimeout(() => {
    isOurs = button.ariaBusy !== "true";  // The server may have said so itself.
    button.ariaBusy = "true";
  }, SOON);
  const heard = () => {
    clearTimeout(busy);
    if (isOurs) button.removeAttribute("aria-busy");
  };
  setTimeout(heard, LONGEST);
  return [heard];
}
