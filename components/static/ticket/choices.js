// Keys inside a row of choices, and from a search field into what it found.
import { awaits } from "/static/ahead.js";

export function step(event) {
  const radio = event.target.closest("[role=radio]");
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!radio || !by) return false;
  const all = [...radio.closest("[role=radiogroup]").querySelectorAll("[role=radio]")].filter(
    (each) => each.getAttribute("aria-disabled") !== "true",
  );
  const next = all[(all.indexOf(radio) + by + all.length) % all.length];
  if (!next) return false;
  next.focus();
  next.click();
  return true;
}

/** Down from a search field into what it found, and along it. */
export function browse(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return false;
  const picker = event.target.closest(".picker");
  if (!picker) return false;
  const stops = [picker.querySelector("input"), ...picker.querySelectorAll("[role=option], .found > .btn")];
  const to = stops[stops.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
  if (to) to.focus();
  return Boolean(to);
}

/** Enter takes what is sought, and the focus goes on to what is asked next. */
document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey, altKey }) => {
  if (key !== "Enter" || ctrlKey || metaKey || altKey || !target.matches(".new-ticket .picker input[role=combobox]")) return;
  if (target.value.trim() && target.value !== target.dataset.chosen) awaits(".new-ticket :is(input, textarea, select)");
});
