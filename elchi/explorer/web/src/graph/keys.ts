/** The picture without a pointer: the arrow keys go from node to node, and what one comes to is said. */

import type { Shown } from "./filter";

export interface Moves {
  go(key: string): void;
  expand(key: string): void;
  close(): void;
  zoom(closer: boolean): void;
}

/** Listen at the picture; `now` tells what is shown and selected. */
export function steer(root: HTMLElement, now: () => { shown: Shown; selected: string }, moves: Moves): void {
  root.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { shown, selected } = now();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step) moves.go(next(shown, selected, step, event.key === "ArrowUp" || event.key === "ArrowDown"));
    else if (event.key === "Enter" && selected) moves.expand(selected);
    else if (event.key === "Escape") moves.close();
    else if (event.key === "+" || event.key === "-") moves.zoom(event.key === "+");
    else return;
    event.preventDefault();
  });
}

let hub = "";

/** Up and down through all nodes, those with the most edges first; left and right through the neighbours of where one was then. */
function next(shown: Shown, selected: string, step: number, all: boolean): string {
  if (all || !hub || !shown.nodes.some((node) => node.key === hub)) {
    const order = [...shown.nodes].sort((a, b) => b.degree - a.degree || (a.key < b.key ? -1 : 1)).map((node) => node.key);
    hub = beside(order, selected, step);
    return hub;
  }
  const near = shown.edges.filter((edge) => edge.source === hub || edge.target === hub).map((edge) => (edge.source === hub ? edge.target : edge.source));
  return beside([hub, ...new Set(near)], selected, step);
}

function beside(order: string[], here: string, step: number): string {
  const at = order.indexOf(here);
  return order[at < 0 ? 0 : (at + step + order.length) % order.length] ?? "";
}
