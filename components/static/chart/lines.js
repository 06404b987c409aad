// The course of one line, at right angles, and where its label stands.
const STEP = 14;
const LANES = 60;
const LABEL_HALF = 8;
const GAP = 11;

export function leadOn(edge, from, to, between, room) {
  const side = sideOf(edge, from, between, room);
  const points = side ? [[from.x + side * from.width / 2, from.y]] : [[from.x, from.y + from.height / 2]];
  const xs = straightened(from, between, side);
  if (side) points.push([xs[0].x, from.y]);
  for (const { x, y } of xs) jog(points, x, y, room, from, to);
  const last = points[points.length - 1];
  const top = to.y - to.height / 2;
  if (last[0] !== to.x && !entersBeside(last[0], to)) points.push([last[0], top - GAP], [to.x, top - GAP]);
  points.push([points[points.length - 1][0], top]);
  const course = clean(points);
  return { points: course, source: edge.source, side: side < 0 ? "left" : side > 0 ? "right" : "", label: edge.width ? besideRun(edge, course, between, room) : null };
}

// A decision's answer that leads away to a side leaves at that corner, where one is free
function sideOf(edge, from, between, room) {
  if (from.kind !== "decision" || !between.length) return 0;
  const x = Math.round(between[0].x);
  const side = Math.sign(x - from.x);
  const corner = [from.x + side * from.width / 2, from.y];
  const far = Math.abs(x - from.x) > from.width / 2 + 6;
  const taken = room.sides.has(edge.source + (side < 0 ? "left" : "right"));
  return far && !taken && room.isFree(corner, [x, from.y], [from.id]) ? side : 0;
}

function straightened(from, between, side) {
  const rounded = between.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
  const near = rounded.every(({ x }) => Math.abs(x - from.x) < 2);
  if (near && !side) return rounded.map(({ y }) => ({ x: from.x, y }));
  return rounded;
}

function jog(points, x, y, room, from, to) {
  const [px, py] = points[points.length - 1];
  if (px !== x) {
    const heights = [py + GAP, (py + y) / 2, y - 12, y + 4, py + 8];
    const turn = heights.find((at) => at >= py && room.isFree([px, at], [x, at], [from.id, to.id])) ?? py + GAP;
    points.push([px, turn], [x, turn]);
  }
  if (y > points[points.length - 1][1]) points.push([x, y]);
}

function entersBeside(x, to) {
  return ["center", "workflow"].includes(to.kind) && Math.abs(x - to.x) < to.width / 2 - 18;
}

function besideRun(edge, points, between, room) {
  const middle = between[Math.floor(between.length / 2)];
  const runs = downward(points).sort(([, y1, y2], [, y3, y4]) => distance(middle, y1, y2) - distance(middle, y3, y4) || (y4 - y3) - (y2 - y1));
  for (const [x, top, bottom] of runs) {
    for (const at of [Math.min(Math.max(middle.y, top + LABEL_HALF), bottom - LABEL_HALF), (top + bottom) / 2]) {
      const found = labelAt(x + 7, at, edge.width, "start");
      if (room.isBare(found.box)) return found;
    }
  }
  const [x, top, bottom] = runs[0] ?? [points[0][0], points[0][1], points[0][1] + 16];
  return labelAt(x + 7, (top + bottom) / 2, edge.width, "start");
}

function distance({ y }, top, bottom) { return y < top ? top - y : y > bottom ? y - bottom : 0; }

function downward(points) {
  return points.slice(1).map(([x, y], n) => [x, points[n][1], y, points[n][0]]).filter(([x, top, bottom, before]) => x === before && bottom - top >= LABEL_HALF);
}

function labelAt(x, y, width, anchor) {
  const left = anchor === "start" ? x : x - width / 2;
  return { x, y: y + 4, anchor, box: { left: left - 2, right: left + width + 2, top: y - LABEL_HALF, bottom: y + LABEL_HALF } };
}

export function leadBack(edge, from, to, room) {
  if (from.id === to.id) return selfLoop(edge, from);
  const found = [-1, 1].map((side) => lane(edge, from, to, side, room)).filter(Boolean);
  return found.sort((one, other) => one.cost - other.cost)[0] ?? outermost(edge, from, to, room);
}

function lane(edge, from, to, side, room) {
  const start = from.x + side * from.width / 2;
  const end = to.x + side * to.width / 2;
  const outer = side < 0 ? Math.min(start, end) : Math.max(start, end);
  for (let n = 0; n < LANES; n++) {
    const x = outer + side * (18 + n * STEP);
    const runs = [[[start, from.y], [x, from.y]], [[x, from.y], [x, to.y]], [[x, to.y], [end, to.y]]];
    const free = runs.every((run) => room.isFree(...run, [from.id, to.id])) && !room.runsAlong(...runs[1]);
    if (!free) continue;
    const label = edge.width ? onLane(edge, x, from, to, room) : null;
    if (edge.width && !label) continue;
    const crossings = runs.reduce((sum, run) => sum + room.crossings(...run), 0);
    const taken = room.sides.has(from.id + (side < 0 ? "left" : "right")) ? 160 : 0;
    return course(edge, [runs[0][0], ...runs.map((run) => run[1])], side, label, n * STEP + crossings * 60 + taken);
  }
  return null;
}

function onLane(edge, x, from, to, room) {
  for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) {
    const found = labelAt(x, from.y + (to.y - from.y) * share, edge.width, "middle");
    if (room.isBare(found.box)) return found;
  }
  return null;
}

function outermost(edge, from, to, room) {
  const x = room.edges.left - 30 - room.runs.length % 9 * STEP;
  const points = [[from.x - from.width / 2, from.y], [x, from.y], [x, to.y], [to.x - to.width / 2, to.y]];
  return course(edge, points, -1, edge.width ? labelAt(x, (from.y + to.y) / 2, edge.width, "middle") : null, 0);
}

function selfLoop(edge, node) {
  const [x, top] = [node.x + node.width / 2, node.y - node.height / 2];
  const points = [[x, node.y], [x + 20, node.y], [x + 20, top - GAP], [node.x + 30, top - GAP], [node.x + 30, top]];
  if (node.kind === "decision") points.splice(3, 2, [node.x, top - GAP], [node.x, top]);
  return course(edge, points, 1, edge.width ? labelAt(x + 26, node.y - 12, edge.width, "start") : null, 0);
}

function course(edge, points, side, label, cost) {
  return { points: clean(points), source: edge.source, side: side < 0 ? "left" : "right", label, cost };
}

// Without points that only lie on the way
function clean(points) {
  const kept = points.filter(([x, y], n) => n === 0 || x !== points[n - 1][0] || y !== points[n - 1][1]);
  return kept.filter(([x, y], n) => {
    const [before, after] = [kept[n - 1], kept[n + 1]];
    return !before || !after || !((before[0] === x && after[0] === x) || (before[1] === y && after[1] === y));
  });
}
