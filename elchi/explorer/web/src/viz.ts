/** The script of the files that `elchi viz` writes: the picture is there already; this filters, finds, moves, and shows the sentences. */

import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import type { GraphEdge, GraphNode, Told } from "./api";
import { byId, make } from "./dom";
import { controls } from "./graph/controls";
import { type Shown, filter } from "./graph/filter";
import type { Loaded } from "./graph/load";
import { Panel } from "./graph/panel";
import { Tables } from "./graph/tables";
import { type View, read, write } from "./graph/view";
import { say } from "./words";

/** As elchi/viz/packing.py makes it: edges are numbers of nodes and of values; nodes and edges are known by their numbers. */
interface Data {
  nodes: Omit<GraphNode, "key">[];
  columns: string[];
  values: unknown[];
  edges: number[][];
  claims: Told[];
  behind: number[][];
}

const data: Data = JSON.parse(byId("data").textContent ?? "{}");
const nodes = data.nodes.map((node, n): GraphNode => ({ ...node, key: `n${n}` }));
const edges = data.edges.map(([source, target, ...told], n) => {
  const known = told.flatMap((at, column) => (at < 0 ? [] : [[data.columns[column], data.values[at]]]));
  return { ...Object.fromEntries(known), key: `e${n}`, source: `n${source}`, target: `n${target}` } as GraphEdge;
});
const loaded: Loaded = {
  nodes: new Map(nodes.map((node) => [node.key, node])),
  edges: new Map(edges.map((edge) => [edge.key, edge])),
  focus: new Set(),
  pages: new Map(),
};
const name = (key: string) => loaded.nodes.get(key)?.caption ?? key;
// names typed and names shown are compared without case and diacritics
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();

const root = byId("view");
const stage = byId("picture");
const svg = select(stage).select<SVGSVGElement>("svg");
const scene = svg.select<SVGGElement>(".scene");
const status = make("p", { class: "quiet", role: "status" });
const find = make("input", { type: "search", id: "find" });
const filters = make("form", { class: "narrow", "aria-label": say("graph.filters") });
const side = make("aside", { class: "panel", hidden: true, "aria-label": say("graph.evidence") });
const panel = new Panel(side, () => select_(""), (edge) => Promise.resolve(behind(edge)));
const tables = new Tables({ select: (key) => select_(key), evidence: (edge) => select_(edge.key) });

let view: View = read(location.hash.slice(1));
let shown: Shown = filter(loaded, view);

const zooming = zoom<SVGSVGElement, unknown>().scaleExtent([0.5, 16]).on("zoom", ({ transform }) => scene.attr("transform", transform));
svg.call(zooming).on("dblclick.zoom", null);
root.prepend(make("div", { class: "tools" }, make("label", { class: "search" }, say("graph.find.here"), find), make("div", { class: "actions" }, button("graph.closer", 1.5), button("graph.wider", 1 / 1.5), button("graph.fit", 0))));
const frame = make("div", { class: "stage" }, filters);
stage.replaceWith(frame);
frame.append(stage, side);
root.append(status, tables.root);

find.addEventListener("input", mark);
window.addEventListener("hashchange", () => {
  view = read(location.hash.slice(1));
  paint();
});
stage.addEventListener("click", ({ target }) => {
  const { dot, ends } = (target as SVGElement).dataset;
  if (dot) select_(`n${dot}`);
  else if (ends) select_(shown.edges.find((edge) => joins(edge, ends))?.key ?? "");
  else select_("");
});
paint();

function select_(key: string): void {
  go({ selected: key });
}

/** The view stands in the address, also of a file. */
function go(change: Partial<View>, sliding = false): void {
  view = { ...view, ...change };
  history.replaceState(null, "", `#${write(view).slice(1)}`);
  paint(sliding);
}

function paint(sliding = false): void {
  shown = filter(loaded, view);
  const standing = new Set(shown.nodes.map((node) => node.key));
  const lines = new Set(shown.edges.flatMap(({ source, target }) => [between(source, target), between(target, source)]));
  stage.querySelectorAll<SVGElement>("[data-dot]").forEach((one) => one.classList.toggle("gone", !standing.has(`n${one.dataset["dot"]}`)));
  stage.querySelectorAll<SVGElement>("[data-ends]").forEach((one) => one.classList.toggle("gone", !lines.has(one.dataset["ends"] ?? "")));
  if (!sliding) filters.replaceChildren(...controls(loaded, view, go));
  tables.show(shown);
  status.textContent = say("graph.shown", { nodes: shown.nodes.length, edges: shown.edges.length });
  mark();
  detail();
}

/** What was found, and what is selected with its neighbours, stands out. */
function mark(): void {
  const wanted = plain(find.value.trim());
  const edge = loaded.edges.get(view.selected);
  const chosen = edge ? [edge.source, edge.target] : view.selected ? [view.selected] : [];
  stage.querySelectorAll<SVGElement>("circle").forEach((dot) => {
    const key = `n${dot.dataset["dot"]}`;
    dot.classList.toggle("found", chosen.includes(key) || (wanted !== "" && plain(name(key)).includes(wanted)));
  });
}

function detail(): void {
  const node = loaded.nodes.get(view.selected);
  const edge = shown.edges.find((one) => one.key === view.selected);
  if (edge) return panel.edges([edge, ...shown.edges.filter((one) => one !== edge && joins(one, between(edge.source, edge.target)))], name);
  if (!node) return panel.clear();
  const near = shown.edges.filter((one) => one.source === node.key || one.target === node.key);
  panel.node(node, near.slice(0, 50).map((one) => ({ word: `${one.caption}: ${name(one.source === node.key ? one.target : one.source)}`, run: () => select_(one.key) })));
}

/** As the picture names a line. */
function between(source: string, target: string): string {
  return `${source.slice(1)} ${target.slice(1)}`;
}

function joins({ source, target }: GraphEdge, ends: string): boolean {
  return ends === between(source, target) || ends === between(target, source);
}

/** The claims of an edge that the file holds. */
function behind(key: string): Told[] {
  return (data.behind[Number(key.slice(1))] ?? []).flatMap((at) => data.claims[at] ?? []);
}

function button(word: string, by: number): HTMLButtonElement {
  const made = make("button", { type: "button" }, say(word));
  made.addEventListener("click", () => (by ? svg.call(zooming.scaleBy, by) : svg.call(zooming.transform, zoomIdentity)));
  return made;
}
