// The chart of a draft: it follows the table and is only read; a click selects the row.
import { VueFlow } from "/static/vendor/vueflow/vue-flow-core.mjs";
import { ChartEdge } from "/static/chart/edge.js";
import { Layout } from "/static/chart/layout.js";
import { ChartNode } from "/static/chart/node.js";
import { sizedEdge, sizedNode } from "/static/chart/sizes.js";
import { seeing } from "/static/chart/seeing.js";
import { touching } from "/static/chart/touching.js";

export default {
  components: { VueFlow, ChartEdge, ChartNode },
  mixins: [seeing, touching],
  props: { words: Object, model: Object, selected: Number, walked: Array, token: String },
  emits: ["chart-select"],
  template: `
    <div class="flow chart" :data-state="state" :aria-busy="String(state === 'loading')">
      <svg class="chart-tips" width="0" height="0" aria-hidden="true"><defs>
        <marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class="tip" d="M0 0 8 4 0 8z"></path></marker>
        <marker id="tip-walked" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="10" markerHeight="10" orient="auto-start-reverse" markerUnits="userSpaceOnUse"><path class="tip-walked" d="M0 0 8 4 0 8z"></path></marker>
      </defs></svg>
      <div class="chart-canvas" :class="[moving && 'is-moving', isFree && 'is-free']" role="img" :aria-label="words.label" ref="canvas">
        <vue-flow v-if="drawn && hasRoom" ref="flow" :nodes="drawn.nodes" :edges="drawn.edges" :nodes-draggable="false" :nodes-connectable="false" :nodes-focusable="false" :edges-focusable="false" :elements-selectable="false" :disable-keyboard-a11y="true" :pan-on-drag="isFree" :zoom-on-pinch="isFree" :prevent-scrolling="isFree" :zoom-on-double-click="false" :delete-key-code="null" :min-zoom="0.1" :max-zoom="2" @node-click="clicked" @nodes-initialized="place" @viewport-change="(view) => (zoom = view.zoom)">
          <template #node-step="{ id, data }"><chart-node :node="fresh[id] || data" :selected="lit.selected !== null && data.line === lit.selected" :walked="way.nodes.has(id)" :token="way.present === id ? lit.token : ''"></chart-node></template>
          <template #edge-link="{ id, data }"><chart-edge :edge="data.edge" :line="data.line" :walked="way.edges.has(id)"></chart-edge></template>
        </vue-flow>
      </div>
      <p v-if="state === 'empty'" class="chart-state soft">{{ words.empty }}</p>
      <div v-if="state === 'loading' && slow" class="chart-state" aria-hidden="true"><span class="skeleton"></span></div>
      <div v-if="state === 'failed'" class="chart-state" role="status"><p>{{ words.failed }}</p><button type="button" class="btn" @click="again">{{ words.again }}</button></div>
      <p v-if="drawn && !isFree" class="chart-hint small soft" aria-hidden="true">{{ words.hold }}</p>
      <div v-if="drawn" class="zoom" role="group" :aria-label="words.zoom"><button type="button" class="btn is-quiet is-small is-icon" :aria-label="words.smaller" @click="zoomBy(-1)">−</button><output>{{ Math.round(zoom * 100) }}%</output><button type="button" class="btn is-quiet is-small is-icon" :aria-label="words.larger" @click="zoomBy(1)">+</button><button type="button" class="btn is-quiet is-small" @click="fit">{{ words.fit }}</button></div>
    </div>`,
  data() {
    return { drawn: null, fresh: {}, state: "loading", slow: false, moving: false, zoom: 1, lit: { selected: null, walked: [], token: "" } };
  },
  created() {
    this.lit = { selected: this.selected ?? null, walked: this.walked ?? [], token: this.token ?? "" };
    this.layout = new Layout((asked, arranged) => this.draw(asked, arranged), () => this.fail());
  },
  mounted() { if (this.model) this.show(this.model, 0); },
  unmounted() {
    clearTimeout(this.patience);
    this.layout.stop();
  },
  computed: {
    // The nodes and links of the way that was walked, by their ids
    way() {
      const ids = this.lit.walked.map((line) => `line-${line}`);
      if (ids.length) ids.unshift("start");
      const edges = new Set(ids.slice(1).map((id, n) => `${ids[n]}>${id}`));
      return { nodes: new Set(ids), edges, present: ids[ids.length - 1] };
    },
  },
  methods: {
    show(model, pause) {
      const nodes = model.nodes.map(sizedNode);
      this.shown = { nodes, edges: model.edges.map(sizedEdge) };
      this.refresh(nodes);
      if (!nodes.length) return this.clear();
      if (!this.drawn) this.load();
      this.layout.ask(this.shown, pause);
    },
    // Words and marks change at once, within the place that the node has until the next layout
    refresh(nodes) {
      const known = Object.fromEntries((this.drawn?.nodes ?? []).map(({ id, data }) => [id, data]));
      const kept = nodes.filter(({ id, kind }) => known[id]?.kind === kind);
      this.fresh = Object.fromEntries(kept.map((node) => [node.id, { ...node, width: known[node.id].width }]));
    },
    load() {
      this.state = "loading";
      clearTimeout(this.patience);
      this.patience = setTimeout(() => (this.slow = true), 200);
    },
    clear() {
      clearTimeout(this.patience);
      this.layout.ask({ nodes: [], edges: [] });
      [this.drawn, this.state] = [null, "empty"];
    },
    draw({ nodes, edges }, arranged) {
      clearTimeout(this.patience);
      if (!nodes.length) return;
      const isFirst = !this.drawn;
      const wasSeen = !this.isOutOfSight(this.lit.selected);
      this.fresh = {};
      this.drawn = Vue.markRaw({
        nodes: nodes.map((node) => ({ id: node.id, type: "step", position: this.corner(arranged.nodes[node.id], node), data: node, class: node.line ? "is-line" : "" })),
        edges: edges.map((edge) => ({ id: edge.id, type: "link", source: edge.source, target: edge.target, data: { edge, line: arranged.lines[edge.id] } })),
      });
      [this.state, this.slow] = ["drawn", false];
      if (isFirst) this.unplaced = true;
      else {
        this.glide();
        if (wasSeen) this.$nextTick(() => this.bringIntoSight(this.lit.selected));
      }
    },
    corner({ x, y }, { width, height }) { return { x: x - width / 2, y: y - height / 2 }; },
    fail() {
      clearTimeout(this.patience);
      [this.drawn, this.state] = [null, "failed"];
    },
    again() {
      this.load();
      this.layout.ask(this.shown, 0);
    },
    clicked({ node }) { if (node.data.line) this.$emit("chart-select", node.data.line); },
    select(line) {
      this.lit.selected = line;
      this.$nextTick(() => this.bringIntoSight(line));
    },
    light(lines, token) {
      const [before, present] = [this.lit.walked, lines].map((way) => way[way.length - 1]);
      Object.assign(this.lit, { walked: lines, token });
      if (present !== before) this.$nextTick(() => this.bringIntoSight(present));
    },
  },
};
