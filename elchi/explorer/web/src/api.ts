/** What `/api` gives, see docs/decisions/0009-explorer.md. */

export interface GraphNode {
  key: string;
  label: string;
  caption: string;
  /** Its page. */
  href: string;
  degree: number;
  kind?: string;
  status?: string;
  date?: string;
  date_from?: string;
  date_to?: string;
  lat?: number;
  lon?: number;
}

export interface GraphEdge {
  key: string;
  source: string;
  target: string;
  relation: string;
  caption: string;
  mode?: string;
  status?: string;
  date?: string;
  date_from?: string;
  date_to?: string;
  confidence?: number;
  quad_class?: string;
  claims: number;
}

/** A node that a search found, and the name by which it did. */
export interface Found {
  node: GraphNode;
  name: string;
}

export interface Part {
  nodes: GraphNode[];
  edges: GraphEdge[];
  total: number;
}

/** JSON from an address of the API; throws an Error with what the server said. */
export async function get<T>(path: string, parameters: Record<string, string | number | undefined> = {}, signal?: AbortSignal): Promise<T> {
  const query = new URLSearchParams();
  query.set("lang", document.documentElement.lang || "en");
  for (const [name, value] of Object.entries(parameters)) if (value !== undefined) query.set(name, String(value));
  const answer = await fetch(`/api/${path}?${query}`, { headers: { accept: "application/json" }, signal: signal ?? null });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? `${answer.status} ${answer.statusText}`);
  return told as T;
}

/** What is called so, in any script, the best first. */
export async function search(q: string, signal?: AbortSignal): Promise<Found[]> {
  return (await get<{ found: Found[] }>("search", { q, limit: 12 }, signal)).found;
}
