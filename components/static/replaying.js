// A key that was pressed before its field was there, pressed again: a page's own keys hear of it
// first, then it does what the browser would have done.
const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary, [tabindex='0']";
const CLICKED = "button, a, summary, [type=checkbox], [type=radio]";

export function replay({ key, code, shiftKey, ctrlKey, metaKey, altKey }) {
  const target = document.activeElement;
  const again = new KeyboardEvent("keydown", { key, code, shiftKey, ctrlKey, metaKey, altKey, bubbles: true, cancelable: true });
  if (!target.dispatchEvent(again) || ctrlKey || metaKey || altKey) return;
  if (key === "Tab") return go(target, shiftKey ? -1 : 1);
  if (target.matches(CLICKED)) return void ([" ", "Enter"].includes(key) && target.click());
  if (target.matches("select")) return choose(target, key);
  if (key === "Enter" && target.matches("input")) return target.form?.requestSubmit();
  if (key === "Backspace") return document.execCommand("delete");
  if (key === "Enter") return document.execCommand("insertText", false, "\n");
  if (key.length === 1) document.execCommand("insertText", false, key);
}

function go(from, by) {
  const around = from.closest("[aria-modal=true], .q-dialog") ?? document;
  const stops = [...around.querySelectorAll(FOCUSABLE)].filter((each) => each.tabIndex >= 0 && each.checkVisibility());
  const to = stops[(stops.indexOf(from) + by + stops.length) % stops.length];
  to?.focus();
  if (to?.matches("input")) to.select();
}

function choose(select, letter) {
  const fits = ({ text }) => text.trim().toLowerCase().startsWith(letter.toLowerCase());
  const at = [...select.options].findIndex(fits);
  if (at < 0 || letter.length > 1) return;
  select.selectedIndex = at;
  select.dispatchEvent(new Event("change", { bubbles: true }));
}
