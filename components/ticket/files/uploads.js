// Files on their way to an entry. Whoever leaves before they arrive takes them back.
import { dropping } from "/static/ticket/dropping.js";
import { sending } from "/static/ticket/sending.js";

const PICTURE = /\.(png|jpe?g|gif|webp|bmp)$/i;

export default {
  mixins: [dropping, sending],
  props: { subject: String, type: Number, limit: Number, most: Number, locale: String, words: Object, waiting: Array },
  emits: ["files-changed"],
  template: `
    <div class="files">
      <ul v-if="files.length" class="files-list">
        <li v-for="file in files" :key="file.id" class="file" :class="{ 'is-refused': file.why, 'is-sending': file.state === 'sending' }" :data-state="file.state">
          <i class="i" :class="glyph(file)" aria-hidden="true"></i>
          <span class="one-line">{{ file.why || file.name }}</span>
          <span v-if="!file.why" class="muted">{{ said(file.size) }}</span>
          <progress v-if="file.state === 'sending'" max="100" :value="file.percent" :aria-label="fill(words.sending, file)"></progress>
          <button v-if="file.state === 'failed'" type="button" class="link small" @click="begin(file)">{{ words.again }}</button>
          <button type="button" class="btn is-quiet is-small is-icon" :aria-label="fill(file.state === 'sending' ? words.cancel : words.remove, file)" @click="take(file)"><i class="i i-close" aria-hidden="true"></i></button>
        </li>
      </ul>
      <label class="btn is-quiet is-small attach"><i class="i i-attach_file" aria-hidden="true"></i><span>{{ words.attach }}</span><input type="file" multiple class="sr-only" ref="input" @change="chosen"></label>
      <span class="sr-only" role="status">{{ news }}</span>
      <div v-if="over" class="drop-here" aria-hidden="true"><span><i class="i i-attach_file"></i>{{ words.drop }}</span></div>
    </div>`,
  data() { return { files: [], news: "" }; },
  watch: {
    waiting: { immediate: true, handler(files) { this.restore(files || []); } },
  },
  methods: {
    glyph(file) {
      if (file.why) return "i-error";
      return PICTURE.test(file.name) ? "i-image" : "i-description";
    },
    said(size) {
      if (size < 1024) return `${size} B`;
      if (size < 1024 * 1024) return `${Math.max(1, Math.round(size / 1024))} KB`;
      const tenths = Math.ceil((size * 10) / (1024 * 1024)) / 10;
      return `${tenths.toLocaleString(this.locale, { maximumFractionDigits: 1 })} MB`;
    },
    fill(words, { name, size }) {
      const known = { name, size: this.said(size), limit: this.limit, n: this.most };
      return words.replace(/\{(\w+)\}/g, (_all, key) => known[key]);
    },
    chosen(event) {
      this.add([...event.target.files]);
      event.target.value = "";
    },
    /** Somewhere to be after what had the focus is gone. */
    async take(file) {
      this.drop(file);
      await this.$nextTick();
      this.$refs.input.focus();
    },
  },
};
