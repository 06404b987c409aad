// Who else is here, and what they just did: slides, a glow of four seconds, one joined sentence.
import { _ } from "/static/board/words.js";

const GLOW = 4000;
const JOINED = 3000;
const calm = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

export const showing = {
  created() { this.heard = {}; },
  methods: {
    // Where the cards of these deltas are on the screen now
    where(deltas) {
      if (calm()) return {};
      const seen = {};
      for (const { n } of deltas) seen[n] = this.element(n)?.getBoundingClientRect();
      return seen;
    },
    element(n) { return document.querySelector(`.cr-list > [data-n="${n}"]`); },
    welcome(deltas, places) {
      for (const delta of deltas) if (delta.by && delta.by.id !== this.store.me && delta.card) this.glow(delta);
      this.$nextTick(() => { for (const [n, from] of Object.entries(places)) this.slide(n, from); });
    },
    glow({ n, by, act }) {
      const name = by.name.split(" ")[0];
      const words = { moved: _("{name} moved just now", { name }), opened: _("{name} opened just now", { name }), closed: _("{name} closed just now", { name }), reopened: _("{name} reopened just now", { name }), undone: _("{name} undid it just now", { name }) };
      this.lives = { ...this.lives, [n]: { hue: by.hue, words: words[act] || _("{name} changed just now", { name }) } };
      setTimeout(() => { const { [n]: _gone, ...rest } = this.lives; this.lives = rest; }, GLOW);
      this.heard[by.name] = (this.heard[by.name] || 0) + 1;
      this.telling ??= setTimeout(() => this.tell(), JOINED);
    },
    tell() {
      const said = Object.entries(this.heard).map(([name, n]) => (n === 1 ? _("{name} changed 1 ticket", { name }) : _("{name} changed {n} tickets", { name, n })));
      this.heard = {};
      this.telling = null;
      this.aloud = said.join(". ");
    },
    // A card that moves while it has the focus takes it along.
    keepingFocus(change) {
      const held = document.activeElement?.dataset?.n;
      change();
      if (held) this.$nextTick(() => { if (document.activeElement === document.body) this.element(held)?.focus({ preventScroll: true }); });
    },
    slide(n, from) {
      const element = this.element(n);
      if (!element || !from) return;
      const to = element.getBoundingClientRect();
      if (from.x === to.x && from.y === to.y) return;
      const moves = [{ transform: `translate(${from.x - to.x}px, ${from.y - to.y}px)` }, { transform: "none" }];
      element.animate(moves, { duration: 180, easing: "cubic-bezier(.2, .8, .2, 1)" });
    },
    meet({ place, people }) {
      if (place !== `board:${this.board}`) return;
      const others = people.filter((id) => id !== this.store.me && this.store.people[id]);
      this.people = others.map((id) => ({ id, ...this.store.people[id] }));
    },
    // The keyboard's way over the cards
    step(by) {
      const column = this.columnOf(this.current);
      if (!column) return this.focus(this.columns.find((one) => one.list.length)?.list[0]);
      return this.focus(column.list[column.list.indexOf(this.current) + by]);
    },
    side(by) {
      const open = this.columns.filter((column) => column.list.length);
      const at = open.indexOf(this.columnOf(this.current)), next = open[at + by];
      if (!next) return false;
      const row = Math.min(open[at].list.indexOf(this.current), next.list.length - 1);
      return this.focus(next.list[row]);
    },
    columnOf(n) { return this.store.columns.get(this.store.cards.get(n)?.c); },
    focus(n) {
      if (!n) return false;
      this.current = n;
      this.sought = [n];
      this.$nextTick(() => { const card = this.element(n); card?.focus(); card?.scrollIntoView({ block: "nearest", inline: "nearest" }); });
      return true;
    },
  },
};
