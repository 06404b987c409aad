// A drop that asks nothing is recorded at once: shown before it is answered, put right by what is.
import { newKey, sent } from "/static/board/sending.js";
import { recordedWords } from "/static/board/toast.js";
import { _ } from "/static/board/words.js";

export const recording = {
  methods: {
    choose(zone) {
      const move = this.move;
      const wish = {
        direction: zone.direction, answers: zone.answers, to_center: zone.direction === "advance" ? null : zone.to,
        expects_center: zone.to, over_limit: false,
      };
      if (zone.direct && zone.to) this.carry(move, zone);
      this.land();
      if (zone.direct) return this.record(move, wish);
      this.compose(move.n, { wish, focus: zone.more ? "route" : "text" });
    },
    carry({ card, from }, { to, closes }) {
      if (to !== from) this.redrawn(this.store.carry(this.store.cards.get(card.n) || card, to, closes));
    },
    async record(move, wish) {
      const answer = await sent(`/api/tickets/${move.n}/follow-ups`, { key: newKey(), version: move.ways.version, ...wish });
      const told = answer ? await answer.json().catch(() => ({})) : { detail: _("The server did not answer. Look at the ticket before trying again.") };
      if (answer?.ok) this.recorded({ n: move.n, who: move.card.w, ...told });
      else this.refuse(told, move.n);
    },
    recorded({ n, who, center_id, ...told }) {
      const named = { n, who: who ?? this.store.cards.get(n)?.w ?? "", center: this.place(center_id) };
      this.aloud = recordedWords({ ...told, ...named });
      this.$refs.toast.tell(this.aloud, { n, ...told });
      this.focus(n);
    },
    // The card goes back with the delta.
    undone({ number, said, kind }) {
      this.aloud = said;
      if (kind === "undone") this.focus(number);
    },
    // Somebody was faster, or it isn't allowed: the card goes to its true place, which the snapshot knows.
    refuse(told, n) {
      this.warn((told.refusals || []).map((refusal) => refusal.sentence).join(" ") || told.detail || _("This can't be done."));
      this.load().then(() => this.focus(n));
    },
    warn(words) {
      this.alarm = words;
      this.$refs.toast.say(words, "is-warning");
      return false;
    },
    compose(n, { wish = null, focus = "text" } = {}) {
      if (!n || this.isAway()) return;
      this.showing(n);
      this.$emit("board-compose", { n, focus, wish });
    },
    // What the server would have to draw is not begun without it.
    isAway() { return Boolean(this.lost) && !this.warn(_("No connection: nothing can be opened now.")); },
    open(n) {
      if (!n || this.isAway()) return false;
      if (this.store.cards.has(n)) this.focus(n);
      this.showing(n);
      this.$emit("board-open", { n });
      return true;
    },
    openNew() {
      if (!this.may.includes("ticket.open") || this.isAway()) return true;
      this.asking();
      this.$emit("board-new", {});
      return true;
    },
    // Escape may come before the drawer does.
    asking() { document.dispatchEvent(new Event("drawer-asked")); },
    // The address names the ticket that is open.
    showing(n) {
      this.opened = n;
      if (n) this.asking();
      this.keepAddress();
    },
    // Told by the server: the drawer is shut, or what was in it is recorded.
    ticketClosed() {
      const n = this.opened;
      this.showing(null);
      setTimeout(() => { if (document.activeElement === document.body) this.focus(n); });
    },
    ticketRecorded(told) { this.recorded(told); },
  },
};
