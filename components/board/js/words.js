// The words in the reader's language, and days as people say them.
let catalogue = {};
let language = "en";

export function speak(words, locale) {
  catalogue = words;
  language = locale;
}

export const _ = (message, values) => said(message, values);

export function n_(one, many, n, values = {}) {
  return said(n === 1 ? one : many, { n, ...values });
}

function said(message, values = {}) {
  return (catalogue[message] || message).replace(/\{(\w+)\}/g, (_all, name) => values[name] ?? "");
}

const DAY = 86_400_000;
const date = (iso) => new Date(`${iso}T12:00:00`);
export const daysBetween = (from, to) => Math.round((date(to) - date(from)) / DAY);

export function dayWords(iso, today) {
  const distance = daysBetween(today, iso);
  if (distance === 0) return _("Today");
  if (distance === 1) return _("Tomorrow");
  if (distance === -1) return _("Yesterday");
  const weekday = date(iso).toLocaleDateString(language, { weekday: "short" }).replace(".", "");
  return `${weekday} ${iso.slice(8)}/${iso.slice(5, 7)}`;
}

// {words, state, icon} of a next contact
export function due(iso, today) {
  if (!iso) return { words: _("No date"), state: "", icon: "" };
  const distance = daysBetween(today, iso);
  if (distance < 0) return { words: _("Overdue {n} d", { n: -distance }), state: "is-overdue", icon: "event_busy" };
  if (distance === 0) return { words: _("Today"), state: "is-today", icon: "schedule" };
  return { words: dayWords(iso, today), state: "", icon: "" };
}

export const daysSince = (epoch) => Math.floor((Date.now() / 1000 - epoch) / 86_400);

export function oldest(epoch) {
  if (!epoch) return "";
  const days = daysSince(epoch);
  if (days < 1) return _("oldest since today");
  return days === 1 ? _("oldest for 1 day") : _("oldest for {n} days", { n: days });
}

export function closedOn(epoch, today) {
  const at = new Date(epoch * 1000);
  const two = (n) => String(n).padStart(2, "0");
  return dayWords(`${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`, today).toLowerCase();
}

export const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
