// One CR: head, what a held ticket may do here, and the cards that are loaded.
import { Card } from "/static/board/card.js";
import { _, oldest } from "/static/board/words.js";
import { Zones } from "/static/board/zones.js";

const AHEAD = "600px";

export const Column = {
  components: { Card, Zones },
  props: {
    column: Object, store: Object, ver: Number, tick: Number, ways: Object, from: Number, over: Number,
    isOver: Boolean, folded: Boolean, lives: Object, current: Number, loading: Boolean,
  },
  emits: ["more", "fold"],
  template: `
    <section v-if="folded" class="cr is-folded" :data-center="column.id"><button type="button" @click="$emit('fold')" aria-expanded="false"><b class="code">{{ column.code }}</b><span>{{ column.name }}</span><b>{{ column.count }}</b></button></section>
    <section v-else class="cr" :class="classes" :aria-labelledby="'cr' + column.id" :data-center="column.id" :data-verdict="ways ? ways.verdict : null" :data-off="offFlow || null">
      <header class="cr-head">
        <h2 :id="'cr' + column.id"><span class="code">{{ column.code }}</span><span class="name">{{ column.name }}</span><i v-if="column.closes" class="i i-task_alt muted" :title="words.closes"></i><span v-else class="count"><b>{{ column.count }}</b><template v-if="column.limit">/{{ column.limit }}</template></span><button type="button" class="fold" @click="$emit('fold')" :aria-label="words.fold" aria-expanded="true"><i class="i i-close" aria-hidden="true"></i></button></h2>
        <p class="hint"><span>{{ hint }}</span><span v-if="limit" :class="over_ > 0 && 'over'">{{ limit }}</span></p>
        <div class="wip" :class="wip" :style="column.limit ? null : 'visibility:hidden'"><i :style="'--p:' + fill"></i></div>
      </header>
      <zones :ways="ways" :from="from" :store="store" :over="over"></zones>
      <p v-if="!loading && !column.list.length && !column.more" class="cr-empty"><i class="i i-inbox" aria-hidden="true"></i>{{ empty }}</p>
      <ol v-else class="cr-list" ref="list" tabindex="-1">
        <template v-if="loading"><li v-for="n in 3" class="skeleton" aria-hidden="true"></li></template>
        <card v-for="n in column.list" :key="n" v-memo="[memo(n), store.today, lives[n], current === n]" :card="store.cards.get(n)" :store="store" :ver="ver" :live="lives[n]" :current="current === n"></card>
        <li v-if="column.more" ref="more" class="skeleton" aria-hidden="true"></li>
      </ol>
    </section>`,
  computed: {
    classes() {
      this.ver;
      const slim = this.column.closes || (!this.column.list.length && !this.column.more && !this.loading);
      return { "is-slim": slim, "is-over": this.isOver };
    },
    offFlow() { return !!this.ways?.zones.length && this.ways.zones.every((zone) => zone.off_flow); },
    over_() { return (this.column.total || 0) - (this.column.limit || Infinity); },
    wip() { return { "is-over": this.over_ > 0, "is-full": this.over_ === 0 }; },
    fill() { return `${Math.min(100, Math.round((100 * this.column.total) / (this.column.limit || 1)))}%`; },
    limit() {
      this.ver;
      if (!this.column.limit || this.over_ < 0) return "";
      return this.over_ === 0 ? _("at the limit") : _("{n} over the limit", { n: this.over_ });
    },
    hint() {
      this.ver; this.tick;
      if (this.column.closes) return _("closes · {n} in the last 7 days", { n: this.column.count });
      return oldest(this.column.oldest);
    },
    empty() { return _("No ticket in {center}.", { center: `${this.column.code} ${this.column.name}` }); },
    words() { return { closes: _("Arriving here closes the ticket"), fold: _("Fold {code}", { code: this.column.code }) }; },
  },
  methods: {
    memo(n) { return this.store.cards.get(n); },
    watchEnd() {
      this.watching?.disconnect();
      if (!this.$refs.more) return;
      this.watching = new IntersectionObserver((seen) => seen[0].isIntersecting && this.$emit("more"), { root: this.$refs.list, rootMargin: AHEAD });
      this.watching.observe(this.$refs.more);
    },
  },
  mounted() { this.watchEnd(); },
  updated() { this.watchEnd(); },
  unmounted() { this.watching?.disconnect(); },
};
