// Title and chooser, search, connection, people, and the filter bar that lives in the address.
import { _ } from "/static/board/words.js";

const VIEWS = { all: {}, mine: { user: "me" }, overdue: { due: "overdue" }, nobody: { user: "none" } };
const PATIENCE = 180;

export const Head = {
  props: { store: Object, ver: Number, ready: Boolean, filter: Object, lost: Number, people: Array, move: Object, dragging: Boolean, may: Array },
  emits: ["filter", "open", "create"],
  template: `
    <header class="top">
      <h1>{{ name }}</h1>
      <div class="facet-menu"><button type="button" class="btn is-quiet is-small is-icon" ref="chooser" :aria-label="said.change" :aria-expanded="String(choosing)" @click="choosing = !choosing" @keydown.esc="shut"><i class="i i-expand_more" aria-hidden="true"></i></button>
        <ul v-if="choosing" class="popup" @keydown.esc.stop="shut" @focusout="left"><li style="padding:0"><a href="/boards/all">{{ said.every }}</a></li><li v-for="board in store.boards" style="padding:0"><a :href="'/boards/' + board.id" :aria-current="store.board?.id === board.id ? 'page' : null">{{ board.name }}</a></li></ul></div>
      <label class="search"><i class="i i-search" aria-hidden="true"></i><input ref="search" v-model="question" type="search" :placeholder="said.search" :aria-label="said.find" role="combobox" :aria-expanded="String(!!hits)" :aria-controls="hits ? 'hits' : null" :aria-activedescendant="hits && hits.length ? 'hit' + chosen : null" aria-autocomplete="list" @keydown="pick" @focus="ask(question)" @blur="later"><kbd>/</kbd>
        <ul v-if="hits && hits.length" id="hits" class="popup" role="listbox" :aria-label="said.find"><li v-for="(hit, at) in hits" :id="'hit' + at" role="option" :aria-selected="String(at === chosen)" @mousedown.prevent="take(hit)"><span class="muted">#{{ hit.n }}</span><span class="fill"><b>{{ hit.w }}</b> {{ hit.s }}</span><span v-if="hit.x" class="tag">{{ said.closed }}</span></li></ul><span v-else-if="hits" id="hits" class="popup"><p role="status">{{ said.none }}</p></span></label>
      <span class="fill"></span>
      <span class="conn" :class="lost >= 3 && 'is-lost'" role="status">{{ connection }}</span>
      <span v-if="people.length" class="presence" role="group" :aria-label="here"><span v-for="person in people.slice(0, 6)" class="avatar" :class="'who-' + person.hue" :title="person.name">{{ person.initials }}</span></span>
      <button v-if="may.includes('ticket.open')" type="button" class="btn is-primary" @click="$emit('create')"><i class="i i-add" aria-hidden="true"></i>{{ said.new_ }}<span class="wide-only">{{ said.ticket }}</span> <kbd>N</kbd></button>
    </header>
    <div class="views rest-only">
      <button v-for="(facets, view) in views" type="button" class="view" :aria-pressed="String(is(facets))" @click="$emit('filter', facets)">{{ said[view] }} <span class="n">{{ ready ? counts[view] : "" }}</span></button>
      <span class="fill"></span>
      <span v-if="elsewhere" class="small muted">{{ elsewhere }}</span>
      <label v-for="facet in facets" class="btn is-quiet is-small facet facet-menu">{{ facet.label }}: <select :aria-label="facet.label" :value="filter[facet.name] || ''" @change="$emit('filter', { ...filter, [facet.name]: $event.target.value })"><option v-for="[value, words] in facet.options" :value="value">{{ words }}</option></select><i class="i i-expand_more" aria-hidden="true"></i></label>
      <label class="btn is-quiet is-small facet"><i class="i i-filter_list" aria-hidden="true"></i><input class="filter-text" :value="filter.q || ''" :placeholder="said.text" :aria-label="said.text" size="10" @input="type($event.target.value)"></label>
    </div>
    <div v-if="move" class="views drag-only">
      <p class="line fill"><b>{{ moving }}</b> <span class="soft">{{ from }}</span></p>
      <p class="line legends"><span class="legend"><span class="swatch"></span>{{ said.free }}</span><span class="legend"><span class="kind is-decision"></span>{{ said.drop }}</span><span class="legend"><i class="i i-block" aria-hidden="true"></i>{{ said.blocked }}</span><span v-if="!dragging" class="legend"><kbd>1</kbd>–<kbd>9</kbd> {{ said.answers }}</span><span v-if="!dragging" class="legend"><kbd>0</kbd> {{ said.others }}</span><span class="legend"><kbd>Esc</kbd> {{ said.cancels }}</span></p>
    </div>
    <div v-if="helping" class="choose" data-modal role="dialog" aria-modal="true" :aria-label="said.keys" tabindex="-1" ref="help" @keydown.esc="helping = false"><b>{{ said.keys }}</b><dl class="keys-help"><template v-for="[keys, words] in shortcuts"><dt><kbd v-for="key in keys">{{ key }}</kbd></dt><dd>{{ words }}</dd></template></dl><button type="button" class="btn" @click="helping = false">{{ said.close }}</button></div>`,
  data: () => ({ choosing: false, question: "", hits: null, chosen: 0, helping: false, views: VIEWS }),
  watch: {
    question(words) {
      clearTimeout(this.asking);
      this.hits = words.trim() ? this.hits : null;
      if (words.trim()) this.asking = setTimeout(() => this.ask(words), PATIENCE);
    },
  },
  computed: {
    name() { this.ver; return this.store.board?.name || _("All CRs"); },
    counts() { this.ver; return { ...this.store.views }; },
    connection() {
      if (this.lost < 3) return _("Live");
      return this.lost < 10 ? _("Reconnecting…") : _("No connection for {n} s, read-only", { n: this.lost });
    },
    elsewhere() { this.ver; return this.store.elsewhere ? _("{n} elsewhere", { n: this.store.elsewhere }) : ""; },
    here() { return _("On the board now: {names}", { names: this.people.map((person) => person.name).join(", ") }); },
    moving() { return _("Moving #{n}", { n: this.move.n }); },
    from() { const at = this.store.columns.get(this.move.from); return at ? _("from {center}", { center: `${at.code} ${at.name}` }) : ""; },
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
      this.ver;
      return {
        change: _("Change the board"), every: _("All CRs"), search: _("Search no., customer or subject"), find: _("Search"), none: _("Nothing found."),
        closed: _("closed"), new_: _("New"), ticket: _("ticket"), mine: _("Mine"), overdue: _("Overdue"), nobody: _("No contact user"),
        text: _("Text"), free: _("Can go"), drop: _("Drop to answer"), blocked: _("Blocked"), answers: _("answers"), others: _("other CRs"), cancels: _("cancels"),
        keys: _("Keyboard"), close: _("Close"), all: _("All"),
      };
    },
    shortcuts() {
      return [
        [["J", "K"], _("next, previous ticket")], [["←", "→"], _("next column")], [["↵"], _("open")], [["M"], _("move: then the answer's number")],
        [["R"], _("follow-up")], [["D"], _("next contact")], [["U"], _("contact user")], [["N"], _("new ticket")], [["/"], _("search")], [["Ctrl", "↵"], _("record the follow-up")], [["Esc"], _("close, cancel")],
      ];
    },
  },
  methods: {
    is(facets) {
      const user = this.filter.user === String(this.store.me) ? "me" : this.filter.user;
      const asked = Object.entries({ ...this.filter, user }).filter(([, value]) => value);
      return JSON.stringify(facets) === JSON.stringify(Object.fromEntries(asked));
    },
    shut() { this.choosing = false; this.$refs.chooser.focus(); },
    left(event) { if (!event.currentTarget.contains(event.relatedTarget)) setTimeout(() => (this.choosing = false), 150); },
    type(words) {
      clearTimeout(this.typing);
      this.typing = setTimeout(() => this.$emit("filter", { ...this.filter, q: words.trim() }), 2 * PATIENCE);
    },
    async ask(words) {
      if (!words.trim()) return;
      const answer = await fetch(`/api/search?q=${encodeURIComponent(words)}`).catch(() => null);
      if (!answer?.ok || this.question !== words) return;
      this.hits = (await answer.json()).hits;
      this.chosen = 0;
      if (this.hurried && this.hits.length) this.take(this.hits[0]);
      this.hurried = false;
    },
    pick(event) {
      if (event.key === "Escape") { this.question = ""; event.target.blur(); }
      this.hurried = event.key === "Enter" && !this.hits;
      if (!this.hits?.length) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { this.chosen = (this.chosen + step + this.hits.length) % this.hits.length; event.preventDefault(); }
      if (event.key === "Enter") this.take(this.hits[this.chosen]);
    },
    take(hit) { this.question = ""; this.hits = null; this.$refs.search.blur(); this.$emit("open", hit.n); },
    later() { setTimeout(() => (this.hits = null), 150); },
    focusSearch() { this.$refs.search.focus(); },
    showHelp() { this.helping = true; this.$nextTick(() => this.$refs.help.focus()); },
  },
};
