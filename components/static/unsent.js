// What is typed while the server is away outlives the reload that its return brings. What
// has reached the server is its draft: here only the newest text is kept, and not for long.
const AREA = "textarea[data-text]";
const KEY = "unsent";
const QUIET = 3000;

let kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
let waiting;

const about = (area) => area.closest("[data-ticket]")?.dataset.ticket || "new";
const isLive = () => Boolean(window.socket?.connected);

document.addEventListener("input", ({ target }) => {
  if (!target.matches(AREA)) return;
  sessionStorage.setItem(KEY, JSON.stringify({ about: about(target), text: target.value }));
  wait(0);
});

// Live twice in a row: neither gone nor just back, which may mean a reload.
function wait(seen) {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (isLive() && seen) sessionStorage.removeItem(KEY);
    else wait(isLive() ? 1 : 0);
  }, QUIET);
}

document.addEventListener("submit", () => { if (isLive()) sessionStorage.removeItem(KEY); });

function bringBack() {
  const area = kept && [...document.querySelectorAll(AREA)].find((each) => about(each) === kept.about);
  if (!area) return;
  const { text } = kept;
  kept = null;
  if (area.value === text) return;
  area.value = text;
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

if (kept) new MutationObserver((_, watch) => { bringBack(); if (!kept) watch.disconnect(); }).observe(document.documentElement, { subtree: true, childList: true });
