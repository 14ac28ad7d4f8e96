/** Nodes are drawn to other places by the pointer. */

import type Graph from "graphology";
import type { Attributes } from "graphology-types";
import type Sigma from "sigma";

const STEADY = 3; // a hand that clicks moves by so many pixels

/** Let nodes be dragged; `taken` is told of one before it goes, `moved` when it was put down, which is no click on it. */
export function draggable<N extends Attributes, E extends Attributes>(sigma: Sigma<N, E>, graph: Graph<N, E>, taken: (key: string) => void, moved: (key: string) => void): void {
  const mouse = sigma.getMouseCaptor();
  let held = "";
  let from = { x: 0, y: 0 };
  let away = false;
  sigma.on("downNode", ({ node, event }) => {
    held = node;
    from = { x: event.x, y: event.y };
  });
  mouse.on("mousedown", () => (away = false));
  sigma.on("moveBody", ({ event, preventSigmaDefault }) => {
    if (!held) return;
    preventSigmaDefault();
    event.original.preventDefault();
    if (!away && Math.hypot(event.x - from.x, event.y - from.y) <= STEADY) return;
    if (!away) {
      taken(held);
      sigma.setCustomBBox(sigma.getBBox()); // otherwise the picture would shrink under a node that is drawn outwards
    }
    away = true;
    graph.mergeNodeAttributes(held, { ...sigma.viewportToGraph(event), fixed: true } as unknown as Partial<N>);
  });
  mouse.on("mouseup", () => {
    if (held && away) moved(held);
    held = "";
  });
  // the browser tells of a click at the end of a drag as well
  const click = (event: Event) => {
    if (away) event.stopPropagation();
    away = false;
  };
  sigma.getContainer().addEventListener("click", click, { capture: true });
}
