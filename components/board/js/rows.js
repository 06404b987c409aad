// A long column keeps few cards in the page: those in sight, and some above and below.
const STEP = 8;
const GAP = 6;
const LOW = 64;
const USUAL = 98;
const SOON = 150;

export const rows = {
  // At first what a usual window shows; the rest once that is painted.
  data: () => ({ first: 0, span: Math.ceil(window.innerHeight / USUAL) }),
  created() { this.heights = new Map(); },
  mounted() { if (this.ready) this.fit(); },
  computed: {
    shown() {
      this.ver;
      const list = this.column.list;
      return list.length <= this.span ? list.slice() : list.slice(this.first, this.first + this.span);
    },
    above() { this.ver; return this.column.list.length <= this.span ? 0 : this.height(0, this.first); },
    below() { this.ver; return this.height(this.first + this.span, this.column.list.length); },
    // The one card of this list that the Tab key reaches
    stop() { return this.shown.includes(this.current) ? this.current : this.shown[0]; },
  },
  watch: {
    ready() { setTimeout(() => this.fit(), SOON); },
    // Asked for again, it may have come into another column meanwhile.
    sought([n]) {
      const at = this.column.list.indexOf(n);
      if (at >= 0 && !this.shown.includes(n)) this.begin(at - STEP);
    },
    ver() {
      if (this.first >= this.column.list.length) this.begin(this.column.list.length - this.span);
    },
  },
  methods: {
    fit() {
      const high = this.$refs.list?.clientHeight || window.innerHeight;
      this.span = Math.ceil(high / LOW / STEP) * STEP + 2 * STEP;
    },
    begin(at) {
      const first = Math.max(0, Math.floor(at / STEP) * STEP);
      if (first !== this.first) this.first = first;
    },
    height(from, to) {
      let sum = 0;
      for (const n of this.column.list.slice(from, to)) sum += (this.heights.get(n) || USUAL) + GAP;
      return Math.max(0, sum - GAP);
    },
    measure() {
      for (const card of this.$refs.list.querySelectorAll("[data-n]")) this.heights.set(+card.dataset.n, card.offsetHeight);
    },
    scrolled() {
      if (this.looking) return;
      this.looking = requestAnimationFrame(() => { this.looking = null; this.look(); });
    },
    // A card that is in the air stays in the page: its column holds still.
    look() {
      const list = this.$refs.list;
      if (!list || this.from === this.column.id || this.column.list.length <= this.span) return;
      this.measure();
      let [at, top] = [0, 0];
      while (at < this.column.list.length && top < list.scrollTop) top += (this.heights.get(this.column.list[at++]) || USUAL) + GAP;
      this.begin(at - STEP);
    },
  },
};
