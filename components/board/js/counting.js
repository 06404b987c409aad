// The counts of columns and views, kept by what the deltas tell.
import { isDue } from "/static/board/matching.js";

export class Counting {
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
}
