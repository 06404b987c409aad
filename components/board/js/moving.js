// A ticket in the air: what the server allows, the answers so far, the drop.
import { post } from "/static/board/live.js";
import { _ } from "/static/board/words.js";
import { zoneTitle } from "/static/board/zones.js";

const LONG = 450;

export const moving = {
  data: () => ({ move: null, target: [null, null], dragging: false, sheet: null, others: null, wanted: "" }),
  computed: {
    otherZones() {
      const wanted = this.wanted.toLowerCase();
      return (this.others || []).filter((zone) => this.place(zone.to).toLowerCase().includes(wanted));
    },
  },
  methods: {
    async startMove(n, dragging = false) {
      const card = this.store.cards.get(n);
      if (!card || this.lost) return false;
      this.move = { n, card, from: card.c, keys: [], ways: null };
      this.dragging = dragging;
      this.live.pause();
      const move = this.move;
      const answer = await fetch(`/api/tickets/${n}/ways?board=${this.board}`);
      if (this.move?.n !== n || this.move.keys !== move.keys) return false;
      if (!answer.ok) return this.cancelMove();
      this.move.ways = await answer.json();
      if (this.early) this.drop(...this.early);
      else { document.querySelector(".app").dataset.drag = n; this.announce(); }
      return true;
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
      const said = zones.map((zone) => `${zone.keys.join(" ")}, ${[zoneTitle(zone), ...zone.parts.slice(1).map((part) => part.label)].join(", ")}, ${zone.to ? _("goes to {center}", { center: this.place(zone.to) }) : _("ends the workflow")}.`);
      this.aloud = [_("Move {n}. {free} destinations, {blocked} blocked.", { n: this.move.n, free: zones.length, blocked }), ...said].join(" ");
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
      const free = this.zones().filter((zone) => !zone.keys.length && !zone.off_flow && zone.direction !== "other");
      if (free.length === 1) this.choose(free[0]);
    },
    chooseOther() {
      this.others = this.zones().filter((zone) => zone.direction === "other");
      this.wanted = "";
      this.$nextTick(() => this.$refs.others?.focus());
    },
    chosenOther() { if (this.otherZones[0]) this.choose(this.otherZones[0]); },
    // Dropped over a column, on a zone or beside its zones; before the ways came it waits for them.
    drop(center, at) {
      this.early = null;
      if (!this.move || center === null) return this.cancelMove();
      if (!this.move.ways) return void (this.early = [center, at]);
      const zones = this.move.ways.columns[center]?.zones || [];
      const zone = at === null ? (zones.length === 1 ? zones[0] : null) : zones[at];
      return zone ? this.choose(zone) : this.cancelMove();
    },
    async choose(zone) {
      const move = this.move;
      this.land();
      const wish = {
        direction: zone.direction, answers: zone.answers, to_center: zone.direction === "advance" ? null : zone.to,
        expects_center: zone.to, over_limit: false,
      };
      if (zone.direct) return this.record(move, wish, zone);
      this.$emit("board-compose", { n: move.n, version: move.ways.version, wish, more: zone.more });
    },
    async record(move, wish, zone) {
      const key = crypto.randomUUID?.() || [..."xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"].map((c) => (c === "x" ? Math.floor(Math.random() * 16).toString(16) : c)).join("");
      const answer = await post(`/api/tickets/${move.n}/follow-ups`, { key, version: move.ways.version, ...wish });
      const told = await answer.json();
      if (!answer.ok) return this.refuse(told);
      const values = { n: move.n, who: move.card.w, center: this.place(told.center_id) };
      this.say(told.closed ? _("#{n} {who} closed", values) : told.moved ? _("#{n} {who} moved to {center}", values) : _("#{n} {who}: follow-up recorded", values));
      this.aloud = this.toast.words;
    },
    refuse(told) {
      const words = (told.refusals || []).map((refusal) => refusal.sentence).join(" ") || told.detail || _("This can't be done.");
      this.alarm = words;
      this.say(words, "is-warning");
      this.load();
    },
    land() {
      this.move = this.sheet = this.others = null;
      this.dragging = false;
      this.target = [null, null];
      delete document.querySelector(".app").dataset.drag;
      this.live.resume();
    },
    cancelMove() {
      if (!this.move) return;
      const n = this.move.n;
      this.land();
      this.focus(n);
    },
    compose(n, focus = "text") {
      if (n) this.$emit("board-compose", { n, focus, wish: { direction: "stay" } });
    },
    // Long press opens the sheet; a tap opens the ticket.
    attachTouch() {
      const board = document.querySelector(".main");
      board.addEventListener("click", (event) => {
        const card = event.target.closest(".cr-list > [data-n]");
        if (card && !this.move) { this.current = +card.dataset.n; this.open(+card.dataset.n); }
      });
      board.addEventListener("focusin", (event) => { const card = event.target.closest(".cr-list > [data-n]"); if (card) this.current = +card.dataset.n; });
      let timer = null;
      board.addEventListener("pointerdown", (event) => {
        const card = event.target.closest(".cr-list > [data-n]");
        if (card && event.pointerType === "touch") timer = setTimeout(() => this.openSheet(+card.dataset.n), LONG);
      });
      for (const end of ["pointerup", "pointercancel", "pointermove"]) board.addEventListener(end, () => clearTimeout(timer));
      board.addEventListener("contextmenu", (event) => { if (this.phone && event.target.closest("[data-n]")) event.preventDefault(); });
    },
    async openSheet(n) {
      if (await this.startMove(n)) { delete document.querySelector(".app").dataset.drag; this.sheet = this.move; }
    },
  },
};
