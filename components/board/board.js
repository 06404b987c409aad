// The live board: one component over data that Vue does not watch, patched by deltas.
import { Column } from "/static/board/column.js";
import { Drag } from "/static/board/drag.js";
import { Head } from "/static/board/head.js";
import { Keys } from "/static/board/keys.js";
import { Live, post } from "/static/board/live.js";
import { moving } from "/static/board/moving.js";
import { showing } from "/static/board/showing.js";
import { Sheet } from "/static/board/sheet.js";
import { Store } from "/static/board/store.js";
import { _, speak } from "/static/board/words.js";

const FACETS = ["type", "user", "due", "q"];

export default {
  components: { BoardColumn: Column, BoardHead: Head, BoardSheet: Sheet },
  mixins: [moving, showing],
  props: { board: String, words: Object, locale: String, letters: Boolean, may: Array },
  emits: ["board-open", "board-compose", "board-new"],
  template: `
    <div class="board-root">
      <board-head :store="store" :ver="ver" :filter="filter" :lost="lost" :people="people" :move="move" :dragging="dragging" :may="may" ref="head" @filter="narrow" @open="open" @create="openNew"></board-head>
      <div v-if="ready && phone" class="pager" role="group" :aria-label="said.centers">
        <button v-for="column in columns" type="button" :aria-current="column.id === seen ? 'true' : null" @click="turnTo(column.id)"><span class="code">{{ column.code }}</span>{{ column.id === seen ? column.name + ' ' : '' }}{{ counted(column) }}</button>
      </div>
      <div v-if="failed" class="board-state" role="alert"><p>{{ said.failed }}</p><button type="button" class="btn" @click="load()">{{ said.again }}</button></div>
      <div v-else-if="nothing" class="board-state"><p>{{ said.nothing }}</p><button type="button" class="btn" @click="narrow({})">{{ said.clear }}</button></div>
      <main v-else class="board" :aria-label="said.board" ref="board">
        <div v-for="group in groups" :key="group.code" class="cr-group" :style="{ flex: group.weight + ' 1 auto' }">
          <button v-if="groups.length > 1 || group.folded" type="button" class="group-head" :aria-expanded="String(!group.folded)" @click="fold('g' + group.code)"><i class="i" :class="group.folded ? 'i-chevron_right' : 'i-expand_more'" aria-hidden="true"></i><b>{{ group.code }}</b> {{ group.name }} <span>{{ group.count }}</span></button>
          <div v-if="!group.folded" class="columns">
            <board-column v-for="column in group.columns" :key="column.id" :column="column" :store="store" :ver="vers[column.id] || 0" :tick="tick" :ways="move && move.ways ? move.ways.columns[column.id] : null" :from="move ? move.from : 0" :over="target[0] === column.id ? target[1] : null" :is-over="target[0] === column.id" :folded="folded.includes('c' + column.id)" :lives="lives" :current="current" :loading="!ready" @more="more(column.id)" @fold="fold('c' + column.id)"></board-column>
          </div>
        </div>
      </main>
      <board-sheet :move="sheet" :store="store" @choose="choose" @close="cancelMove"></board-sheet>
      <div v-if="others" class="choose" data-modal role="dialog" :aria-label="said.others" @keydown.esc="others = null"><b>{{ said.others }}</b><input class="input" ref="others" v-model="wanted" :aria-label="said.others" @keydown.enter="chosenOther()"><ul class="popup" style="position:static"><li v-for="zone in otherZones" @click="choose(zone)">{{ place(zone.to) }}</li></ul></div>
      <div v-if="toast" class="toast" :class="toast.kind" role="status" @mouseenter="hold" @mouseleave="letGo"><span>{{ toast.words }}</span><button type="button" @click="toast = null" :aria-label="said.close"><i class="i i-close" aria-hidden="true"></i></button></div>
      <p class="sr-only" aria-live="polite">{{ aloud }}</p>
      <p class="sr-only" aria-live="assertive">{{ alarm }}</p>
    </div>`,
  data() {
    return {
      ver: 0, vers: {}, tick: 0, ready: false, failed: false, lost: 0, people: [], folded: [], lives: {}, current: null,
      filter: {}, phone: false, seen: null, toast: null, aloud: "", alarm: "",
    };
  },
  created() {
    speak(this.words, this.locale.replace("_", "-"));
    this.store = Vue.markRaw(new Store());
    this.filter = this.store.filter = fromAddress();
    this.store.views = { all: 0, mine: 0, overdue: 0, nobody: 0 };
  },
  async mounted() {
    this.narrowScreen = window.matchMedia("(max-width: 720px)");
    this.phone = this.narrowScreen.matches;
    this.narrowScreen.addEventListener("change", (event) => (this.phone = event.matches));
    this.keys = new Keys(this);
    this.drag = new Drag({ pick: (n) => this.startMove(n, true), over: (...at) => (this.target = at), drop: (...at) => this.drop(...at), cancel: () => this.cancelMove() });
    this.live = new Live({ board: this.board, store: this.store, apply: (deltas) => this.apply(deltas), reload: () => this.load(), connection: (s) => (this.lost = s), presence: (m) => this.meet(m) });
    this.clock = setInterval(() => this.tick++, 60_000);
    await this.load();
    this.live.start();
    this.attachTouch();
  },
  updated() { if (this.ready && !this.phone) this.drag.attach(this.$el.parentElement || document); },
  unmounted() {
    clearInterval(this.clock);
    for (const part of [this.live, this.keys]) part?.stop();
    this.drag?.destroy();
  },
  computed: {
    columns() { this.ver; return [...this.store.columns.values()]; },
    nothing() { return this.ready && this.store.isFiltered && this.columns.every((column) => !column.count); },
    groups() { return grouped(this.columns, this.folded); },
    said() {
      this.ver;
      return {
        centers: _("Responsibility centers"), failed: _("The board could not be loaded."), again: _("Try again"),
        nothing: _("No ticket matches."), clear: _("Clear filters"), close: _("Close"), others: _("Other CRs"),
        board: _("Board {name}", { name: this.store.board?.name || _("All CRs") }),
      };
    },
  },
  methods: {
    async load() {
      try {
        const answer = await fetch(`/api/boards/${this.board}/snapshot?${query(this.filter)}`);
        if (answer.status === 401) return void window.location.reload();
        if (!answer.ok) throw new Error(answer.status);
        const snapshot = await answer.json();
        this.store.take(snapshot, this.filter);
        this.store.boards = snapshot.boards;
        if (!this.ready) this.folded = snapshot.folded;
        this.ready = true;
        this.failed = false;
      } catch {
        this.failed = !this.ready;
      }
      this.redraw();
    },
    redraw() {
      this.ver++;
      for (const id of this.store.columns.keys()) this.vers[id] = (this.vers[id] || 0) + 1;
      const first = this.columns.find((column) => column.list.length);
      if (!this.store.cards.has(this.current)) this.current = first ? first.list[0] : null;
      this.seen ??= this.columns[0]?.id;
      window.boardDrawn ??= performance.now();
    },
    apply(deltas) {
      const places = this.where(deltas);
      for (const delta of deltas) for (const id of this.store.apply(delta)) this.vers[id] = (this.vers[id] || 0) + 1;
      this.ver++;
      this.welcome(deltas, places);
      for (const column of this.columns) if (column.more && column.list.length < 20) this.more(column.id);
    },
    async more(id) {
      const column = this.store.columns.get(id);
      if (!column?.more || column.loading || !column.list.length) return;
      column.loading = true;
      const answer = await fetch(`/api/boards/${this.board}/columns/${id}?after=${column.list.at(-1)}&${query(this.filter)}`);
      column.loading = false;
      if (!answer.ok || this.store.columns.get(id) !== column) return;
      this.store.append(id, await answer.json());
      this.vers[id]++;
      this.ver++;
    },
    narrow(filter) {
      this.filter = filter;
      const words = query(filter);
      history.replaceState(history.state, "", window.location.pathname + (words ? `?${words}` : ""));
      this.load();
    },
    fold(name) {
      this.folded = this.folded.includes(name) ? this.folded.filter((one) => one !== name) : [...this.folded, name];
      post("/api/me/folded", { folded: this.folded }, "PUT");
    },
    counted(column) { return column.closes ? "" : column.limit ? `${column.count}/${column.limit}` : column.count; },
    open(n) { if (n) this.$emit("board-open", { n }); return true; },
    openNew() { this.$emit("board-new", {}); return true; },
    focusSearch() { this.$refs.head.focusSearch(); },
    help() { this.$refs.head.showHelp(); },
  },
};

function fromAddress() {
  const given = new URLSearchParams(window.location.search);
  return Object.fromEntries(FACETS.filter((name) => given.get(name)).map((name) => [name, given.get(name)]));
}

const query = (filter) => new URLSearchParams(Object.entries(filter).filter(([, value]) => value)).toString();

function grouped(columns, folded) {
  const groups = new Map();
  for (const column of columns) {
    const { code, name } = column.group || { code: "", name: "" };
    if (!groups.has(code)) groups.set(code, { code, name, columns: [], count: 0, folded: folded.includes(`g${code}`) });
    const group = groups.get(code);
    group.columns.push(column);
    if (!column.closes) group.count += column.count;
  }
  return [...groups.values()].map((group) => ({ ...group, weight: group.folded ? 0 : group.columns.length }));
}
