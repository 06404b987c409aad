// The people page. Copying: over plain http a browser has no clipboard, then the old command does it.
window.copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
};

window.copyHeld = () => window.copyText(document.querySelector("[data-to-copy]").textContent);

// What is shown stays selected: where nothing can be copied, the keyboard still can.
window.copyShown = async (id) => {
  const shown = document.getElementById(id);
  const copied = await window.copyText(shown.textContent);
  window.getSelection().selectAllChildren(shown);
  return copied;
};

// Inside the dialog that is open, which else takes the focus back.
function copyFromField(text) {
  const before = document.activeElement;
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "sr-only";
  (before?.closest(".q-dialog") ?? document.body).append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  before?.focus();
  return copied;
}

// A list is drawn anew when its dialog closes: the button of the same name gets the focus back.
const named = (button) => button.getAttribute("aria-label") || button.textContent.trim();
let opener = "";
document.addEventListener("click", ({ target }) => {
  const button = target.closest(".access-page button");
  if (button) opener = named(button);
}, true);
new MutationObserver(() => {
  if (!opener || document.activeElement !== document.body || document.querySelector(".q-dialog")) return;
  [...document.querySelectorAll(".access-page button")].find((each) => named(each) === opener)?.focus();
}).observe(document, { childList: true, subtree: true });
