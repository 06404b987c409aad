// What a page with tickets has at hand: the search, the keys, the sentence on what happened.
import { Help } from "/static/board/help.js";
import { Search } from "/static/board/search.js";
import { Toast, recordedWords } from "/static/board/toast.js";
import { speak } from "/static/board/words.js";

const BUSY = ".drawer:not([hidden]):not(.is-page), .q-dialog--modal, [data-modal]";

export default {
  components: { KeysHelp: Help, TicketSearch: Search, TheToast: Toast },
  props: { words: Object, locale: String },
  emits: ["at-hand-open"],
  template: `
    <div class="at-hand"><ticket-search ref="search" @open="open"></ticket-search><keys-help ref="help" :letters="letters"></keys-help><the-toast ref="toast"></the-toast></div>`,
  data: () => ({ letters: true }),
  created() { speak(this.words, this.locale.replace("_", "-")); },
  mounted() {
    this.press = (event) => this.pressed(event);
    this.click = (event) => event.target.closest("[data-keys-help]") && this.help();
    document.addEventListener("keydown", this.press);
    document.addEventListener("click", this.click);
  },
  unmounted() {
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
    recorded(told) { this.$refs.toast.say(recordedWords(told)); },
  },
};
