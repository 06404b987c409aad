// What the board knows, outside Vue's reactivity: cards by number, columns with what is loaded.
import { daysBetween, plain } from "/static/board/words.js";

const NEVER = "9999-12-31";

export function before(a, b) {
  if (a.x && b.x) return b.x - a.x || b.n - a.n;
  if (a.p !== b.p) return a.p - b.p;
  const [x, y] = [a.d || NEVER, b.d || NEVER];
  return x === y ? a.n - b.n : x < y ? -1 : 1;
}

export class Store {
  constructor() {
    this.cards = new Map();
    this.columns = new Map();
    this.rooms = {};
  }

  take(snapshot, filter) {
    Object.assign(this, { people: snapshot.people, types: snapshot.types, slow: snapshot.slow });
    Object.assign(this, { me: snapshot.me, today: snapshot.today, rooms: snapshot.rooms });
    Object.assign(this, { views: snapshot.views, elsewhere: snapshot.elsewhere, board: snapshot.board });
    this.filter = filter;
    this.cards.clear();
    this.columns = new Map(snapshot.columns.map((column) => [column.id, this.column(column)]));
  }

  column({ cards, ...head }) {
    for (const card of cards) this.cards.set(card.n, card);
    return { ...head, list: cards.map((card) => card.n), loading: false };
  }

  // Cards that a further page brought
  append(center, { cards, more }) {
    const column = this.columns.get(center);
    for (const card of cards) {
      if (!this.cards.has(card.n)) column.list.push(card.n);
      this.cards.set(card.n, card);
    }
    column.list.sort((a, b) => before(this.cards.get(a), this.cards.get(b)));
    column.more = more;
  }

  matches(card) {
    const { type, user, due, q } = this.filter;
    if (type && card.t !== +type) return false;
    if (user && !this.isWith(card, user)) return false;
    if (due && !this.isDue(card, due)) return false;
    return !q || plain(q).split(/\s+/).filter(Boolean).every((word) => this.says(card, word));
  }

  isWith(card, user) {
    if (user === "none") return card.u === null;
    return card.u === (user === "me" ? this.me : +user);
  }

  isDue(card, due) {
    if (!card.d || card.x) return false;
    const distance = daysBetween(this.today, card.d);
    if (due === "overdue") return distance < 0;
    if (due === "today") return distance === 0;
    const weekday = (new Date(`${this.today}T12:00:00`).getDay() + 6) % 7;
    return distance >= 0 && distance <= 6 - weekday;
  }

  says(card, word) {
    const number = word.replace(/^#/, "");
    return plain(`${card.w} ${card.s}`).includes(word) || String(card.n) === number;
  }

  // Apply one delta; the centers whose columns have changed. Older news than ours is dropped.
  apply(delta) {
    const touched = this.heads(delta.heads || {});
    if (delta.k === "heads") return touched;
    const known = this.cards.get(delta.n);
    if (known && (known.v > delta.v || (known.v === delta.v && known.f > delta.f))) return touched;
    this.count(delta);
    if (known) touched.push(this.remove(known));
    if (delta.card) touched.push(this.insert(delta.card));
    return touched.filter(Boolean);
  }

  heads(heads) {
    const touched = [];
    for (const [center, head] of Object.entries(heads)) {
      const column = this.columns.get(+center);
      if (!column) continue;
      column.total = head.n;
      if ("o" in head && !this.isFiltered) column.oldest = head.o;
      touched.push(+center);
    }
    return touched;
  }

  get isFiltered() {
    return Object.values(this.filter).some(Boolean);
  }

  // The counts of columns and views follow from what a filter saw before and sees now.
  count({ was, card }) {
    this.step(was, -1);
    this.step(card, 1);
  }

  step(card, by) {
    if (!card) return;
    const column = this.columns.get(card.c);
    if (column && this.matches(card)) column.count += by;
    if (card.x) return;
    if (!column) {
      if (this.board && card.r === this.board.id) this.elsewhere += by;
      return;
    }
    this.views.all += by;
    if (card.u === this.me) this.views.mine += by;
    if (card.u === null) this.views.nobody += by;
    if (this.isDue(card, "overdue")) this.views.overdue += by;
  }

  remove(card) {
    const column = this.columns.get(card.c);
    this.cards.delete(card.n);
    if (!column) return null;
    const at = column.list.indexOf(card.n);
    if (at >= 0) column.list.splice(at, 1);
    return card.c;
  }

  insert(card) {
    const column = this.columns.get(card.c);
    if (!column || !this.matches(card)) return null;
    const at = this.place(column, card);
    if (at === column.list.length && column.more) return card.c;
    this.cards.set(card.n, card);
    column.list.splice(at, 0, card.n);
    return card.c;
  }

  place(column, card) {
    let [low, high] = [0, column.list.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (before(this.cards.get(column.list[middle]), card) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
