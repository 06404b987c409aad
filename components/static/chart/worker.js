// The layout, away from the page: 200 steps take a second.
import { arrange } from "./arranging.js";

self.onmessage = ({ data: { turn, nodes, edges } }) => {
  try {
    self.postMessage({ turn, arranged: arrange(nodes, edges) });
  } catch (error) {
    self.postMessage({ turn, error: String(error) });
  }
};
