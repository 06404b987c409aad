// One line with its arrow and label.
export const ChartEdge = {
  props: { edge: Object, line: Object, walked: Boolean },
  template: `
    <path class="edge-line" :class="[walked && 'is-walked', loose]" :d="d"></path>
    <text v-if="line.label" class="lbl" :class="[walked && 'is-walked', loose]" :x="line.label.x" :y="line.label.y" :text-anchor="line.label.anchor">{{ edge.said }}<title v-if="edge.said !== edge.label">{{ edge.label }}</title></text>`,
  computed: {
    d() { return "M" + this.line.points.map(([x, y]) => `${x} ${y}`).join("L"); },
    loose() { return { ghost: "is-broken", stuck: "is-broken is-stuck", end: "is-end" }[this.edge.loose]; },
  },
};
