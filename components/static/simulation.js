// The answers of a simulation by their numbers, outside fields.
const FIELD = "input, select, textarea, [contenteditable]";

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(FIELD)) return;
  if (!/^[1-9]$/.test(event.key) || document.body.dataset.singleKeys === "off" || document.querySelector(".q-dialog")) return;
  const answer = document.querySelector(`.sim .answer[data-n="${event.key}"]`);
  if (!answer?.checkVisibility()) return;
  event.preventDefault();
  answer.click();
});
