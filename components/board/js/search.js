// The field that finds any ticket by number, customer or subject; on a phone, behind its button.
import { _ } from "/static/board/words.js";

const PATIENCE = 180;
const ANEW = 2500;
const AWAY = 150;

export const Search = {
  emits: ["open"],
  template: `
    <button type="button" class="btn is-quiet is-icon narrow-only" :aria-label="said.find" @click="focus"><i class="i i-search" aria-hidden="true"></i></button>
    <label class="search" :class="unfolded && 'is-open'"><i class="i i-search" aria-hidden="true"></i><input ref="field" v-model="question" type="search" :placeholder="said.search" :aria-label="said.find" role="combobox" :aria-expanded="String(!!hits)" :aria-controls="hits ? 'hits' : null" :aria-activedescendant="hits && hits.length ? 'hit' + chosen : null" aria-autocomplete="list" @keydown="pick" @focus="ask(question)" @blur="leave"><kbd>/</kbd>
      <ul v-if="hits && hits.length" id="hits" class="popup" role="listbox" :aria-label="said.find" :aria-busy="String(isBehind)"><li v-for="(hit, at) in hits" :id="'hit' + at" role="option" :aria-selected="String(at === chosen)" @mousedown.prevent="take(hit)"><span class="muted">#{{ hit.n }}</span><span class="fill"><b>{{ hit.w }}</b> {{ hit.s }}</span><span v-if="hit.x" class="tag">{{ said.closed }}</span></li></ul><span v-else-if="hits || failed" id="hits" class="popup" :aria-busy="String(isBehind)"><p role="status">{{ failed ? said.failed : none }}</p></span></label>`,
  data: () => ({ question: "", asked: "", hits: null, chosen: 0, unfolded: false, failed: false }),
  watch: {
    question(words) {
      clearTimeout(this.asking);
      this.failed = false;
      this.hits = words.trim() ? this.hits : null;
      if (words.trim()) this.asking = setTimeout(() => this.ask(words), PATIENCE);
    },
  },
  computed: {
    isBehind() { return this.asked !== this.question.trim(); },
    none() { return _("No ticket found for “{words}”.", { words: this.asked }); },
    said() {
      return { search: _("Search no., customer or subject"), find: _("Search"), closed: _("closed"), failed: _("The search did not answer. Try again.") };
    },
  },
  unmounted() { clearTimeout(this.asking); },
  methods: {
    async ask(words) {
      clearTimeout(this.asking);
      if (!words.trim()) return;
      const answer = await fetch(`/api/search?q=${encodeURIComponent(words)}`).catch(() => null);
      if (this.question !== words || document.activeElement !== this.$refs.field) return;
      this.asked = words.trim();
      this.failed = !answer?.ok;
      this.show(this.failed ? null : (await answer.json()).hits);
      this.asking = setTimeout(() => this.ask(words), ANEW);
      if (this.hurried && this.hits?.length) this.take(this.hits[0]);
      this.hurried = false;
    },
    // Asked anew while they are looked at: what was chosen stays chosen.
    show(hits) {
      const kept = this.shownFor === this.asked && this.hits?.[this.chosen]?.n;
      this.chosen = Math.max(0, (hits || []).findIndex((hit) => hit.n === kept));
      Object.assign(this, { hits, shownFor: this.asked });
    },
    pick(event) {
      if (event.key === "Escape") { this.question = ""; event.target.blur(); event.stopPropagation(); }
      this.hurried = event.key === "Enter" && (!this.hits || this.isBehind);
      if (this.hurried) this.ask(this.question);
      if (!this.hits?.length || this.hurried) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) { this.chosen = (this.chosen + step + this.hits.length) % this.hits.length; event.preventDefault(); }
      if (event.key === "Enter") this.take(this.hits[this.chosen]);
    },
    take(hit) {
      this.question = "";
      this.hits = null;
      this.$refs.field.blur();
      this.$emit("open", hit.n);
    },
    leave() {
      clearTimeout(this.asking);
      setTimeout(() => { this.hits = null; this.failed = this.unfolded = false; }, AWAY);
    },
    focus() {
      this.unfolded = true;
      this.$nextTick(() => this.$refs.field.focus());
    },
  },
};
