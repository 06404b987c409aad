// Keys and focus of the ticket, the new ticket and my day.
import { browse, step } from "/static/ticket/choices.js";
import { FIELDS, panel, shown } from "/static/ticket/dom.js";
import { giveUp, isAwaited } from "/static/ticket/drawer.js";
import { inList } from "/static/ticket/list.js";
import { inPanel, keepInside } from "/static/ticket/panel.js";
import "/static/ticket/typed.js";

function here(event, root) {
  if (root) return inPanel(event, root);
  if (event.key === "Escape" && isAwaited()) return giveUp();
  const list = document.querySelector("[data-entries]");
  const isFree = !event.target.matches(FIELDS) && !event.ctrlKey && !event.metaKey && !event.altKey;
  return isFree && shown(list) && inList(event, list);
}

function pressed(event) {
  if (event.defaultPrevented || event.isComposing || document.querySelector(".q-dialog--modal")) return;
  const root = panel();
  if (root) keepInside(event, root);
  if (!step(event) && !browse(event) && !here(event, root)) return;
  event.preventDefault();
  event.stopPropagation();
}

document.addEventListener("keydown", pressed, true);
