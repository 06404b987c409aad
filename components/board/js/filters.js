// The saved views and the facets: a bar over the columns, on a narrow screen a sheet.
import { keepFocus } from "/static/board/keeping.js";
import { _ } from "/static/board/words.js";

const VIEWS = { all: {}, mine: { user: "me" }, overdue: { due: "overdue" }, nobody: { user: "none" } };
const PAUSE = 360;

export const Filters = {
  props: { store: Object, ver: Number, ready: Boolean, filter: Object, open: Boolean },
  emits: ["filter", "close"],
  template: `
    <a v-if="open" class="sheet-scrim is-open" href="#" :aria-label="said.close" @click.prevent="$emit('close')"></a>
    <div class="views rest-only" :class="open && 'is-sheet'" :role="open ? 'dialog' : null" :aria-modal="open ? 'true' : null" :aria-label="open ? said.title : null" :data-modal="open ? '' : null" @keydown.esc.stop="$emit('close')" @keydown.tab="open && keepFocus($event)">
      <p v-if="open" class="line"><b class="fill">{{ said.title }}</b><button type="button" class="btn is-quiet is-icon" ref="close" :aria-label="said.close" @click="$emit('close')"><i class="i i-close" aria-hidden="true"></i></button></p>
      <button v-for="(facets, view) in views" type="button" class="view" :aria-pressed="String(is(facets))" @click="choose(facets)">{{ said[view] }} <span class="n">{{ ready ? counts[view] : "" }}</span></button>
      <span class="fill"></span>
      <a v-if="away" class="tag is-offflow elsewhere" :href="away.address" :title="away.title"><i class="i i-alt_route" aria-hidden="true"></i>{{ away.words }}</a>
      <button v-if="apart" type="button" class="btn is-quiet is-small facet" :aria-label="said.drop" @click="$emit('filter', { ...filter, elsewhere: '' })">{{ apart }}<i class="i i-close" aria-hidden="true"></i></button>
      <label v-for="facet in facets" class="btn is-quiet is-small facet facet-menu">{{ facet.label }}: <select :aria-label="facet.label" :value="filter[facet.name] || ''" @change="$emit('filter', { ...filter, [facet.name]: $event.target.value })"><option v-for="[value, words] in facet.options" :value="value">{{ words }}</option></select><i class="i i-expand_more" aria-hidden="true"></i></label>
      <label class="btn is-quiet is-small facet"><i class="i i-filter_list" aria-hidden="true"></i><input class="filter-text" :value="filter.q || ''" :placeholder="said.text" :aria-label="said.text" size="10" @input="type($event.target.value)"></label>
    </div>`,
  data: () => ({ views: VIEWS }),
  watch: {
    open(open) {
      if (open) this.opener = document.activeElement;
      this.$nextTick(() => (open ? this.$refs.close : this.opener)?.focus());
    },
  },
  computed: {
    counts() { this.ver; return { ...this.store.views }; },
    away() {
      this.ver;
      const { elsewhere: n, board } = this.store;
      if (!n) return null;
      const title = _("Tickets of {workflow} that stand on other CRs", { workflow: board.name });
      return { address: `/boards/all?elsewhere=${board.id}`, words: _("{n} elsewhere", { n }), title };
    },
    apart() {
      this.ver;
      return this.filter.elsewhere && _("{workflow}, elsewhere", { workflow: this.store.nameOf(this.filter.elsewhere) });
    },
    facets() {
      this.ver;
      const types = Object.entries(this.store.types || {}).map(([id, type]) => [id, type.name]);
      const people = Object.entries(this.store.people || {}).map(([id, person]) => [id, person.name]);
      return [
        { name: "type", label: _("Type"), options: [["", _("all types")], ...types] },
        { name: "user", label: _("Contact user"), options: [["", _("anybody")], ["me", _("me")], ["none", _("nobody")], ...people] },
        { name: "due", label: _("Next contact"), options: [["", _("any day")], ["overdue", _("overdue")], ["today", _("today")], ["week", _("this week")]] },
      ];
    },
    said() {
      return {
        all: _("All"), mine: _("Mine"), overdue: _("Overdue"), nobody: _("No contact user"), text: _("Text"),
        title: _("Views and filters"), close: _("Close"), drop: _("Show the whole board again"),
      };
    },
  },
  methods: {
    keepFocus,
    is(facets) {
      const user = this.filter.user === String(this.store.me) ? "me" : this.filter.user;
      const asked = Object.entries({ ...this.filter, user }).filter(([, value]) => value);
      return JSON.stringify(facets) === JSON.stringify(Object.fromEntries(asked));
    },
    choose(facets) {
      this.$emit("filter", facets);
      if (this.open) this.$emit("close");
    },
    type(words) {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.$emit("filter", { ...this.filter, q: words.trim() }), PAUSE);
    },
  },
};
