// While a sheet lies over the page, the Tab key goes round in it.
const REACHED = "a[href], button, input, select, [tabindex='0']";

export function keepFocus(event) {
  const all = [...event.currentTarget.querySelectorAll(REACHED)].filter((each) => each.offsetParent && !each.disabled);
  const [edge, other] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  const isOut = !event.currentTarget.contains(document.activeElement) || document.activeElement === event.currentTarget;
  if (document.activeElement !== edge && !(isOut && event.shiftKey)) return;
  event.preventDefault();
  other.focus();
}
