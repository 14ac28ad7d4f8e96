/** The worker of the layout, a file of its own because the pages allow no script from a blob. */

import iterate from "graphology-layout-forceatlas2/iterate";

interface Task {
  run: number;
  nodes: Float32Array;
  edges: Float32Array;
  settings: object;
  rounds: number;
}

// how long to go on before the nodes are shown where they are by then, in milliseconds
const STEP = 400;
let latest = 0;

self.onmessage = ({ data }: MessageEvent<Task>) => {
  latest = data.run;
  go(data, 0);
};

function go(task: Task, done: number): void {
  if (task.run !== latest) return;
  const until = performance.now() + STEP;
  for (; done < task.rounds && performance.now() < until; done++) iterate(defaults(task.settings), task.nodes, task.edges);
  self.postMessage({ run: task.run, nodes: task.nodes, done: done >= task.rounds });
  if (done < task.rounds) setTimeout(go, 0, task, done); // lets a later task in
}

function defaults(settings: object): object {
  return { linLogMode: false, outboundAttractionDistribution: false, edgeWeightInfluence: 1, barnesHutTheta: 0.5, ...settings };
}
