// Where everything stands: dagre ranks the nodes by the links that lead on, the lines run at right angles.
import { Graph, layout } from "/static/vendor/dagre/dagre.esm.js";
import { leadBack, leadOn } from "./lines.js";
import { Room } from "./room.js";

const LABEL_HEIGHT = 16;

export function arrange(nodes, edges) {
  const graph = ranked(nodes, edges);
  const placed = new Map(nodes.map((node) => [node.id, { ...node, ...at(graph.node(node.id)) }]));
  const room = new Room([...placed.values()]);
  const lines = {};
  for (const edge of edges.filter((one) => !one.back)) {
    const points = graph.edge(edge.source, edge.target, edge.id).points.slice(1, -1);
    lines[edge.id] = leadOn(edge, placed.get(edge.source), placed.get(edge.target), points, room);
    room.add(lines[edge.id]);
  }
  for (const edge of edges.filter((one) => one.back).sort((one, other) => span(one, placed) - span(other, placed))) {
    lines[edge.id] = leadBack(edge, placed.get(edge.source), placed.get(edge.target), room);
    room.add(lines[edge.id]);
  }
  return { nodes: Object.fromEntries([...placed].map(([id, { x, y }]) => [id, { x, y }])), lines };
}

function ranked(nodes, edges) {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: "TB", nodesep: 56, edgesep: 28, ranksep: 26, marginx: 0, marginy: 0 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of nodes) graph.setNode(id, { width, height });
  for (const { id, source, target, width, back } of edges) {
    if (back) continue;
    const label = width ? { width: 2 * (width + 12), height: LABEL_HEIGHT, labelpos: "c" } : { width: 0, height: 0 };
    graph.setEdge(source, target, { ...label, weight: 2 }, id);
  }
  for (const [above, below] of stacked(nodes, edges)) graph.setEdge(above, below, { width: 0, height: 0, weight: 8 }, "below");
  layout(graph);
  return graph;
}

// What nothing leads to yet stands below the line before it, as in the table
function stacked(nodes, edges) {
  const lines = nodes.filter(({ line }) => line).map(({ id }) => id);
  const onward = edges.filter(({ back }) => !back);
  const found = [];
  lines.forEach((id, at) => {
    const isMet = onward.some(({ target }) => target === id);
    if (!isMet && at && !leadsTo(id, lines[at - 1], [...onward, ...found.map(([source, target]) => ({ source, target }))])) found.push([lines[at - 1], id]);
  });
  return found;
}

function leadsTo(from, to, edges) {
  const [seen, waiting] = [new Set(), [from]];
  while (waiting.length) {
    const here = waiting.pop();
    if (here === to) return true;
    if (seen.has(here)) continue;
    seen.add(here);
    waiting.push(...edges.filter(({ source }) => source === here).map(({ target }) => target));
  }
  return false;
}

function at({ x, y }) { return { x: Math.round(x), y: Math.round(y) }; }

function span(edge, placed) { return Math.abs(placed.get(edge.source).y - placed.get(edge.target).y); }
