// One CR: head, what a held ticket may do here, and the cards in sight.
import { Card } from "/static/board/card.js";
import { rows } from "/static/board/rows.js";
import { _, oldest } from "/static/board/words.js";
import { Zones } from "/static/board/zones.js";

const AHEAD = "600px";

export const Column = {
  components: { Card, Zones },
  mixins: [rows],
  props: {
    column: Object, store: Object, ver: Number, tick: Number, ways: Object, from: Number, over: Number,
    isOver: Boolean, folded: Boolean, lives: Object, current: Number, sought: Array, ready: Boolean, slow: Boolean,
  },
  emits: ["more", "fold", "choose"],
  template: `
    <section v-if="folded" class="cr is-folded" :data-center="column.id" :data-verdict="ways ? ways.verdict : null"><button type="button" @click="$emit('fold')" aria-expanded="false"><b class="code">{{ column.code }}</b><span>{{ column.name }}</span><b>{{ column.count }}</b></button></section>
    <section v-else class="cr" :class="classes" :aria-labelledby="'cr' + column.id" :data-center="column.id" :data-verdict="ways ? ways.verdict : null" :data-off="offFlow || null">
      <header class="cr-head">
        <h2 :id="'cr' + column.id"><span class="code">{{ column.code }}</span><span class="name">{{ column.name }}</span><i v-if="column.closes" class="i i-task_alt muted" aria-hidden="true" :title="words.closes"></i><span v-else-if="ready" class="count"><b>{{ column.count }}</b><template v-if="column.limit">/{{ column.limit }}</template></span></h2>
        <button type="button" class="fold" @click="$emit('fold')" :aria-label="words.fold" :title="words.fold" aria-expanded="true"><i class="i i-chevron_right" aria-hidden="true"></i></button>
        <p class="hint"><span>{{ hint }}</span><span v-if="limit" :class="excess > 0 && 'over'">{{ limit }}</span></p>
        <div class="wip" :class="wip" :style="column.limit ? null : 'visibility:hidden'"><i :style="'--p:' + fill"></i></div>
      </header>
      <zones :ways="ways" :from="from" :store="store" :over="over" @choose="$emit('choose', $event)"></zones>
      <p v-if="isEmpty" class="cr-empty"><i class="i i-inbox" aria-hidden="true"></i>{{ empty }}</p>
      <ol v-else class="cr-list" ref="list" tabindex="-1" @scroll.passive="scrolled">
        <template v-if="slow && !ready"><li v-for="n in 3" class="skeleton" aria-hidden="true"></li></template>
        <li v-if="above" class="unseen" :style="{ blockSize: above + 'px' }" aria-hidden="true"></li>
        <card v-for="n in shown" :key="n" v-memo="[store.cards.get(n), store.today, lives[n], stop === n]" :card="store.cards.get(n)" :store="store" :live="lives[n]" :stop="stop === n"></card>
        <li v-if="below" class="unseen" :style="{ blockSize: below + 'px' }" aria-hidden="true"></li>
        <li v-if="column.more" ref="more" class="skeleton" aria-hidden="true"></li>
      </ol>
    </section>`,
  computed: {
    isEmpty() { this.ver; return this.ready && !this.column.list.length && !this.column.more; },
    classes() { return { "is-slim": this.column.closes || this.isEmpty, "is-over": this.isOver }; },
    offFlow() { return !!this.ways?.zones.length && this.ways.zones.every((zone) => zone.off_flow); },
    excess() { this.ver; return (this.column.total || 0) - (this.column.limit || Infinity); },
    wip() { return { "is-over": this.excess > 0, "is-full": this.excess === 0 }; },
    fill() { this.ver; return `${Math.min(100, Math.round((100 * this.column.total) / (this.column.limit || 1)))}%`; },
    limit() {
      if (!this.column.limit || this.excess < 0) return "";
      return this.excess === 0 ? _("at the limit") : _("{n} over the limit", { n: this.excess });
    },
    hint() {
      this.ver; this.tick;
      if (!this.ready) return "";
      if (this.column.closes) return _("closes · {n} in 7 days", { n: this.column.count });
      return oldest(this.column.oldest);
    },
    empty() { return _("No ticket in {center}.", { center: `${this.column.code} ${this.column.name}` }); },
    words() { return { closes: _("Arriving here closes the ticket"), fold: _("Fold {code}", { code: this.column.code }) }; },
  },
  methods: {
    watchEnd() {
      this.watching?.disconnect();
      if (!this.$refs.more) return;
      this.watching = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && this.$emit("more"), { root: this.$refs.list, rootMargin: AHEAD });
      this.watching.observe(this.$refs.more);
    },
  },
  mounted() { this.watchEnd(); },
  updated() { this.watchEnd(); },
  unmounted() { this.watching?.disconnect(); },
};
