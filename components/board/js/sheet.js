// The way to move on a phone: the same choices as a sheet from below.
import { keepFocus } from "/static/board/keeping.js";
import { _ } from "/static/board/words.js";
import { overWords, zoneTitle, zoneWords } from "/static/board/zones.js";

export const Sheet = {
  props: { move: Object, store: Object },
  emits: ["choose", "close"],
  template: `
    <template v-if="move && move.ways">
      <a class="sheet-scrim is-open" href="#" :aria-label="said.close" @click.prevent="$emit('close')"></a>
      <section class="sheet-up is-open" role="dialog" aria-modal="true" aria-labelledby="mv" data-modal tabindex="-1" ref="sheet" @keydown.esc.stop="$emit('close')" @keydown.tab="keepFocus">
        <header><div class="fill"><h2 id="mv"><b>{{ said.title }}</b></h2><p class="soft">{{ said.from }}</p></div><button type="button" class="btn is-quiet is-icon" :aria-label="said.close" @click="$emit('close')"><i class="i i-close" aria-hidden="true"></i></button></header>
        <ul>
          <li v-if="move.ways.question" class="ask"><span class="kind is-decision"></span><span>{{ move.ways.question }}</span></li>
          <li v-for="zone in zones"><button type="button" class="zone" @click="$emit('choose', zone)"><b>{{ title(zone) }}</b><span v-if="zone.to && zone.to !== move.from">{{ said.to }} <span class="code">{{ center(zone.to).code }}</span> {{ center(zone.to).name }}</span><span v-for="words in more(zone)">{{ words }}</span><span v-if="zone.over" class="over">{{ over(zone.over) }}</span></button></li>
          <li v-if="blocked.length" class="sep">{{ said.blocked }}</li>
          <li v-for="[id, column] in blocked" class="blocked"><i class="i i-block" aria-hidden="true"></i><span><b>{{ center(id).code }} {{ center(id).name }}</b><br>{{ column.why?.sentence }} {{ who(column) }}</span></li>
        </ul>
      </section>
    </template>`,
  watch: { move(move) { if (move) this.$nextTick(() => this.$refs.sheet?.focus()); } },
  computed: {
    columns() { return Object.entries(this.move.ways.columns).map(([id, column]) => [+id, column]); },
    zones() { return this.columns.flatMap(([, column]) => column.zones).sort((a, b) => (a.keys[0] || 99) - (b.keys[0] || 99)); },
    blocked() { return this.columns.filter(([, column]) => column.verdict === "blocked"); },
    said() {
      const { n, card, from } = this.move;
      return {
        close: _("Close"), to: _("goes to"), blocked: _("Blocked for you"), title: _("Move #{n}", { n }),
        from: _("{who}, from {code}", { who: card.w, code: this.center(from).code }),
      };
    },
  },
  methods: {
    keepFocus,
    center(id) { return this.store.columns.get(id) || {}; },
    title(zone) { return [zoneTitle(zone), ...zone.parts.slice(1).map((part) => `${part.question} ${part.label}`)].join(" › "); },
    more(zone) { return zoneWords(zone, this.move.from, this.store); },
    over: overWords,
    who(column) { return (column.why?.who || []).map((who) => _("{name} can", { name: who.name })).join(", "); },
  },
};
