// The server leads the focus to what comes next. Its word may come late: whoever stands in a field
// by then that they went to themselves, and have done nothing since but type, is left there.
export const FIELD = "input, textarea, select, [contenteditable=true]";
const PRESSABLE = "button, a, summary, [role=button], [role=radio], [role=option]";
let own = null;
let isLed = false;
const forgo = () => (own = null);

/** Where our scripts put the focus nobody went to themselves. */
export function led(to, how) {
  isLed = true;
  to?.focus(how);
  isLed = false;
}

function lead(to) {
  if (!own || own !== document.activeElement) led(to);
}

HTMLElement.prototype.lead = function leadHere() { lead(this); };
// A control of Quasar's has its field somewhere inside.
HTMLElement.prototype.leadInto = function leadInto(id) { lead([...this.querySelectorAll(FIELD)].find((each) => each.closest(`#${id}`))); };

addEventListener("focusin", ({ target }) => { own = !isLed && target.matches(FIELD) ? target : null; }, true);

// What the server may answer by leading on.
addEventListener("pointerdown", ({ target }) => { if (!own?.contains(target)) forgo(); }, true);
addEventListener("click", ({ target }) => { if (target.closest?.(PRESSABLE)) forgo(); }, true);
addEventListener("change", ({ target }) => { if (target.matches("select, [type=checkbox], [type=radio]")) forgo(); }, true);
addEventListener("submit", forgo, true);
addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey, target }) => {
  if (["Enter", "Escape"].includes(key) || altKey || ((ctrlKey || metaKey) && key === "s") || !target.matches(FIELD)) forgo();
}, true);
