// One ticket, as design and reader see it.
import { _, closedOn, daysSince, due } from "/static/board/words.js";

const symbol = (name) => `<i class="i i-${name}" aria-hidden="true"></i>`;

export const Card = {
  props: { card: Object, store: Object, live: Object, stop: Boolean },
  template: `
    <li v-if="card.x" class="ticket is-closed" :class="hue" :data-n="card.n" :tabindex="stop ? 0 : -1" :aria-label="breath">
      <p class="t-top"><span class="fill">#{{ card.n }}</span>{{ closed }}</p><p class="t-who">{{ card.w }}</p>
    </li>
    <li v-else class="ticket" :class="[hue, card.o && 'is-offflow', live && 'is-live who-' + live.hue]" :data-n="card.n" :tabindex="stop ? 0 : -1" :aria-label="breath">
      <span v-if="live" class="live-by" aria-hidden="true">{{ live.words }}</span>
      <p class="t-top"><span class="prio" :class="card.p === 1 && 'is-1'">{{ card.p }}</span><span class="fill">{{ type.name }}</span><span v-if="age" class="age">${symbol("hourglass_bottom")}{{ age }} d</span>#{{ card.n }}</p>
      <p class="t-who">{{ card.w }}</p><p class="t-what">{{ card.s }}</p>
      <p v-if="card.o" class="t-tag"><span class="tag is-offflow">${symbol("alt_route")}{{ offFlow }}</span></p>
      <p class="t-foot"><span class="due" :class="due.state"><i v-if="due.icon" class="i" :class="'i-' + due.icon" aria-hidden="true"></i>{{ due.words }}</span><span v-if="card.a" class="n">${symbol("attach_file")}{{ card.a }}</span><span class="n">${symbol("chat_bubble")}{{ card.f }}</span><span v-if="who" class="avatar" :class="'who-' + who.hue" :title="who.name">{{ who.initials }}</span><span v-else class="avatar is-none" :title="nobody">${symbol("person_add")}</span></p>
    </li>`,
  computed: {
    type() { return this.store.types[this.card.t] || { name: "", color: "graphite" }; },
    hue() { return `type-${this.type.color}`; },
    who() { return this.card.u && this.store.people[this.card.u]; },
    due() { return due(this.card.d, this.store.today); },
    closed() { return closedOn(this.card.x, this.store.today); },
    age() {
      const days = daysSince(this.card.e), usual = this.store.slow[this.card.c];
      return usual !== undefined && days > usual ? days : 0;
    },
    offFlow() { return _("Off the workflow"); },
    nobody() { return _("No contact user"); },
    breath() {
      const { n, w, s, p } = this.card;
      const start = `${n}, ${w}, ${s}. ${this.type.name}`;
      if (this.card.x) return _("{start}. Closed {day}.", { start, day: this.closed });
      const who = this.who ? this.who.name : this.nobody;
      const whole = _("{start}, priority {p}. Contact {day}, {who}.", { start, p, day: this.due.words, who });
      return this.card.o ? `${whole} ${this.offFlow}.` : whole;
    },
  },
};
