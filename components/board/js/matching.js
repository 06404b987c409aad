// Whether a filter lets a card through: the same answer as the server's.
import { daysBetween, plain } from "/static/board/words.js";

export const isNarrow = (filter) => Object.values(filter).some(Boolean);

export function matches(card, filter, { me, today, inside }) {
  const { type, user, due, elsewhere, q } = filter;
  if (type && card.t !== +type) return false;
  if (user && !isWith(card, user, me)) return false;
  if (due && !isDue(card, due, today)) return false;
  if (elsewhere && (card.x || card.r !== +elsewhere || inside.includes(card.c))) return false;
  return !q || plain(q).split(/\s+/).filter(Boolean).every((word) => says(card, word));
}

function isWith(card, user, me) {
  if (user === "none") return card.u === null;
  return card.u === (user === "me" ? me : +user);
}

export function isDue(card, due, today) {
  if (!card.d || card.x) return false;
  const distance = daysBetween(today, card.d);
  if (due === "overdue") return distance < 0;
  if (due === "today") return distance === 0;
  const weekday = (new Date(`${today}T12:00:00`).getDay() + 6) % 7;
  return distance >= 0 && distance <= 6 - weekday;
}

function says(card, word) {
  return plain(`${card.w} ${card.s}`).includes(word) || String(card.n) === word.replace(/^#/, "");
}
