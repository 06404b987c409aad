// Snapshots, further pages and deltas: how the store is filled, and what is drawn anew for it.
import { query } from "/static/board/filtering.js";

const PATIENCE = 200;
const FEW = 20;
const SETTLE = 1000;

export const loading = {
  data: () => ({ ver: 0, vers: {}, ready: false, slow: false, failed: false }),
  methods: {
    // A snapshot waits for the card that is in the air; deltas wait for the snapshot.
    async load(reason) {
      if (reason === "rights") { this.drag.letGo(); this.cancelMove(); }
      if (this.move) return void (this.stale = true);
      const filter = this.filter;
      this.live.pause();
      const waiting = this.ready ? null : setTimeout(() => (this.slow = true), PATIENCE);
      try {
        const answer = await fetch(`/api/boards/${this.board}/snapshot?${query(filter)}`);
        if (answer.status === 401) return void window.location.reload();
        if (answer.status === 404) return void window.location.assign("/");
        if (answer.status === 422) return void this.narrow({});
        if (!answer.ok) throw new Error(answer.status);
        this.take(await answer.json(), filter);
      } catch {
        this.failed = !this.ready;
        this.live.owed = true;
      } finally {
        clearTimeout(waiting);
        this.live.resume();
      }
    },
    take(snapshot, filter) {
      if (filter !== this.filter) return;
      if (this.move) return void (this.stale = true);
      this.keepingFocus(() => this.store.take(snapshot, filter));
      if (!this.ready) {
        this.folded = snapshot.folded;
        this.$nextTick(() => this.turnToNamed());
      }
      this.ready = true;
      this.failed = this.live.owed = false;
      this.redraw();
    },
    redraw() {
      this.redrawn(this.store.columns.keys());
      const first = this.columns.find((column) => column.list.length);
      if (!this.store.cards.has(this.current)) this.current = first ? first.list[0] : null;
      if (!this.store.columns.has(this.seen)) this.seen = this.columns[0]?.id;
      window.boardDrawn ??= performance.now();
    },
    redrawn(ids) {
      for (const id of ids) this.vers[id] = (this.vers[id] || 0) + 1;
      this.ver++;
    },
    apply(told, room) {
      const deltas = told.flatMap((delta) => delta.d || [delta]);
      const places = this.where(deltas);
      this.keepingFocus(() => this.redrawn(deltas.flatMap((delta) => this.store.apply(delta, room))));
      this.welcome(deltas, places);
      for (const column of this.columns) if (column.more && column.list.length < FEW) this.more(column.id);
      if (this.columns.some((column) => column.unsettled)) this.settling ??= setTimeout(() => this.settle(), SETTLE);
    },
    // What the deltas can't say of a head is asked; where newer ones came meanwhile, once more.
    async settle() {
      const told = await this.asked(`/api/boards/${this.board}/heads?${query(this.filter)}`);
      this.settling = told && !this.store.settle(told) ? setTimeout(() => this.settle(), SETTLE) : null;
      this.redraw();
    },
    async more(id) {
      const column = this.store.columns.get(id);
      if (!column?.more || column.loading || !column.list.length) return;
      column.loading = true;
      const page = await this.asked(`/api/boards/${this.board}/columns/${id}?after=${column.list.at(-1)}&${query(this.filter)}`);
      column.loading = false;
      if (!page || this.store.columns.get(id) !== column) return;
      this.store.append(id, page);
      this.redrawn([id]);
    },
  },
};
