/** Where nodes stand: ForceAtlas2 in a worker, from places that the graph alone decides, so that one address gives one picture. */

import type Graph from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";
import helpers from "graphology-layout-forceatlas2/helpers";

// more nodes, fewer rounds: a picture of 5,000 settles in seconds
const rounds = (order: number) => (order > 2000 ? 120 : order > 500 ? 250 : 500);
const GOLDEN_ANGLE = 2.399963;
const PER_NODE = 10; // numbers a node in the matrix of the library

let worker: Worker | undefined;
let latest = 0;

/** A place for the n-th node before anything is laid out: the seeds of a sunflower. */
export function seed(n: number): { x: number; y: number } {
  const away = 10 * Math.sqrt(n + 1);
  return { x: away * Math.cos(n * GOLDEN_ANGLE), y: away * Math.sin(n * GOLDEN_ANGLE) };
}

/** Lay out; nodes move while the worker goes on, `settled` is called at the end. A later call takes the place of an earlier one. */
export function layOut(graph: Graph, settled: () => void): void {
  worker ??= new Worker("/static/layout.js");
  const run = ++latest;
  const { nodes, edges } = helpers.graphToByteArrays(graph, () => 1);
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: graph.order > 800 };
  worker.onmessage = ({ data }: MessageEvent<{ run: number; nodes: Float32Array; done: boolean }>) => {
    if (data.run !== latest || data.nodes.length !== graph.order * PER_NODE) return;
    place(graph, data.nodes);
    if (data.done) settled();
  };
  worker.postMessage({ run, nodes, edges, settings, rounds: rounds(graph.order) });
}

/** Nodes where the worker has them by now; one that was taken hold of meanwhile stays where it is. */
function place(graph: Graph, nodes: Float32Array): void {
  let at = -PER_NODE;
  graph.updateEachNodeAttributes((_, look) => {
    at += PER_NODE;
    return look.fixed ? look : Object.assign(look, { x: nodes[at], y: nodes[at + 1] });
  }, { attributes: ["x", "y"] });
}
