// A history or a list that is drawn anew doesn't take the focus away: the same thing in it has it
// again, or, where that is gone, the list itself or what comes first in it.
import { led } from "./lead.js";

const HOMES = ".history, .picker, .rows";
const FOCUSABLE = "a[href], button:not([disabled]), input:not([disabled]), select, textarea";
const SETTLED = 60;

let last = null;
let waiting;

const isLost = () => [null, document.body].includes(document.activeElement);
const names = (each) => each.dataset.key ?? [each.tagName, each.getAttribute("href"), each.getAttribute("aria-label"), each.textContent].join("\n");

function first(place) {
  if (place.tabIndex >= 0) return place;
  return [...place.querySelectorAll(FOCUSABLE)].find((each) => each.checkVisibility());
}

const isTaken = () => last && !last.control.isConnected && last.around.isConnected && isLost();

function giveBack() {
  const twin = [...last.home.querySelectorAll(FOCUSABLE)].find((each) => names(each) === last.name);
  led(twin, { preventScroll: true });
  return Boolean(twin);
}

function giveNear() {
  if (isTaken() && !giveBack()) led(first(last.home) ?? first(last.around));
}

document.addEventListener("focusin", ({ target }) => {
  if (target.closest(".q-dialog")) return;
  const home = target.closest(HOMES);
  last = home && { control: target, home, around: home.parentElement, name: names(target) };
});

// Whoever clicks beside it has left it.
document.addEventListener("focusout", () => setTimeout(() => {
  if (last?.control.isConnected && isLost() && !document.querySelector(".q-dialog")) last = null;
}));

new MutationObserver(() => {
  if (!isTaken() || giveBack()) return;
  clearTimeout(waiting);
  waiting = setTimeout(giveNear, SETTLED);
}).observe(document.body, { childList: true, subtree: true });
