// What is typed and not told yet when a page goes: kept in this tab, and put back once.
const LIFE = 10 * 60_000;
const touched = new WeakSet();
const name = (field) => `typed ${field.dataset.kept}`;

document.addEventListener("input", (event) => event.target.dataset?.kept && touched.add(event.target), true);

window.addEventListener("pagehide", () => {
  for (const field of document.querySelectorAll("[data-kept]"))
    if (touched.has(field)) sessionStorage.setItem(name(field), JSON.stringify({ at: Date.now(), value: field.value }));
});

function putBack(field) {
  const kept = JSON.parse(sessionStorage.getItem(name(field)));
  sessionStorage.removeItem(name(field));
  if (!kept || kept.value === field.value || Date.now() - kept.at > LIFE) return;
  field.value = kept.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

new MutationObserver((changes) => {
  if (changes.some((change) => change.addedNodes.length)) document.querySelectorAll("[data-kept]").forEach(putBack);
}).observe(document.documentElement, { subtree: true, childList: true });
