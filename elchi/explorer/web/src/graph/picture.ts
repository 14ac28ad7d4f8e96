/** The picture: the only file that knows sigma. Edges between the same two nodes are one line, as thick as they are many. */

import Graph from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram, type EdgeProgramType, NodePointProgram, type NodeProgramType } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData } from "sigma/types";
import type { GraphEdge, GraphNode } from "../api";
import type { Shown } from "./filter";
import { draggable } from "./drag";
import { hoverIn } from "./hover";
import { layOut, seed } from "./layout";
import type { Loaded } from "./load";
import { type Point, nearest } from "./near";

const NAMED = 12; // so many of the nodes with the most edges have their names in any case
// of more lines neither heads nor widths are seen, and of more nodes no edge that is smooth; without a graphics card each would take some 20 µs
const THICK = 2000;
const ROUND = 1000;
const REACH = 6; // pixels from a line where the pointer is still on it
const LONGEST = 44; // letters of a name in the picture; the panel and the table have it whole

interface Look extends NodeDisplayData {
  kind: string;
  /** Whether the layout leaves it where it is. */
  fixed: boolean;
}

export interface Handlers {
  node(key: string): void;
  expand(key: string): void;
  /** A line: all the shown edges between two nodes. */
  edges(edges: GraphEdge[]): void;
  nothing(): void;
  moved(key: string, place: [x: number, y: number]): void;
}

export class Picture {
  private readonly graph = new Graph<Look, EdgeDisplayData>({ type: "undirected" });
  private readonly sigma: Sigma<Look, EdgeDisplayData>;
  /** The line of each edge that was drawn, and the shown edges of each line. */
  private lineOf = new Map<string, string>();
  private readonly lines = new Map<string, GraphEdge[]>();
  private degrees = new Map<string, number>();
  private named = new Set<string>();
  private near: Set<string> | undefined;
  private selected = "";
  /** Where the pinned nodes stood before. */
  private readonly homes = new Map<string, [x: number, y: number]>();

  constructor(private readonly container: HTMLElement, private readonly handlers: Handlers) {
    this.sigma = new Sigma(this.graph, container, {
      allowInvalidContainer: true,
      nodeProgramClasses: { point: NodePointProgram as NodeProgramType<Look, EdgeDisplayData> },
      edgeProgramClasses: { thin: EdgeLineProgram as EdgeProgramType<Look, EdgeDisplayData> },
      renderEdgeLabels: true,
      zIndex: true,
      labelRenderedSizeThreshold: 5,
      labelDensity: 0.7,
      labelFont: "system-ui, sans-serif",
      edgeLabelFont: "system-ui, sans-serif",
      edgeLabelSize: 11,
      minEdgeThickness: 1.7,
      nodeReducer: (key, data) => this.nodeLooks(key, data),
      edgeReducer: (line, data) => this.lineLooks(line, data),
    });
    this.listen();
    this.recolour();
    new ResizeObserver(() => this.sigma.resize().scheduleRefresh()).observe(container);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.recolour());
  }

  /** Take in what was loaded; nodes that were there keep their places, the others are laid out around them. */
  draw(loaded: Loaded, pinned: Map<string, [number, number]>): void {
    this.graph.forEachNode((key) => loaded.nodes.has(key) || this.graph.dropNode(key));
    const nodes = [...loaded.nodes.values()].sort((a, b) => b.degree - a.degree || (a.key < b.key ? -1 : 1));
    nodes.forEach((node, n) => this.put(node, n, pinned.get(node.key)));
    this.lineOf = new Map();
    for (const { key, source, target } of loaded.edges.values()) {
      if (source !== target) this.lineOf.set(key, this.graph.edge(source, target) ?? this.graph.addEdge(source, target));
    }
    this.sigma.setCustomBBox(null);
    this.container.removeAttribute("data-settled");
    layOut(this.graph as unknown as Graph, () => this.container.toggleAttribute("data-settled", true));
  }

  /** Show a part of what was drawn. */
  show(shown: Shown, selected: string): void {
    this.lines.clear();
    this.degrees = new Map(shown.nodes.map((node) => [node.key, 0]));
    for (const edge of shown.edges) {
      for (const end of [edge.source, edge.target]) this.degrees.set(end, (this.degrees.get(end) ?? 0) + 1);
      const line = this.lineOf.get(edge.key);
      const others = line && this.lines.get(line);
      if (others) others.push(edge);
      else if (line) this.lines.set(line, [edge]);
    }
    this.named = new Set([...this.degrees].sort((a, b) => b[1] - a[1]).slice(0, NAMED).map(([key]) => key));
    this.select(selected);
  }

  /** Stress a node with its neighbours, or an edge with its ends. */
  select(selected: string): void {
    this.selected = selected;
    const line = this.lineOf.get(selected);
    const ends = this.graph.hasNode(selected) ? [selected, ...this.graph.neighbors(selected)] : line ? this.graph.extremities(line) : [];
    this.near = ends.length ? new Set(ends) : undefined;
    this.sigma.scheduleRefresh(); // once a frame, however fast a slider moves
  }

  /** Where a node stands. */
  place(key: string): [number, number] {
    const { x, y } = this.graph.getNodeAttributes(key);
    return [x, y];
  }

  /** Where a node, or the middle of an edge, is in the window, in CSS pixels; undefined where it is not shown. */
  where(key: string): [x: number, y: number] | undefined {
    const line = this.lineOf.get(key);
    const ends = this.degrees.has(key) ? [key] : line && this.lines.has(line) ? this.graph.extremities(line) : [];
    if (!ends.length) return undefined;
    const { left, top } = this.container.getBoundingClientRect();
    const places = ends.map((end) => this.sigma.graphToViewport(this.graph.getNodeAttributes(end)));
    const middle = (of: number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
    return [left + middle(places.map(({ x }) => x)), top + middle(places.map(({ y }) => y))];
  }

  /** Hold nodes in their places, and let all others that were held go back to where they stood. */
  pin(pinned: Map<string, [number, number]>): void {
    for (const [key, [x, y]] of pinned) {
      if (!this.graph.hasNode(key)) continue;
      this.leave(key);
      this.graph.mergeNodeAttributes(key, { x, y, fixed: true });
    }
    for (const [key, [x, y]] of [...this.homes].filter(([key]) => !pinned.has(key))) {
      if (this.graph.hasNode(key)) this.graph.mergeNodeAttributes(key, { x, y, fixed: false });
      this.homes.delete(key);
    }
  }

  /** Remember where a node stood before it was pinned. */
  private leave(key: string): void {
    if (!this.homes.has(key)) this.homes.set(key, this.place(key));
  }

  zoom(closer: boolean): void {
    const camera = this.sigma.getCamera();
    void (closer ? camera.animatedZoom({ duration: 150 }) : camera.animatedUnzoom({ duration: 150 }));
  }

  fit(): void {
    this.sigma.setCustomBBox(null);
    void this.sigma.getCamera().animatedReset({ duration: 150 });
  }

  private put(node: GraphNode, n: number, pin: [number, number] | undefined): void {
    const place = this.graph.hasNode(node.key) ? {} : this.beside(node.key, n);
    this.graph.mergeNode(node.key, { ...place, ...held(pin), label: short(node.caption), kind: node.label });
  }

  /** New nodes begin at the place of the node that was selected, if there is a picture already. */
  private beside(key: string, n: number): { x: number; y: number } {
    const from = this.graph.hasNode(this.selected) && key !== this.selected ? this.graph.getNodeAttributes(this.selected) : { x: 0, y: 0 };
    const { x, y } = seed(n);
    return { x: from.x + x, y: from.y + y };
  }

  private nodeLooks(key: string, data: Look): Partial<NodeDisplayData> {
    const degree = this.degrees.get(key);
    const many = this.degrees.size > ROUND;
    // what is hidden is drawn as nothing, but drawn: in the way that takes the least time
    if (degree === undefined) return { ...data, hidden: true, type: "point" };
    const faint = this.near && !this.near.has(key);
    return {
      ...data,
      type: many && key !== this.selected ? "point" : "circle",
      size: Math.min(18, (many ? 2 : 4) + Math.sqrt(degree) * (many ? 1 : 1.4)),
      color: faint ? this.colour("line") : this.colour(`of-${data.kind}`),
      label: faint ? "" : data.label,
      forceLabel: !faint && (this.named.has(key) || key === this.selected),
      highlighted: key === this.selected,
      zIndex: faint ? 0 : 1,
    };
  }

  private lineLooks(line: string, data: EdgeDisplayData): Partial<EdgeDisplayData> {
    const edges = this.lines.get(line);
    const [first] = edges ?? [];
    if (!edges || !first) return { ...data, hidden: true, type: "thin" };
    const away = this.near && !this.graph.extremities(line).every((end) => this.near?.has(end));
    const chosen = edges.some((edge) => edge.key === this.selected);
    const stressed = chosen || this.graph.extremities(line).includes(this.selected);
    const oneWay = edges.every((edge) => edge.source === this.graph.source(line));
    return {
      ...data,
      hidden: false,
      type: this.lines.size > THICK && !stressed ? "thin" : oneWay ? "arrow" : "line",
      size: Math.min(8, 1 + Math.log2(edges.length)) + (stressed ? 1 : 0),
      color: away ? this.colour("line") : this.colour(first.quad_class ?? "neutral"),
      label: chosen ? first.caption + (edges.length > 1 ? ` +${edges.length - 1}` : "") : edges.length > 1 ? `×${edges.length}` : "",
      zIndex: stressed ? 1 : 0,
    };
  }

  private colours = new Map<string, string>();

  /** A colour of the style sheet, where dark and light are told apart. */
  private colour(name: string): string {
    const known = this.colours.get(name) ?? (getComputedStyle(this.container).getPropertyValue(`--${name}`).trim() || "#888888");
    this.colours.set(name, known);
    return known;
  }

  private recolour(): void {
    this.colours.clear();
    const color = this.colour("ink");
    this.sigma.setSettings({
      labelColor: { color },
      edgeLabelColor: { color: this.colour("quiet") },
      defaultDrawNodeHover: hoverIn(this.colour("paper"), color),
    });
  }

  private listen(): void {
    const { handlers, sigma } = this;
    sigma.on("clickNode", ({ node }) => handlers.node(node));
    sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => (preventSigmaDefault(), handlers.expand(node)));
    sigma.on("clickStage", ({ event }) => {
      const line = this.lineAt(event);
      if (line) handlers.edges(this.lines.get(line) ?? []);
      else handlers.nothing();
    });
    let over = false;
    sigma.on("enterNode", () => (over = true));
    sigma.on("leaveNode", () => (over = false));
    sigma.getMouseCaptor().on("mousemove", (event) => this.container.classList.toggle("pointing", over || this.lineAt(event) !== undefined));
    draggable(sigma, this.graph, (key) => this.leave(key), (key) => handlers.moved(key, this.place(key)));
  }

  /** The line under the pointer. */
  private lineAt(pointer: Point): string | undefined {
    const here = this.sigma.viewportToGraph(pointer);
    const pixel = this.sigma.viewportToGraph({ x: pointer.x + 1, y: pointer.y }).x - here.x;
    const ends = (line: string): [string, Point, Point] => {
      const [from, to] = this.graph.extremities(line).map((end) => this.graph.getNodeAttributes(end)) as [Look, Look];
      return [line, from, to];
    };
    return nearest(here, [...this.lines.keys()].map(ends), REACH * pixel);
  }
}

function short(name: string): string {
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name;
}

function held(pin: [number, number] | undefined): Partial<Look> {
  return pin ? { x: pin[0], y: pin[1], fixed: true } : { fixed: false };
}
