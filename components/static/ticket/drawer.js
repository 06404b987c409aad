// Opening moves the focus in, closing gives it back; Escape may come before the drawer does.
import { awaits } from "/static/ahead.js";
import { kept } from "/static/board/last_act.js";
import { led } from "/static/lead.js";
import { shown } from "/static/ticket/dom.js";

let awaited = false;
export const isAwaited = () => awaited;

/** A drawer that was asked for and isn't there yet is shut as it comes. */
export function giveUp() {
  const scrims = document.querySelectorAll(".scrim");
  scrims.forEach((each) => each.click());
  awaited = false;
  return scrims.length > 0;
}

function asked() {
  awaited = true;
  awaits("[data-ticket][aria-modal=true]");
}

document.addEventListener("drawer-asked", asked);
// On its way down: the buttons of an entry keep their clicks to themselves.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-entries] .entry, [data-act=new]")) asked();
}, true);

/** The bar under the thumb opens the form of the page it is on. */
document.addEventListener("click", (event) => {
  const form = event.target.closest("[data-new]") && document.querySelector("[data-act=new]");
  if (!form) return;
  event.preventDefault();
  form.click();
});

/** On a phone the composer stands below the history. */
const fine = () => matchMedia("(pointer: fine)").matches;
const toComposer = (root) => root.querySelector(".composer-place")?.scrollIntoView({ block: "start" });
document.addEventListener("click", (event) => {
  const asked = event.target.closest("[data-to-composer]");
  if (!asked) return;
  const root = asked.closest("[data-ticket]");
  toComposer(root);
  root.querySelector("textarea")?.focus({ preventScroll: true });
});

/** Once the composer is in sight there is nothing to lead to. */
document.addEventListener("scroll", () => {
  for (const way of document.querySelectorAll("[data-to-composer]")) {
    const place = way.closest("[data-ticket]")?.querySelector(".composer-place");
    if (place) way.classList.toggle("is-passed", place.getBoundingClientRect().top < innerHeight - 80);
  }
}, { capture: true, passive: true });

/** From the panel on to what was asked for. A finger that only reads wants no keyboard yet; whoever
    is somewhere already when a ticket's own page listens stays there, and what has just been done to
    it may be taken back by its key. */
const WANTED = { read: "textarea", text: "textarea", date: ".day[tabindex='0']", user: ".when select" };
let served = "";
document.addEventListener("focusin", (event) => {
  const asked = event.target.dataset && event.target.dataset.focus;
  if (!asked || asked === served) return;
  served = asked;
  const from = event.target.matches(".is-page") && event.relatedTarget;
  if (from) return void from.focus({ preventScroll: true });
  if (event.target.matches(".is-page") && String(kept()?.n) === event.target.dataset.ticket) return;
  const part = asked.split(":")[0];
  if (!fine()) return void (part === "read" || toComposer(event.target));
  const target = WANTED[part] && [...event.target.querySelectorAll(WANTED[part])].find(shown);
  if (target) target.focus();
});

let before = null;
let wasOpen = false;
new MutationObserver(() => {
  const open = Boolean(document.querySelector("[data-ticket][aria-modal=true]:not([hidden])"));
  if (!open && wasOpen && before && before.isConnected) led(before);
  wasOpen = open;
  if (open) awaited = false;
}).observe(document.documentElement, { subtree: true, attributes: true, attributeFilter: ["hidden"], childList: true });
document.addEventListener("focusin", (event) => {
  if (!event.target.closest("[data-ticket]")) before = event.target;
});
