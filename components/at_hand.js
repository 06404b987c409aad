// What a page with tickets has at hand: the search, the keys, the sentence on what happened.
import { Connection, connectionWords, NOTICED } from "/static/board/connection.js";
import { Help } from "/static/board/help.js";
import { Search } from "/static/board/search.js";
import { Toast, recordedWords } from "/static/board/toast.js";
import { speak } from "/static/board/words.js";

const BUSY = ".drawer:not([hidden]):not(.is-page), .q-dialog--modal, [data-modal]";

export default {
  components: { KeysHelp: Help, TicketSearch: Search, TheToast: Toast },
  props: { words: Object, locale: String, live: Boolean },
  emits: ["at-hand-open"],
  template: `
    <div class="at-hand"><span v-if="live || isLost" class="conn" :class="isLost && 'is-lost'" role="status">{{ connection }}</span><ticket-search ref="search" @open="open"></ticket-search><keys-help ref="help" :letters="letters"></keys-help><the-toast ref="toast"></the-toast></div>`,
  data: () => ({ letters: true, lost: 0 }),
  computed: {
    isLost() { return this.lost >= NOTICED; },
    connection() { return connectionWords(this.lost); },
  },
  created() { speak(this.words, this.locale.replace("_", "-")); },
  mounted() {
    this.press = (event) => this.pressed(event);
    this.click = (event) => event.target.closest("[data-keys-help]") && this.help();
    document.addEventListener("keydown", this.press);
    document.addEventListener("click", this.click);
    this.line = new Connection((seconds) => (this.lost = seconds));
    setTimeout(() => this.line.start());
  },
  unmounted() {
    this.line.stop();
    document.removeEventListener("keydown", this.press);
    document.removeEventListener("click", this.click);
  },
  methods: {
    pressed(event) {
      const isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
      if (isTaken || document.body.dataset.singleKeys === "off") return;
      if (event.target.closest("input, textarea, select, [contenteditable]") || document.querySelector(BUSY)) return;
      const act = { "/": () => this.$refs.search.focus(), "?": () => this.help() }[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    },
    open(n) {
      document.dispatchEvent(new Event("drawer-asked"));
      this.$emit("at-hand-open", { n });
    },
    help() {
      this.letters = document.body.dataset.singleKeys !== "off";
      this.$refs.help.show();
    },
    recorded(told) { this.$refs.toast.tell(recordedWords(told), told); },
  },
};
