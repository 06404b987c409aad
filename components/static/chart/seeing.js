// What part of the chart is in sight. Only a node that is selected or walked to, and out of it, moves it.
const READABLE = 0.8;
const ROOM = 16;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const seeing = {
  // What is folded away is not drawn until it is seen
  data() { return { hasRoom: false }; },
  mounted() {
    this.unfolding = new ResizeObserver(([{ contentRect }]) => { if (contentRect.width) this.hasRoom = true; });
    this.unfolding.observe(this.$refs.canvas);
  },
  unmounted() { this.unfolding.disconnect(); },
  methods: {
    // The first view is readable and begins at the top; all of it is one button away
    async place() {
      if (!this.unplaced || !this.drawn) return;
      const { width, height } = this.$refs.canvas.getBoundingClientRect();
      const bounds = this.bounds();
      const whole = Math.min((width - 2 * ROOM) / bounds.width, (height - 2 * ROOM) / bounds.height);
      const zoom = Math.min(1, Math.max(READABLE, whole));
      const centred = width / 2 - (bounds.left + bounds.width / 2) * zoom;
      const atStart = bounds.width * zoom > width ? width / 2 - bounds.start * zoom : centred;
      await this.$refs.flow.setViewport({ x: atStart, y: ROOM - bounds.top * zoom, zoom });
      this.unplaced = false;
      this.bringIntoSight(this.lit.selected);
    },
    bounds() {
      const points = this.drawn.edges.flatMap(({ data }) => data.line.points);
      const lefts = [...this.drawn.nodes.map((node) => node.position.x), ...points.map(([x]) => x)];
      const rights = [...this.drawn.nodes.map((node) => node.position.x + node.data.width), ...points.map(([x]) => x)];
      const tops = [...this.drawn.nodes.map((node) => node.position.y), ...points.map(([, y]) => y)];
      const bottoms = this.drawn.nodes.map((node) => node.position.y + node.data.height);
      const [left, top] = [Math.min(...lefts), Math.min(...tops)];
      const start = this.drawn.nodes[0].position.x;
      return { left, top, start, width: Math.max(...rights) - left, height: Math.max(...bottoms) - top };
    },
    fit() {
      const { width, height } = this.$refs.canvas.getBoundingClientRect();
      const bounds = this.bounds();
      const zoom = Math.min(1, (width - 2 * ROOM) / bounds.width, (height - 2 * ROOM) / bounds.height);
      const x = width / 2 - (bounds.left + bounds.width / 2) * zoom;
      const y = height / 2 - (bounds.top + bounds.height / 2) * zoom;
      this.$refs.flow.setViewport({ x, y, zoom }, this.pace());
    },
    zoomBy(way) {
      if (way > 0) this.$refs.flow.zoomIn(this.pace());
      else this.$refs.flow.zoomOut(this.pace());
    },
    node(line) { return this.drawn?.nodes.find(({ data }) => data.line === line); },
    isOutOfSight(line) {
      const node = this.node(line);
      if (!node || this.unplaced || !this.$refs.flow) return false;
      const { x, y, zoom } = this.$refs.flow.viewport;
      const { width, height } = this.$refs.canvas.getBoundingClientRect();
      const [left, top] = [node.position.x * zoom + x, node.position.y * zoom + y];
      const [right, bottom] = [left + node.data.width * zoom, top + node.data.height * zoom];
      return left < 0 || top < 0 || right > width || bottom > height;
    },
    bringIntoSight(line) {
      if (!this.isOutOfSight(line)) return;
      const node = this.node(line);
      const middle = [node.position.x + node.data.width / 2, node.position.y + node.data.height / 2];
      this.$refs.flow.setCenter(...middle, { zoom: this.$refs.flow.viewport.zoom });
    },
    glide() {
      if (still()) return;
      this.moving = true;
      clearTimeout(this.gliding);
      this.gliding = setTimeout(() => (this.moving = false), 220);
    },
    pace() { return { duration: still() ? 0 : 180 }; },
  },
};
