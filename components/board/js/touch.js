// Fingers and clicks: a tap opens the ticket, a long press its sheet, a swipe turns to the next column.
const LONG = 450;
const STILL = 10;
const GRACE = 80;
const CARD = ".cr-list > [data-n]";
const ASIDE = ".zone, .top, .drop, [data-modal], .toast";
const carded = (event) => event.target.closest?.(CARD);

export const touch = {
  methods: {
    attachTouch() {
      const board = document.querySelector(".main");
      board.addEventListener("click", (event) => this.clicked(event));
      board.addEventListener("focusin", (event) => { const card = carded(event); if (card) this.current = +card.dataset.n; });
      board.addEventListener("pointerdown", (event) => this.pressed(event));
      board.addEventListener("pointermove", ({ clientX: x, clientY: y }) => { if (this.held && Math.hypot(x - this.held.x, y - this.held.y) > STILL) this.released(); });
      for (const end of ["pointerup", "pointercancel"]) board.addEventListener(end, () => this.released());
      board.addEventListener("contextmenu", (event) => { if (this.held && carded(event)) event.preventDefault(); });
      document.addEventListener("click", (event) => { if (this.until > event.timeStamp) { event.preventDefault(); event.stopPropagation(); } }, true);
    },
    // The click that ends a drag or a long press belongs to it, wherever it lands. When it was
    // made counts, not when a busy browser comes to it.
    swallowClick() { this.until = performance.now() + GRACE; },
    clicked(event) {
      if (this.move) return void (this.dragging || this.sheet || event.target.closest(ASIDE) || this.cancelMove());
      const card = carded(event);
      if (!card) return;
      this.current = +card.dataset.n;
      this.open(this.current);
    },
    pressed(event) {
      const card = carded(event);
      if (!card || event.pointerType !== "touch") return;
      const held = (this.held = { x: event.clientX, y: event.clientY, long: false });
      held.timer = setTimeout(() => { held.long = true; this.openSheet(+card.dataset.n); }, LONG);
    },
    released() {
      if (!this.held) return;
      clearTimeout(this.held.timer);
      if (this.held.long) this.swallowClick();
      this.held = null;
    },
    async openSheet(n) {
      if (!(await this.startMove(n))) return;
      delete document.querySelector(".app").dataset.drag;
      this.sheet = this.move;
    },
    // Which column a swipe has brought
    swiped() {
      clearTimeout(this.turning);
      if (this.phone) this.turning = setTimeout(() => this.turned(), GRACE);
    },
    turned() {
      const board = this.$refs.board;
      if (!board) return;
      const { left } = board.getBoundingClientRect();
      const seen = [...board.querySelectorAll(".cr")].find((column) => column.getBoundingClientRect().right > left + 40);
      if (!seen) return;
      this.seen = +seen.dataset.center;
      this.$nextTick(() => document.querySelector(".pager [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" }));
    },
    // A link may name a column: /boards/all#cr-3.
    turnToNamed() {
      const [, id] = location.hash.match(/^#cr-(\d+)$/) ?? [];
      if (id) this.turnTo(+id);
    },
    turnTo(id) {
      this.seen = id;
      document.querySelector(`.cr[data-center="${id}"]`)?.scrollIntoView({ inline: "start", block: "nearest" });
    },
  },
};
