/** What a view looks at, fetched from the API; each part is fetched once. */

import { type GraphEdge, type GraphNode, type Part, get } from "../api";
import { PAGE, type View, sources } from "./view";

export interface Loaded {
  nodes: Map<string, GraphNode>;
  edges: Map<string, GraphEdge>;
  /** The nodes that were asked for by name: they stay when no edge of theirs is shown. */
  focus: Set<string>;
  /** How many neighbours a node has in all that is shown with its neighbours, and how many of them were fetched. */
  pages: Map<string, { fetched: number; total: number }>;
}

const FIRST = 150; // so many of the most connected are shown where nothing is asked for

const fetched = new Map<string, Promise<Part>>();

/** Everything that a view looks at; throws with the server's words when a node is not there. */
export async function load(view: View): Promise<Loaded> {
  const around = await Promise.all(view.around.map(([key, pages]) => part("around", { key, limit: pages * PAGE })));
  const whole = view.whole || (Object.values(sources(view)).some(Boolean) ? 0 : FIRST);
  const others = await Promise.all([
    ...(view.between.length === 2 ? [part("between", ends(view.between))] : []),
    ...(view.path.length === 2 ? [part("path", ends(view.path))] : []),
    ...(view.keys.length ? [part("nodes", { keys: view.keys.join() })] : []),
    ...(whole ? [part("whole", { limit: whole })] : []),
  ]);
  const loaded: Loaded = { nodes: new Map(), edges: new Map(), focus: new Set([...view.between, ...view.path, ...view.keys]), pages: new Map() };
  for (const one of around) centre(loaded, one);
  for (const one of [...around, ...others]) join(loaded, one);
  // parts that were fetched apart do not tell the edges from one to another
  if (around.length + others.length > 1) join(loaded, await part("nodes", { keys: [...loaded.nodes.keys()].sort().join() }));
  return loaded;
}

const ends = ([a = "", b = ""]: string[]) => ({ a, b });

/** The first node of a part is the one it lies around. */
function centre(loaded: Loaded, { nodes, total }: Part): void {
  const [first] = nodes;
  if (!first) return;
  loaded.focus.add(first.key);
  loaded.pages.set(first.key, { fetched: nodes.length - 1, total });
}

function join(loaded: Loaded, part: Part): void {
  for (const node of part.nodes) loaded.nodes.set(node.key, node);
  for (const edge of part.edges) loaded.edges.set(edge.key, edge);
}

function part(name: string, parameters: Record<string, string | number>): Promise<Part> {
  const asked = JSON.stringify([name, parameters]);
  const known = fetched.get(asked);
  if (known) return known;
  const coming = get<Part | { part: Part }>(name, parameters).then((told) => ("part" in told ? told.part : told)); // ways come with their part
  fetched.set(asked, coming);
  coming.catch(() => fetched.delete(asked));
  return coming;
}
