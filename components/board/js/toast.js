// What happened, one sentence at a time, and the way back until the notices leave. It stays while
// somebody looks at it; the server's clock decides all the same.
import { forget, keep, kept, takeBack } from "/static/board/last_act.js";
import { _ } from "/static/board/words.js";

const TIME = 10_000;
const BEAT = 250;
const FIELD = "input, textarea, select, [contenteditable]";
const BUSY = ".q-dialog--modal, [data-modal], .app[data-drag]";

export const Toast = {
  emits: ["undone"],
  template: `
    <div v-if="shown" class="toast" :class="shown.kind" role="status" @mouseenter="hold" @mouseleave="letGo" @focusin="hold" @focusout="letGo"><span>{{ shown.words }}</span><span v-if="leaves" class="sub" aria-hidden="true">{{ leaves }}</span><button v-if="way" type="button" data-act="undo" :aria-disabled="busy ? 'true' : null" @click="undo(shown.act, shown.over)">{{ way }}<kbd v-if="letters" aria-hidden="true">Z</kbd></button><button type="button" @click="shown = null" :aria-label="close"><i class="i i-close" aria-hidden="true"></i></button></div>`,
  data: () => ({ shown: null, left: 0, busy: false, letters: true }),
  computed: {
    close() { return _("Close"); },
    way() {
      if (!this.shown.act || this.left <= 0) return "";
      return this.shown.over ? _("Undo anyway") : _("Undo");
    },
    leaves() {
      if (!this.shown.act?.tells || this.shown.over) return "";
      return this.left > 0 ? _("Notices leave in {n} s.", { n: this.left }) : _("Notices have left.");
    },
  },
  mounted() {
    this.press = (event) => this.pressed(event);
    document.addEventListener("keydown", this.press);
    const act = kept();
    if (act) this.show({ words: act.words, act });
  },
  unmounted() {
    document.removeEventListener("keydown", this.press);
    clearInterval(this.clock);
  },
  methods: {
    say(words, kind = "") { this.show({ words, kind }); },
    // `told` is what was recorded.
    tell(words, told) { this.show({ words, act: keep(told, words) }); },
    show(shown) {
      this.letters = document.body.dataset.singleKeys !== "off";
      this.shown = shown;
      this.held = false;
      this.ends = shown.act ? shown.act.until : Date.now() + TIME;
      this.clock ??= setInterval(() => this.beat(), BEAT);
      this.beat();
    },
    beat() {
      const now = Date.now();
      if (this.shown?.act) this.left = Math.ceil((this.shown.act.until - now) / 1000);
      if (!this.held && now >= this.ends) this.shown = null;
      if (!this.shown) this.clock = clearInterval(this.clock);
    },
    hold() { this.held = true; },
    letGo() {
      this.held = false;
      this.ends = this.shown?.act ? this.shown.act.until : Date.now() + TIME;
    },
    pressed(event) {
      const isTaken = event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey;
      if (isTaken || event.key.toLowerCase() !== "z" || document.body.dataset.singleKeys === "off") return;
      if (event.target.closest(FIELD) || document.querySelector(BUSY)) return;
      const act = kept();
      if (!act) return;
      event.preventDefault();
      this.undo(act, this.shown?.over);
    },
    async undo(act, over = false) {
      if (this.busy) return;
      this.busy = true;
      const told = await takeBack(act, over);
      this.busy = false;
      if (!told) return this.say(_("The server did not answer. Look at the ticket before trying again."), "is-warning");
      if (!told.ok) return this.refused(told, act);
      forget();
      this.say(told.said);
      this.$emit("undone", told);
    },
    refused(told, act) {
      const words = (told.refusals || []).map((refusal) => refusal.sentence).join(" ") || told.detail || _("This can't be done.");
      const again = told.confirm ? { act, over: true } : {};
      if (!told.confirm) forget();
      this.show({ words, kind: "is-warning", ...again });
    },
  },
};

// Of what was recorded, in words
export function recordedWords({ n, who, center, closed, moved, kind }) {
  const values = { n, who, center };
  if (kind === "opened") return _("#{n} {who} opened", values);
  if (kind === "reopened") return _("#{n} {who} reopened", values);
  if (closed) return _("#{n} {who} closed", values);
  return moved ? _("#{n} {who} moved to {center}", values) : _("#{n} {who}: follow-up recorded", values);
}
