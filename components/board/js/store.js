// What the board knows, outside Vue's reactivity: cards by number, columns with what is loaded.
import { before } from "/static/board/order.js";
import { isDue, isNarrow, matches } from "/static/board/matching.js";

export class Store {
  constructor(columns = []) {
    this.cards = new Map();
    this.newest = new Map();
    this.rooms = {};
    Object.assign(this, { filter: {}, people: {}, types: {}, slow: {}, boards: [], inside: [] });
    this.views = { all: 0, mine: 0, overdue: 0, nobody: 0 };
    const empty = { count: 0, total: 0, oldest: null, cards: [], more: false };
    this.columns = new Map(columns.map((column) => [column.id, this.column({ ...empty, ...column })]));
  }

  take(snapshot, filter) {
    Object.assign(this, { people: snapshot.people, types: snapshot.types, slow: snapshot.slow });
    Object.assign(this, { me: snapshot.me, today: snapshot.today, rooms: snapshot.rooms });
    Object.assign(this, { views: snapshot.views, elsewhere: snapshot.elsewhere, inside: snapshot.inside });
    Object.assign(this, { board: snapshot.board, boards: snapshot.boards });
    this.filter = filter;
    this.cards.clear();
    this.newest.clear();
    this.columns = new Map(snapshot.columns.map((column) => [column.id, this.column(column)]));
  }

  // Heads that were asked for on their own
  settle({ rooms, heads, views, elsewhere }) {
    if (Object.entries(rooms).some(([room, seq]) => this.rooms[room] !== seq)) return false;
    for (const [center, head] of Object.entries(heads)) Object.assign(this.columns.get(+center) || {}, head, { unsettled: false });
    Object.assign(this, { views, elsewhere });
    return true;
  }

  column({ cards, ...head }) {
    for (const card of cards) this.cards.set(card.n, card);
    return { ...head, list: cards.map((card) => card.n), loading: false, unsettled: false };
  }

  // Cards that a further page brought; what has changed since it was read is left alone.
  append(center, { cards, more }) {
    const column = this.columns.get(center);
    for (const card of cards) {
      if (this.cards.has(card.n) || this.newest.get(card.n) > card.v) continue;
      this.cards.set(card.n, card);
      column.list.push(card.n);
    }
    column.list.sort((a, b) => before(this.cards.get(a), this.cards.get(b)));
    column.more = more;
  }

  nameOf(board) {
    return this.boards.find((each) => each.id === +board)?.name || "";
  }

  get isFiltered() {
    return isNarrow(this.filter);
  }

  matches(card) {
    return matches(card, this.filter, this);
  }

  // Apply one delta; the centers whose columns have changed. Older news than ours is dropped.
  apply(delta) {
    const touched = this.heads(delta.heads);
    if (delta.k === "heads") return touched;
    const known = this.cards.get(delta.n);
    if (known && (known.v > delta.v || (known.v === delta.v && known.f > delta.f))) return touched;
    this.newest.set(delta.n, delta.v);
    this.step(delta.was && { n: delta.n, ...delta.was }, -1);
    this.step(delta.card, 1);
    if (known) touched.push(this.remove(known));
    if (delta.card) touched.push(this.insert(delta.card));
    for (const side of [delta.was, delta.card]) this.age(side, delta.heads);
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

  // Since when the longest one stands here, where the room's head doesn't say it
  age(side, heads) {
    const column = side && this.columns.get(side.c);
    if (!column || column.closes || (!this.isFiltered && "o" in (heads[side.c] || {}))) return;
    const entered = column.list.map((n) => this.cards.get(n).e);
    if (!column.more) column.oldest = entered.length ? Math.min(...entered) : null;
    else column.unsettled = true;
  }

  // The counts of columns and views follow from what a filter saw before and sees now.
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
    if (isDue(card, "overdue", this.today)) this.views.overdue += by;
  }

  // A drop shows at once; its delta, or a new snapshot, has the last word.
  carry(card, to, closes) {
    const now = Date.now() / 1000;
    this.remove(card);
    this.insert({ ...card, c: to, e: now, x: closes ? now : null });
    return [card.c, to].filter((center) => this.columns.has(center));
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
