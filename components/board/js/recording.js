// A drop that asks nothing is recorded at once: shown before it is answered, put right by what is.
import { post } from "/static/board/live.js";
import { _ } from "/static/board/words.js";

const TRIES = 4;
const WAIT = 1500;

// The same key every time: a reconnect can't do a thing twice.
async function sent(address, body) {
  for (let attempt = 1; ; attempt++) {
    const answer = await post(address, body).catch(() => null);
    if (answer && answer.status < 500) return answer;
    if (attempt === TRIES) return answer;
    await new Promise((done) => setTimeout(done, WAIT * attempt));
  }
}

function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = () => Math.floor(Math.random() * 16).toString(16);
  return "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx".replace(/x/g, hex);
}

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
    recorded({ n, who, center_id, closed, moved, kind }) {
      const values = { n, who: who ?? this.store.cards.get(n)?.w ?? "", center: this.place(center_id) };
      if (kind === "opened") this.say(_("#{n} {who} opened", values));
      else if (kind === "reopened") this.say(_("#{n} {who} reopened", values));
      else if (closed) this.say(_("#{n} {who} closed", values));
      else this.say(moved ? _("#{n} {who} moved to {center}", values) : _("#{n} {who}: follow-up recorded", values));
      this.aloud = this.toast.words;
      this.focus(n);
    },
    // Somebody was faster, or it isn't allowed: the card goes to its true place, which the snapshot knows.
    refuse(told, n) {
      this.warn((told.refusals || []).map((refusal) => refusal.sentence).join(" ") || told.detail || _("This can't be done."));
      this.load().then(() => this.focus(n));
    },
    warn(words) {
      this.alarm = words;
      this.say(words, "is-warning");
      return false;
    },
    compose(n, { wish = null, focus = "text" } = {}) {
      if (!n) return;
      this.showing(n);
      this.$emit("board-compose", { n, focus, wish });
    },
    open(n) {
      if (!n) return false;
      if (this.store.cards.has(n)) this.focus(n);
      this.showing(n);
      this.$emit("board-open", { n });
      return true;
    },
    openNew() {
      if (this.may.includes("ticket.open")) this.$emit("board-new", {});
      return true;
    },
    // The address names the ticket that is open.
    showing(n) {
      this.opened = n;
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
