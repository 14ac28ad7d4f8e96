/** The page of the graph view: holds the state, and has everything shown anew when it changes. */

import { type GraphEdge, type GraphNode, claims } from "./api";
import { byId, make } from "./dom";
import { controls } from "./graph/controls";
import { exporting } from "./graph/export";
import { type Shown, filter } from "./graph/filter";
import { steer } from "./graph/keys";
import { type Loaded, load } from "./graph/load";
import { type Action, Panel } from "./graph/panel";
import { Picture } from "./graph/picture";
import { Tables } from "./graph/tables";
import { tools } from "./graph/tools";
import { type View, expanded, read, sources, write } from "./graph/view";
import { say } from "./words";

const root = byId("view");
const canvas = make("div", { class: "canvas", tabindex: 0, role: "application", "aria-label": say("graph.picture"), "aria-describedby": "graph-help" });
const status = make("p", { class: "quiet", role: "status" });
const side = make("aside", { class: "panel", hidden: true, "aria-label": say("graph.evidence") });
const filters = make("form", { class: "narrow", "aria-label": say("graph.filters") });
const above = make("div", { class: "tools" });
const beside = make("div", { class: "beside" }, side, make("p", { id: "graph-help", class: "quiet" }, say("graph.help")));
root.replaceChildren(above, make("div", { class: "stage" }, filters, canvas, beside), status);

let view = read(location.search);
let loaded: Loaded = { nodes: new Map(), edges: new Map(), focus: new Set(), pages: new Map() };
let shown: Shown = { nodes: [], edges: [], undated: 0 };
let drawn = "";

const picture = new Picture(canvas, {
  node: select,
  expand: (key) => go(expanded(view, key)),
  edges: ([first]) => first && select(first.key),
  nothing: () => select(""),
  moved: (key, place) => go({ ...view, pinned: new Map(view.pinned).set(key, place) }),
});
// for whoever looks for faults, and for tests, which have to know where to point
Object.assign(canvas, { where: (key: string) => picture.where(key) });
const panel = new Panel(side, () => (select(""), canvas.focus()), claims);
const tables = new Tables({ select: (key) => (select(key), side.focus()), evidence: (edge) => select(edge.key) });

above.append(
  ...tools({
    add: (key) => go(expanded(view, key)),
    path: (from, to) => go({ ...view, path: [from, to] }),
    zoom: (closer) => picture.zoom(closer),
    fit: () => picture.fit(),
  }),
  exporting((root.dataset.formats ?? "graphml").split(","), () => shown),
);
root.append(tables.root);
steer(canvas, () => ({ shown, selected: view.selected }), {
  go: (key) => (select(key), (status.textContent = loaded.nodes.get(key)?.caption ?? "")),
  expand: (key) => go(expanded(view, key)),
  close: () => select(""),
  zoom: (closer) => picture.zoom(closer),
});
window.addEventListener("popstate", () => {
  view = read(location.search);
  void look();
});
void look();

function select(key: string): void {
  if (key !== view.selected) go({ ...view, selected: key });
}

/** Go to another view; `sliding` ones leave no trace in the history. */
function go(next: View, sliding = false): void {
  view = next;
  history[sliding ? "replaceState" : "pushState"](null, "", write(next));
  void look(sliding);
}

/** Show the view: fetch what is not there, filter, paint. */
async function look(sliding = false): Promise<void> {
  const wanted = JSON.stringify(sources(view));
  if (wanted !== drawn) {
    drawn = wanted;
    try {
      const coming = await load(view);
      if (wanted !== drawn) return; // meanwhile something else is looked at
      loaded = coming;
      picture.draw(loaded, view.pinned);
    } catch (error) {
      status.textContent = (error as Error).message;
      return;
    }
  }
  shown = filter(loaded, view);
  picture.pin(view.pinned);
  picture.show(shown, view.selected);
  tables.show(shown);
  if (!sliding) filters.replaceChildren(...refocused(controls(loaded, view, (change, moving) => go({ ...view, ...change }, moving))));
  tell();
  detail();
  lead();
}

/** The controls anew, the one that had the focus having it still. */
function refocused(made: HTMLElement[]): HTMLElement[] {
  const had = document.activeElement instanceof HTMLInputElement && filters.contains(document.activeElement) ? document.activeElement : undefined;
  if (had) {
    const same = had.type === "checkbox" ? `[name="${had.name}"][value="${had.value}"]` : `[name="${had.name}"]`;
    queueMicrotask(() => filters.querySelector<HTMLInputElement>(same)?.focus());
  }
  return made;
}

/** The page's links to other languages and themes lead to the view as it is now. */
function lead(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".look a")) {
    const told = new URL(link.href).searchParams;
    const [name, value] = told.has("theme") ? ["theme", told.get("theme")] : ["lang", told.get("lang")];
    link.search = `${write(view)}&${name}=${value}`;
  }
}

function tell(): void {
  const counts = { nodes: shown.nodes.length, edges: shown.edges.length };
  const undated = (view.from || view.to) && shown.undated ? ` ${say("graph.undated", { count: shown.undated })}` : "";
  status.textContent = shown.nodes.length ? say("graph.shown", counts) + undated : say("graph.empty");
  canvas.setAttribute("aria-label", `${say("graph.picture")}: ${say("graph.shown", counts)}`);
}

/** What is selected, in the panel: a node with what can be done, or the edges between two nodes with their claims. */
function detail(): void {
  const node = shown.nodes.find((one) => one.key === view.selected);
  const edge = shown.edges.find((one) => one.key === view.selected);
  if (node) panel.node(node, actions(node));
  else if (edge) panel.edges([edge, ...shown.edges.filter((one) => one !== edge && parallel(one, edge))], (key) => loaded.nodes.get(key)?.caption ?? key);
  else panel.clear();
}

function parallel(one: GraphEdge, other: GraphEdge): boolean {
  return (one.source === other.source && one.target === other.target) || (one.source === other.target && one.target === other.source);
}

function actions({ key }: GraphNode): Action[] {
  const known = loaded.pages.get(key);
  const pinned = new Map(view.pinned);
  const held = !pinned.delete(key);
  if (held) pinned.set(key, picture.place(key));
  const more: Action = { word: known ? say("graph.more", known) : say("graph.expand"), run: () => go(expanded(view, key)) };
  return [
    ...(known && known.fetched >= known.total ? [] : [more]),
    { word: say(held ? "graph.pin" : "graph.unpin"), run: () => go({ ...view, pinned }) },
    { word: say("graph.hide"), run: () => go({ ...view, hidden: [...view.hidden, key], selected: "" }) },
    { word: say("graph.alone"), run: () => go({ ...read(""), around: [[key, 1]], selected: key }) },
  ];
}
