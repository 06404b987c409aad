// One node in the design's shapes; where it stands is the chart's affair.
export const ChartNode = {
  props: { node: Object, selected: Boolean, walked: Boolean, token: String },
  template: `
    <svg class="chart-node" :width="node.width" :height="node.height">
      <g :class="look" :transform="'translate(' + half + ' ' + node.height / 2 + ')'">
        <circle v-if="node.kind === 'start'" class="dot" r="5"></circle>
        <template v-else-if="node.kind === 'decision'">
          <polygon v-if="selected" class="halo" :points="diamond(10, 5)"></polygon>
          <polygon :points="diamond(0, 0)"></polygon>
          <text class="o" y="-9">{{ node.order }}</text><text y="7">{{ node.said }}</text>
        </template>
        <template v-else-if="isLine">
          <rect v-if="selected" class="halo" :x="-half - 5" :y="-27" :width="node.width + 10" :height="54" :rx="radius + 5"></rect>
          <rect :x="-half" :y="-22" :width="node.width" height="44" :rx="radius"></rect>
          <path v-if="node.kind === 'workflow'" :d="edges"></path>
          <text class="o" y="-4">{{ node.order }}</text><text y="12">{{ node.said }}</text>
        </template>
        <template v-else-if="node.kind === 'ghost'"><rect :x="-half" y="-18" :width="node.width" height="36" rx="8"></rect><text y="4">{{ node.said }}</text></template>
        <text v-else y="4">{{ node.said }}</text>
        <g v-if="token" class="token" :transform="corner(isDiamond ? 0.5 : 0.72)"><circle r="12"></circle><text y="4">{{ token }}</text></g>
        <g v-if="node.badge" class="bang" :class="'is-' + node.badge" :transform="corner(isDiamond ? 0.62 : 1)"><circle r="8"></circle><text y="4">!</text></g>
        <title v-if="node.said !== node.label">{{ node.label }}</title>
      </g>
    </svg>`,
  computed: {
    half() { return this.node.width / 2; },
    isDiamond() { return this.node.kind === "decision"; },
    isLine() { return ["center", "workflow"].includes(this.node.kind); },
    radius() { return this.node.closes ? 22 : this.node.kind === "workflow" ? 4 : 8; },
    edges() { return `M${10 - this.half}-22V22M${this.half - 10}-22V22`; },
    look() {
      const kinds = { workflow: "sub", ghost: "ghost", start: "start", stuck: "loose is-stuck", end: "loose" };
      return ["node", kinds[this.node.kind] ?? this.node.kind, this.walked && "is-walked"];
    },
  },
  methods: {
    diamond(dx, dy) { return `${-this.half - dx},0 0,${-32 - dy} ${this.half + dx},0 0,${32 + dy}`; },
    corner(share) { return `translate(${this.half * share} -22)`; },
  },
};
