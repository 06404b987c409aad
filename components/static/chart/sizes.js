// How large everything is drawn; texts are measured once, long ones end in an ellipsis.
const WIDEST = { decision: 190, center: 220, workflow: 200, ghost: 60, stuck: 90, end: 90, start: 1 };
const LABEL_WIDEST = 110;
const FONT = "12.5px";
const LABEL_FONT = "11.5px";
const measured = new Map();
let pen = null;

export function widthOf(text, font) {
  const key = font + text;
  if (!measured.has(key)) {
    pen ??= document.createElement("canvas").getContext("2d");
    pen.font = `${font} ${getComputedStyle(document.body).fontFamily}`;
    measured.set(key, pen.measureText(text).width);
  }
  return measured.get(key);
}

export function shortened(text, most, font) {
  if (widthOf(text, font) <= most) return text;
  let low = 0;
  let high = text.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(`${text.slice(0, middle)}…`, font) <= most) low = middle;
    else high = middle - 1;
  }
  return `${text.slice(0, low).trimEnd()}…`;
}

export function sizedNode(node) {
  const said = shortened(node.label, WIDEST[node.kind], FONT);
  const text = widthOf(said, FONT);
  const sizes = {
    decision: [Math.max(228, text * 1.28 + 48), 64],
    center: [Math.max(216, text + 28), 44],
    workflow: [Math.max(216, text + 48), 44],
    ghost: [Math.max(64, text + 24), 36],
    stuck: [text + 8, 16],
    end: [text + 8, 16],
    start: [10, 10],
  };
  const [width, height] = sizes[node.kind].map(Math.round);
  return { ...node, said, width, height };
}

export function sizedEdge(edge) {
  const said = shortened(edge.label, LABEL_WIDEST, LABEL_FONT);
  return { ...edge, said, width: said ? Math.ceil(widthOf(said, LABEL_FONT)) : 0 };
}
