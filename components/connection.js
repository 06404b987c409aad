// Says that the connection is lost, on pages that say nothing while it is there.
import { Connection, connectionWords, NOTICED } from "/static/board/connection.js";
import { speak } from "/static/board/words.js";

export default {
  props: { words: Object, locale: String },
  template: `<span role="status"><span v-if="isLost" class="conn is-lost is-over">{{ sentence }}</span></span>`,
  data: () => ({ lost: 0 }),
  computed: {
    isLost() { return this.lost >= NOTICED; },
    sentence() { return connectionWords(this.lost); },
  },
  created() { speak(this.words, this.locale.replace("_", "-")); },
  mounted() {
    this.line = new Connection((seconds) => (this.lost = seconds));
    setTimeout(() => this.line.start());
  },
  unmounted() { this.line.stop(); },
};
