// Title and chooser, search, connection, people; below it the filters, or what is being moved.
import { connectionWords, NOTICED } from "/static/board/connection.js";
import { Filters } from "/static/board/filters.js";
import { Help } from "/static/board/help.js";
import { Search } from "/static/board/search.js";
import { _ } from "/static/board/words.js";

export const Head = {
  components: { BoardFilters: Filters, KeysHelp: Help, TicketSearch: Search },
  props: { store: Object, ver: Number, ready: Boolean, filter: Object, lost: Number, people: Array, move: Object, dragging: Boolean, may: Array, letters: Boolean },
  emits: ["filter", "open", "create"],
  template: `
    <header class="top">
      <h1>{{ name }}</h1>
      <div class="facet-menu"><button type="button" class="btn is-quiet is-small is-icon" ref="chooser" :aria-label="said.change" :aria-expanded="String(choosing)" @click="choosing = !choosing" @keydown.esc="shut"><i class="i i-expand_more" aria-hidden="true"></i></button>
        <ul v-if="choosing" class="popup" @keydown.esc.stop="shut" @focusout="left"><li style="padding:0"><a href="/boards/all" :aria-current="store.board?.id === 'all' ? 'page' : null">{{ said.every }}</a></li><li v-for="board in store.boards" style="padding:0"><a :href="'/boards/' + board.id" :aria-current="store.board?.id === board.id ? 'page' : null">{{ board.name }}</a></li></ul></div>
      <ticket-search ref="search" @open="$emit('open', $event)"></ticket-search>
      <button type="button" class="btn is-quiet is-icon tune" ref="tune" :aria-label="tune" aria-haspopup="dialog" @click="tuning = true"><i class="i i-tune" aria-hidden="true"></i><span v-if="narrowed" class="dot" aria-hidden="true">{{ narrowed }}</span></button>
      <span class="fill"></span>
      <span class="conn" :class="isLost && 'is-lost'" role="status">{{ connection }}</span>
      <span v-if="people.length" class="presence" role="group" :aria-label="here"><span v-for="person in people.slice(0, 6)" class="avatar" :class="'who-' + person.hue" :title="person.name">{{ person.initials }}</span></span>
      <button v-if="may.includes('ticket.open')" type="button" class="btn is-primary wide-only" data-act="new" @click="$emit('create')"><i class="i i-add" aria-hidden="true"></i>{{ said.new_ }} <kbd>N</kbd></button>
    </header>
    <board-filters :store="store" :ver="ver" :ready="ready" :filter="filter" :open="tuning" @filter="$emit('filter', $event)" @close="tuned"></board-filters>
    <div v-if="move" class="views drag-only">
      <p class="line fill"><b>{{ moving }}</b> <span class="soft">{{ from }}</span></p>
      <p class="line legends"><span class="legend"><span class="swatch"></span>{{ said.free }}</span><span class="legend"><span class="kind is-decision"></span>{{ said.drop }}</span><span class="legend"><i class="i i-block" aria-hidden="true"></i>{{ said.blocked }}</span><span v-if="!dragging" class="legend"><kbd>1</kbd>–<kbd>9</kbd> {{ said.answers }}</span><span v-if="!dragging" class="legend"><kbd>0</kbd> {{ said.others }}</span><span class="legend"><kbd>Esc</kbd> {{ said.cancels }}</span></p>
    </div>
    <keys-help ref="help" columns :letters="letters"></keys-help>`,
  data: () => ({ choosing: false, tuning: false }),
  computed: {
    name() { this.ver; return this.store.board?.name || _("All CRs"); },
    narrowed() { return Object.values(this.filter).filter(Boolean).length; },
    tune() { return this.narrowed ? _("Views and filters, {n} active", { n: this.narrowed }) : _("Views and filters"); },
    isLost() { return this.lost >= NOTICED; },
    connection() { return connectionWords(this.lost); },
    here() { return _("On the board now: {names}", { names: this.people.map((person) => person.name).join(", ") }); },
    moving() { return _("Moving #{n}", { n: this.move.n }); },
    from() { const at = this.store.columns.get(this.move.from); return at ? _("from {center}", { center: `${at.code} ${at.name}` }) : ""; },
    said() {
      return {
        change: _("Change the board"), every: _("All CRs"), new_: _("New ticket"), free: _("Can go"), drop: _("Drop to answer"),
        blocked: _("Blocked"), answers: _("answers"), others: _("other CRs"), cancels: _("cancels"),
      };
    },
  },
  methods: {
    shut() { this.choosing = false; this.$refs.chooser.focus(); },
    left(event) { if (!event.currentTarget.contains(event.relatedTarget)) setTimeout(() => (this.choosing = false), 150); },
    tuned() { this.tuning = false; this.$refs.tune.focus(); },
    focusSearch() { this.$refs.search.focus(); },
    showHelp() { this.$refs.help.show(); },
  },
};
