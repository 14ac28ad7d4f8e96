/** The panel beside the picture: what is selected, and what can be done with it. */

import type { GraphEdge, GraphNode, Told } from "../api";
import { make } from "../dom";
import { say } from "../words";
import { list } from "./evidence";

export interface Action {
  word: string;
  run(): void;
}

export class Panel {
  private about = "";

  /** `claims` tells what supports an edge. */
  constructor(
    private readonly root: HTMLElement,
    private readonly close: () => void,
    private readonly claims: (edge: string) => Promise<Told[]>,
  ) {
    root.addEventListener("keydown", (event) => event.key === "Escape" && close());
  }

  clear(): void {
    this.about = "";
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  node(node: GraphNode, actions: Action[]): void {
    this.fill(
      [node.key, ...actions.map(({ word }) => word)].join(),
      node.caption,
      make("p", { class: "quiet" }, `${say(`label.${node.label}`)} · ${say("graph.degree", { count: node.degree })}`),
      ...(node.href ? [make("p", {}, make("a", { href: node.href }, say("graph.page")))] : []),
      make("div", { class: "actions" }, ...actions.map(button)),
    );
  }

  /** Edges between the same two nodes, each with its claims; the first is open. */
  edges(edges: GraphEdge[], name: (key: string) => string): void {
    const [first] = edges;
    if (!first) return this.clear();
    const parts = edges.map((edge) => this.edge(edge, name, edge === first));
    this.fill(edges.map((edge) => edge.key).join(), `${name(first.source)} – ${name(first.target)}`, ...parts);
  }

  private edge(edge: GraphEdge, name: (key: string) => string, open: boolean): HTMLElement {
    const facts = [edge.caption, edge.mode?.replaceAll("-", " "), edge.title ?? edge.capacity, edge.date ?? edge.date_from];
    const way = `${name(edge.source)} → ${name(edge.target)}`;
    const made = make("details", { "data-edge": edge.key }, make("summary", {}, facts.filter(Boolean).join(" · "), make("br"), make("small", {}, way)));
    made.addEventListener("toggle", () => made.open && !made.querySelector(".told") && void this.tell(made, edge.key));
    made.open = open;
    return made;
  }

  private async tell(into: HTMLElement, edge: string): Promise<void> {
    const told = make("div", { class: "told", "aria-live": "polite" }, say("graph.wait"));
    into.append(told);
    told.replaceChildren(await this.claims(edge).then(list, (error: Error) => make("p", { class: "error" }, error.message)));
  }

  private fill(about: string, title: string, ...children: HTMLElement[]): void {
    if (about === this.about) return; // what a reader has opened stays open
    this.about = about;
    const shut = button({ word: say("graph.close"), run: this.close });
    this.root.replaceChildren(make("div", { class: "head" }, make("h2", {}, title), shut), ...children);
    this.root.hidden = false;
  }
}

function button({ word, run }: Action): HTMLButtonElement {
  const made = make("button", { type: "button" }, word);
  made.addEventListener("click", run);
  return made;
}
