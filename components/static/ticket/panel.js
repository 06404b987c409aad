// A ticket or a form on the screen: its keys, and the Tab key kept inside.
import { giveUp } from "/static/ticket/drawer.js";
import { FIELDS, last, press, shown } from "/static/ticket/dom.js";

const FOCUSABLE =
  "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary, [tabindex='0']";

function answer(root, digit) {
  const lines = [...root.querySelectorAll(".q")].filter(shown);
  const line = lines.find((each) => each.hasAttribute("data-open")) || last(lines);
  return line ? press(line, `[data-key="${digit}"]`) : false;
}

export function keepInside(event, root) {
  if (event.key !== "Tab" || root.getAttribute("aria-modal") !== "true") return;
  const stops = [...root.querySelectorAll(FOCUSABLE)].filter((each) => shown(each) && each.tabIndex >= 0);
  const [first, end] = [stops[0], last(stops)];
  const outside = !root.contains(document.activeElement);
  const wraps = outside || document.activeElement === (event.shiftKey ? first : end);
  if (!wraps || !first) return;
  event.preventDefault();
  (event.shiftKey ? end : first).focus();
}

export function inPanel(event, root) {
  const field = event.target.matches(FIELDS);
  const holds = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && holds) return press(root, "[data-act=record]");
  if (event.key === "Enter" && event.altKey) return press(root, "[data-act=use-reply]");
  if (event.key === "Enter" && event.target.matches(".composer input:not([role=combobox])")) return true;
  if (event.key === "Escape") return leave(root);
  if (field || holds || event.altKey) return false;
  return /^[1-9]$/.test(event.key) && answer(root, event.key);
}

/** What was typed last is told before the drawer goes. */
function leave(root) {
  if (root.contains(document.activeElement)) document.activeElement.blur();
  return press(root, ".is-close") || giveUp();
}
