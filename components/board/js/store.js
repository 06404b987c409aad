// What the board knows, outside Vue's reactivity: cards by number, columns with what is loaded.
import { before } from "/static/board/order.js";
import { Counting } from "/static/board/counting.js";
import { isNarrow, matches } from "/static/board/matching.js";

export class Store extends Counting {
  constructor(columns = []) {
    super();
    this.cards = new Map();
    this.newest = new Map();
    this.raised = new Map();
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
    this.raised.clear();
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
      if (this.cards.has(card.n) || this.newest.get(card.n)?.v > card.v) continue;
      this.cards.set(card.n, this.newer(card, this.raised.get(card.n)));
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

  // Apply one delta of a room; the centers whose columns have changed.
  apply(delta, room) {
    if (delta.k === "raised") return this.raise(delta);
    const touched = this.heads(delta.heads);
    if (delta.k === "heads") return touched;
    const sides = [delta.was && { n: delta.n, ...delta.was }, delta.card];
    this.step(sides[0], -1);
    this.step(sides[1], 1);
    if (!this.isOutdated(delta, room)) touched.push(...this.show(delta, room));
    for (const side of sides) this.age(side, delta.heads);
    return [...touched, ...sides.map((side) => side?.c)].filter((center) => this.columns.has(center));
  }

  // A change may take a ticket out of one of our rooms and put it into another: the put stands.
  isOutdated({ n, v, f, card }, room) {
    const [told, known] = [this.newest.get(n), this.cards.get(n)];
    if ([told, known].some((held) => held?.v > v || (held?.v === v && held.f > f))) return true;
    return !card && told?.isPut && told.room !== room && told.v === v && told.f === f;
  }

  show({ n, v, f, card }, room) {
    this.newest.set(n, { v, f, room, isPut: Boolean(card) });
    const known = this.cards.get(n);
    return [known && this.remove(known), card && this.insert(card)];
  }

  // Only version and count of follow-ups grew: nothing that a filter or an order looks at.
  raise({ n, v, f }) {
    this.raised.set(n, this.newer(this.raised.get(n) || { v: 0, f: 0 }, { v, f }));
    const known = this.cards.get(n);
    if (!known) return [];
    this.cards.set(n, this.newer(known, { v, f }));
    return [known.c];
  }

  newer(card, raised) {
    const isNewer = raised && (raised.v > card.v || (raised.v === card.v && raised.f > card.f));
    return isNewer ? { ...card, ...raised } : card;
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
