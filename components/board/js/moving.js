// A ticket in the air: what the server allows, the answers so far, the drop.
import { recording } from "/static/board/recording.js";
import { _, n_ } from "/static/board/words.js";
import { isFree, onlyReason, zoneTitle } from "/static/board/zones.js";

const app = () => document.querySelector(".app").dataset;

export const moving = {
  mixins: [recording],
  data: () => ({ move: null, target: [null, null], dragging: false, sheet: null, others: null }),
  methods: {
    async startMove(n, dragging = false) {
      const card = this.store.cards.get(n);
      if (!card || this.move) return false;
      if (this.lost) return this.warn(_("No connection: nothing can be moved now."));
      this.move = { n, card: Vue.markRaw({ ...card }), from: card.c, keys: [], ways: null };
      const mine = this.move;
      this.dragging = dragging;
      this.early = null;
      this.typed = [];
      this.live.pause();
      const ways = await this.asked(`/api/tickets/${n}/ways?board=${this.board}`, (words) => this.warn(words));
      if (this.move !== mine) return false;
      if (!ways) return this.cancelMove();
      this.move.ways = ways;
      const nowhere = onlyReason(ways);
      if (nowhere) {
        this.cancelMove();
        return this.warn(nowhere);
      }
      if (this.early) return this.drop(...this.early);
      this.lift();
      for (const key of this.typed.splice(0)) if (this.move) this.keys.answer(key);
      return Boolean(this.move);
    },
    // The columns say what they allow.
    lift() {
      app().drag = this.move.n;
      this.announce();
      this.$nextTick(() => this.drag.look());
    },
    async asked(address, complain = () => {}) {
      const answer = await fetch(address).catch(() => null);
      if (answer?.ok) return answer.json().catch(() => null);
      const told = answer ? await answer.json().catch(() => ({})) : {};
      complain((told.refusals || []).map((refusal) => refusal.sentence).join(" ") || told.detail || _("This can't be done."));
      return null;
    },
    zones() {
      const columns = Object.values(this.move?.ways?.columns || {});
      return columns.flatMap((column) => column.zones).sort((a, b) => a.keys.length - b.keys.length || (a.keys[0] || 10) - (b.keys[0] || 10));
    },
    place(id) {
      const center = this.store.columns.get(id);
      return center ? `${center.code} ${center.name}` : "";
    },
    announce() {
      const zones = this.zones().filter((zone) => !zone.off_flow);
      const blocked = Object.values(this.move.ways.columns).filter((column) => column.verdict === "blocked").length;
      const said = zones.map((zone) => `${zone.keys.join(" ")}, ${[zoneTitle(zone), ...zone.parts.slice(1).map((part) => part.label)].join(", ")}, ${this.whereTo(zone)}.`);
      const free = n_("{n} destination", "{n} destinations", zones.length);
      this.aloud = [_("Move {n}. {free}, {blocked} blocked.", { n: this.move.n, free, blocked }), ...said].join(" ");
    },
    whereTo({ to }) {
      if (!to) return _("ends the workflow");
      const center = this.place(to);
      return to === this.move.from ? _("stays in {center}", { center }) : _("goes to {center}", { center });
    },
    answer(number) {
      const keys = [...this.move.keys, number];
      const fitting = this.zones().filter((zone) => keys.every((key, at) => zone.keys[at] === key));
      if (!fitting.length) return;
      this.move.keys = keys;
      const whole = fitting.find((zone) => zone.keys.length === keys.length);
      if (whole) return this.choose(whole);
      this.aloud = fitting.map((zone) => `${zone.keys[keys.length]}, ${zone.parts[keys.length].label}.`).join(" ");
    },
    dropOnly() {
      const free = this.zones().filter(isFree);
      if (free.length === 1) this.choose(free[0]);
    },
    chooseOther() {
      const others = this.zones().filter((zone) => zone.direction === "other");
      if (others.length) this.others = others;
      else this.warn(_("No other CR takes this ticket from you."));
    },
    drop(center, at) {
      this.early = null;
      if (!this.move || center === null) return this.cancelMove();
      if (!this.move.ways) return void (this.early = [center, at]);
      const zone = this.zoneAt(center, at);
      if (zone) return this.choose(zone);
      const asks = center !== this.move.from && this.move.ways.columns[center]?.zones.length;
      return asks ? this.stayUp() : this.cancelMove();
    },
    // A column with one zone takes the ticket anywhere; its own column only on the zone.
    zoneAt(center, at) {
      const zones = this.move.ways.columns[center]?.zones || [];
      if (at !== null) return zones[at];
      return zones.length === 1 && center !== this.move.from ? zones[0] : null;
    },
    // Let go between the answers: they stay on the screen, for a click or a key.
    stayUp() {
      this.dragging = false;
      this.target = [null, null];
      this.lift();
    },
    land() {
      this.move = this.sheet = this.others = this.early = null;
      this.dragging = false;
      this.target = [null, null];
      delete app().drag;
      this.live.resume();
      if (this.stale) { this.stale = false; this.load(); }
    },
    cancelMove() {
      if (!this.move) return false;
      const { n } = this.move;
      this.land();
      this.focus(n);
      return false;
    },
  },
};
