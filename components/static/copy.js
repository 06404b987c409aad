// Copying. Over plain http a browser has no clipboard: then the old command, which wants a field.
window.copyText = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyFromField(text);
  }
};

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
