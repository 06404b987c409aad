// The other CRs, by code or name: typed, gone through with the arrows, taken with Enter.
import { _, plain } from "/static/board/words.js";

export const Others = {
  props: { zones: Array, place: Function },
  emits: ["choose", "close"],
  template: `
    <div class="choose" data-modal role="dialog" aria-modal="true" :aria-label="said" @keydown.esc.stop="$emit('close')">
      <b>{{ said }}</b>
      <input class="input" ref="wanted" v-model="wanted" role="combobox" aria-expanded="true" aria-controls="others" :aria-activedescendant="'other' + at" :aria-label="hint" :placeholder="hint" @keydown="pick">
      <ul class="popup is-static" id="others" role="listbox" :aria-label="said"><li v-for="(zone, index) in found" :id="'other' + index" role="option" :aria-selected="String(index === at)" @click="$emit('choose', zone)">{{ place(zone.to) }}</li></ul>
    </div>`,
  data: () => ({ wanted: "", at: 0 }),
  computed: {
    found() { return this.zones.filter((zone) => plain(this.place(zone.to)).includes(plain(this.wanted))); },
    said() { return _("Other CRs"); },
    hint() { return _("Code or name"); },
  },
  watch: { wanted() { this.at = 0; } },
  methods: {
    pick(event) {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && this.found.length) { this.at = (this.at + step + this.found.length) % this.found.length; event.preventDefault(); }
      if (event.key === "Enter" && this.found[this.at]) this.$emit("choose", this.found[this.at]);
    },
  },
  mounted() { this.$refs.wanted.focus(); },
};
