/** The twin of the picture: what is shown as two tables, from which everything that the picture does can be done too. */

import type { GraphEdge, GraphNode } from "../api";
import { make } from "../dom";
import { Table } from "../table";
import { say } from "../words";
import { span, type Shown } from "./filter";

export interface Doing {
  select(key: string): void;
  evidence(edge: GraphEdge): void;
}

export class Tables {
  private readonly nodes: Table<GraphNode>;
  private readonly edges: Table<GraphEdge>;
  private names = new Map<string, string>();
  private shown: Shown | undefined;
  readonly root: HTMLDetailsElement;

  constructor(doing: Doing) {
    const name = (key: string) => this.names.get(key) ?? key;
    this.nodes = new Table<GraphNode>(say("graph.nodes"), [
      { head: say("graph.name"), value: (node) => node.caption, cell: (node) => node.href ? make("a", { href: node.href }, node.caption) : node.caption },
      { head: say("graph.kind"), value: (node) => say(`label.${node.label}`) },
      { head: say("graph.date"), value: dated },
      { head: say("graph.edges"), value: (node) => node.degree },
      { head: say("graph.look"), value: (node) => node.caption, cell: (node) => doer(say("graph.select"), node.caption, () => doing.select(node.key)) },
    ]);
    this.edges = new Table<GraphEdge>(say("graph.edges"), [
      { head: say("graph.from"), value: (edge) => name(edge.source) },
      { head: say("graph.filter.type"), value: (edge) => [edge.caption, edge.mode?.replaceAll("-", " ")].filter(Boolean).join(" · ") },
      { head: say("graph.to"), value: (edge) => name(edge.target) },
      { head: say("graph.filter.status"), value: (edge) => (edge.status ? say(`status.${edge.status}`) : "") },
      { head: say("graph.date"), value: dated },
      { head: say("graph.confidence"), value: (edge) => edge.confidence?.toFixed(2) ?? "" },
      { head: say("graph.evidence"), value: (edge) => edge.claims, cell: (edge) => doer(say("graph.evidence"), `${name(edge.source)} ${edge.caption} ${name(edge.target)}`, () => doing.evidence(edge), edge.claims) },
    ]);
    this.root = make("details", { class: "twin" }, make("summary", {}, say("graph.table")), this.nodes.root, this.edges.root);
    this.root.addEventListener("toggle", () => this.paint());
  }

  show(shown: Shown): void {
    this.shown = shown;
    this.paint();
  }

  /** Only when it is open: a filter must not wait for a table that nobody reads. */
  private paint(): void {
    if (!this.shown || !this.root.open) return;
    this.names = new Map(this.shown.nodes.map((node) => [node.key, node.caption]));
    this.nodes.show(this.shown.nodes);
    this.edges.show(this.shown.edges);
  }
}

function dated(one: GraphNode | GraphEdge): string {
  const [first = "", last = ""] = span(one) ?? [];
  const days = one.date ?? (first === last ? first : `${first} – ${last}`);
  return one.reported_from ? say("graph.reported", { days }) : days;
}

function doer(word: string, about: string, run: () => void, count?: number): HTMLButtonElement {
  const made = make("button", { type: "button", "aria-label": `${word}: ${about}` }, count === undefined ? word : `${word} (${count})`);
  made.addEventListener("click", run);
  return made;
}
