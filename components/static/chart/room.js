// What is taken already: nodes with a margin, lines, and labels.
const MARGIN = 8;

export class Room {
  constructor(nodes) {
    this.boxes = nodes.map(({ id, x, y, width, height }) => ({ id, left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 }));
    this.runs = [];
    this.labels = [];
    this.sides = new Set();
  }
  get edges() {
    const lefts = this.boxes.map((box) => box.left);
    const rights = this.boxes.map((box) => box.right);
    return { left: Math.min(...lefts), right: Math.max(...rights) };
  }
  add({ points, label, source, side }) {
    for (let n = 1; n < points.length; n++) this.runs.push([points[n - 1], points[n]]);
    if (label) this.labels.push(label.box);
    if (side) this.sides.add(source + side);
  }
  // Whether a run from one point to another meets no node but those named
  isFree([x1, y1], [x2, y2], but = []) {
    const run = grown({ left: Math.min(x1, x2), right: Math.max(x1, x2), top: Math.min(y1, y2), bottom: Math.max(y1, y2) });
    return !this.boxes.some((box) => !but.includes(box.id) && meet(run, box));
  }
  isBare(label) {
    return !this.boxes.some((box) => meet(label, box)) && !this.labels.some((box) => meet(label, box));
  }
  // A line that runs along another can't be told from it
  runsAlong([x, y1], [, y2]) {
    const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
    return this.runs.some(([[ax, ay], [bx, by]]) => ax === bx && ay !== by && Math.abs(ax - x) < 10 && Math.min(ay, by) < bottom && Math.max(ay, by) > top);
  }
  crossings([x1, y1], [x2, y2]) {
    return this.runs.filter(([[ax, ay], [bx, by]]) => (x1 === x2) !== (ax === bx)
      && Math.min(x1, x2) < Math.max(ax, bx) && Math.max(x1, x2) > Math.min(ax, bx)
      && Math.min(y1, y2) < Math.max(ay, by) && Math.max(y1, y2) > Math.min(ay, by)).length;
  }
}

function grown(box) { return { left: box.left - MARGIN, right: box.right + MARGIN, top: box.top - MARGIN, bottom: box.bottom + MARGIN }; }

function meet(one, other) { return one.left < other.right && one.right > other.left && one.top < other.bottom && one.bottom > other.top; }
