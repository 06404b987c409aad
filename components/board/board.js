// The live board: one component over data that Vue does not watch, patched by deltas.
import { Column } from "/static/board/column.js";
import { Drag } from "/static/board/drag.js";
import { filtering } from "/static/board/filtering.js";
import { grouped } from "/static/board/grouping.js";
import { Head } from "/static/board/head.js";
import { Keys } from "/static/board/keys.js";
import { Live, post } from "/static/board/live.js";
import { loading } from "/static/board/loading.js";
import { moving } from "/static/board/moving.js";
import { Others } from "/static/board/others.js";
import { showing } from "/static/board/showing.js";
import { Sheet } from "/static/board/sheet.js";
import { Store } from "/static/board/store.js";
import { Toast } from "/static/board/toast.js";
import { touch } from "/static/board/touch.js";
import { _, speak } from "/static/board/words.js";

export default {
  components: { BoardColumn: Column, BoardHead: Head, BoardOthers: Others, BoardSheet: Sheet, TheToast: Toast },
  mixins: [filtering, loading, moving, showing, touch],
  props: { board: String, columnsKnown: Array, words: Object, locale: String, letters: Boolean, may: Array },
  emits: ["board-open", "board-compose", "board-new"],
  template: `
    <div class="board-root">
      <board-head :store="store" :ver="ver" :ready="ready" :filter="filter" :lost="lost" :people="people" :move="move" :dragging="dragging" :may="may" :letters="letters" ref="head" @filter="narrow" @open="open" @create="openNew"></board-head>
      <div v-if="phone" class="pager" role="group" :aria-label="said.centers">
        <button v-for="column in columns" type="button" :aria-current="column.id === seen ? 'true' : null" :aria-label="column.code + ' ' + column.name" @click="turnTo(column.id)"><span class="code">{{ column.code }}</span>{{ column.id === seen ? column.name + ' ' : '' }}{{ counted(column) }}</button>
      </div>
      <div v-if="failed" class="board-state" role="alert"><p>{{ said.failed }}</p><button type="button" class="btn" @click="load()">{{ said.again }}</button></div>
      <div v-else-if="nothing" class="board-state"><p>{{ empty.words }}</p><button v-if="empty.act" type="button" class="btn" @click="empty.act">{{ empty.way }}</button></div>
      <main v-else class="board" :aria-label="said.board" :aria-busy="String(!ready)" ref="board" @scroll.passive="swiped">
        <div v-for="group in groups" :key="group.code" class="cr-group" :class="group.folded && 'is-folded'" :style="{ flex: group.weight + ' 1 auto' }">
          <button v-if="groups.length > 1 || group.folded" type="button" class="group-head" :aria-expanded="String(!group.folded)" @click="fold('g' + group.code)"><i class="i" :class="group.folded ? 'i-chevron_right' : 'i-expand_more'" aria-hidden="true"></i><b>{{ group.code }}</b> {{ group.name }} <span v-if="ready">{{ group.count }}</span></button>
          <div v-if="!group.folded" class="columns">
            <board-column v-for="column in group.columns" :key="column.id" :column="column" :store="store" :ver="vers[column.id] || 0" :tick="tick" :ways="move && move.ways ? move.ways.columns[column.id] : null" :from="move ? move.from : 0" :over="target[0] === column.id ? target[1] : null" :is-over="target[0] === column.id" :folded="folded.includes('c' + column.id)" :lives="lives" :current="current" :sought="sought" :ready="ready" :slow="slow" @more="more(column.id)" @fold="fold('c' + column.id)" @choose="choose"></board-column>
          </div>
        </div>
      </main>
      <board-sheet :move="sheet" :store="store" @choose="choose" @close="cancelMove"></board-sheet>
      <board-others v-if="others" :zones="others" :place="place" @choose="choose" @close="others = null"></board-others>
      <the-toast ref="toast" @undone="undone"></the-toast>
      <p class="sr-only" aria-live="polite">{{ aloud }}</p>
      <p class="sr-only" aria-live="assertive">{{ alarm }}</p>
    </div>`,
  data() {
    return {
      tick: 0, lost: 0, people: [], folded: [], lives: {}, current: null, sought: [],
      phone: false, seen: null, aloud: "", alarm: "",
    };
  },
  created() {
    speak(this.words, this.locale.replace("_", "-"));
    this.store = Vue.markRaw(new Store(this.columnsKnown));
    this.readAddress();
    this.seen = this.columnsKnown[0]?.id;
  },
  async mounted() {
    this.narrowScreen = window.matchMedia("(max-width: 720px)");
    this.phone = this.narrowScreen.matches;
    this.narrowScreen.addEventListener("change", (event) => (this.phone = event.matches));
    this.keys = new Keys(this);
    this.drag = new Drag({ pick: (n) => this.startMove(n, true), over: (...at) => (this.target = at), drop: (...at) => this.drop(...at), cancel: () => this.cancelMove(), end: () => this.swallowClick() });
    this.live = new Live({ board: this.board, store: this.store, apply: (deltas, room) => this.apply(deltas, room), reload: (reason) => this.load(reason), connection: (s) => (this.lost = s), presence: (m) => this.meet(m) });
    this.clock = setInterval(() => this.tick++, 60_000);
    this.attachTouch();
    await this.load();
    this.live.start();
  },
  updated() { if (this.ready && !this.phone) this.drag.attach(this.$refs.board); },
  unmounted() {
    clearInterval(this.clock);
    for (const part of [this.live, this.keys]) part?.stop();
    this.drag?.destroy();
  },
  computed: {
    columns() { this.ver; return [...this.store.columns.values()]; },
    groups() { return grouped(this.columns, this.folded); },
    // What was looked for, and one way out
    empty() {
      if (this.store.isFiltered) return { words: _("No ticket: {wanted}.", { wanted: this.wanted }), way: _("Clear filters"), act: () => this.narrow({}) };
      if (!this.columns.length) return { words: _("There is no CR yet that tickets could stand on.") };
      const opens = this.may.includes("ticket.open") && { way: _("New ticket"), act: () => this.openNew() };
      return { words: _("No ticket on this board. Here they stand by CR, as they come in."), ...opens };
    },
    said() {
      this.ver;
      return {
        centers: _("Responsibility centers"), failed: _("The board could not be loaded."), again: _("Try again"),
        board: _("Board {name}", { name: this.store.board?.name || _("All CRs") }),
      };
    },
  },
  methods: {
    fold(name) {
      this.folded = this.folded.includes(name) ? this.folded.filter((one) => one !== name) : [...this.folded, name];
      // Whoever goes on to another page at once has folded it all the same.
      post("/api/me/folded", { folded: this.folded }, "PUT", { keepalive: true }).catch(() => {});
    },
    counted(column) { return column.closes || !this.ready ? "" : column.limit ? `${column.count}/${column.limit}` : column.count; },
    focusSearch() { this.$refs.head.focusSearch(); },
    help() { this.$refs.head.showHelp(); },
  },
};
