import { awaits } from "/static/ahead.js";
import { isAway } from "./kept.js";

// The settings: Ctrl S saves what is in front, and nobody leaves with unsaved changes unasked.
const inFront = (selector) => {
  const dialogs = [...document.querySelectorAll(".q-dialog")];
  const place = dialogs.at(-1) ?? document;
  return [...place.querySelectorAll(selector)].find((each) => each.checkVisibility());
};

document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.key !== "s") return;
  event.preventDefault();
  const button = inFront("[data-saves]");
  // What is being typed is told to the server first.
  document.activeElement?.dispatchEvent(new Event("change", { bubbles: true }));
  if (button) setTimeout(() => button.click());
});

addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-unsaved]") && !window.leavesFreely && !isAway()) event.preventDefault();
});

// A way on that the server takes once all is saved: the flag and the leaving are one.
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[data-leaves]")) window.leavesFreely = true;
}, true);

// A dialog brings its first field.
document.addEventListener("click", ({ target }) => {
  if (target.closest?.("[aria-haspopup=dialog]")) awaits(".q-dialog :is(input, textarea, select, button)");
}, true);

// A list that can be searched: what holds every word stays.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const sift = (field) => {
  const words = folded(field.value).split(/\s+/).filter(Boolean);
  const list = document.getElementById(field.dataset.searches);
  let shown = 0;
  for (const row of list.children) {
    const holds = words.every((word) => folded(row.dataset.text ?? row.textContent).includes(word));
    row.classList.toggle("is-elsewhere", !holds);
    shown += holds;
  }
  const none = document.querySelector(`[data-none-of="${list.id}"]`);
  if (none) none.hidden = shown > 0 || !words.length;
};
document.addEventListener("input", ({ target }) => { if (target.matches("[data-searches]")) sift(target); });
// What is drawn anew under words that stand there is searched anew.
new MutationObserver((changes) => {
  const lists = new Set(changes.map((each) => each.target.id).filter(Boolean));
  for (const field of document.querySelectorAll("[data-searches]")) {
    if (field.value && lists.has(field.dataset.searches)) sift(field);
  }
}).observe(document.documentElement, { childList: true, subtree: true });

// Arrows go through a row of choices, and choose.
const STEP = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
document.addEventListener("keydown", (event) => {
  const group = event.target.closest?.("[data-arrows]");
  if (!group || !STEP[event.key]) return;
  event.preventDefault();
  const all = [...group.querySelectorAll("[role=radio]")];
  const next = all[(all.indexOf(event.target) + STEP[event.key] + all.length) % all.length];
  next.focus();
  next.click();
});

// CPF or CNPJ gets its punctuation as it is typed, where one writes at its end.
const punctuated = (text) => {
  const bare = text.replace(/[^0-9a-z]/gi, "").toUpperCase().slice(0, 14);
  const [parts, signs] = /^\d{0,11}$/.test(bare) ? [[3, 3, 3, 2], [".", ".", "-"]] : [[2, 3, 3, 4, 2], [".", ".", "/", "-"]];
  let [written, at] = ["", 0];
  parts.forEach((length, index) => {
    const part = bare.slice(at, (at += length));
    if (part) written += (index ? signs[index - 1] : "") + part;
  });
  return written;
};
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.matches("[data-document]") || event.inputType?.startsWith("delete")) return;
  if (field.selectionStart === field.value.length) field.value = punctuated(field.value);
}, true);

// A word put where the cursor is in a text.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-puts]");
  const area = button && document.getElementById(button.dataset.into);
  if (!area) return;
  area.setRangeText(button.dataset.puts, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
  area.focus();
});
// The section where one is comes into sight.
let isTurned = false;
new MutationObserver(() => {
  const here = !isTurned && document.querySelector(".sections [aria-current]");
  if (here) isTurned = !here.scrollIntoView({ block: "nearest", inline: "center" });
}).observe(document.documentElement, { childList: true, subtree: true });

// A row of a tree is dragged onto another: the list is told what hangs under what now.
let dragged = null;
const placeUnder = (event) => event.target.closest?.("[data-drop]");
const dropLeft = () => document.querySelectorAll(".is-over").forEach((row) => row.classList.remove("is-over"));
document.addEventListener("dragstart", ({ target, dataTransfer }) => {
  dragged = target.closest?.("[data-drag]") ?? null;
  if (dragged) dataTransfer.effectAllowed = "move";
});
document.addEventListener("dragend", () => { dragged = null; dropLeft(); });
document.addEventListener("dragover", (event) => {
  const row = placeUnder(event);
  if (!dragged) return;
  dropLeft();
  if (!row || row === dragged) return;
  event.preventDefault();
  row.classList.add("is-over");
});
document.addEventListener("drop", (event) => {
  const row = placeUnder(event);
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  const detail = { what: dragged.dataset.drag, to: row.dataset.drop };
  row.closest(".rows").dispatchEvent(new CustomEvent("moved", { detail }));
});
