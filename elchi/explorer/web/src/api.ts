/** What `/api` gives, see docs/decisions/0009-explorer.md. */

export interface GraphNode {
  key: string;
  label: string;
  caption: string;
  /** Its page; a file on a disk has none beside it. */
  href?: string;
  degree: number;
  kind?: string;
  status?: string;
  date?: string;
  date_from?: string;
  date_to?: string;
  /** When it was reported, where nothing tells when it was. */
  reported_from?: string;
  reported_to?: string;
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
  title?: string;
  capacity?: string;
  status?: string;
  date?: string;
  date_from?: string;
  date_to?: string;
  /** When it was reported, where nothing tells when it was. */
  reported_from?: string;
  reported_to?: string;
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

// longer addresses are refused; what is longer is posted
const LONGEST = 8_000;

/** JSON from an address of the API; throws an Error with what the server said. */
export async function get<T>(path: string, parameters: Record<string, string | number> = {}, signal?: AbortSignal): Promise<T> {
  const asked = new URLSearchParams({ lang: document.documentElement.lang || "en" });
  for (const [name, value] of Object.entries(parameters)) asked.set(name, String(value));
  const long = asked.toString().length > LONGEST;
  const init: RequestInit = { headers: { accept: "application/json" }, signal: signal ?? null };
  const answer = await (long ? fetch(`/api/${path}`, { ...init, method: "POST", body: asked }) : fetch(`/api/${path}?${asked}`, init));
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(told.detail ?? `${answer.status} ${answer.statusText}`);
  return told as T;
}

/** What is called so, in any script, the best first. */
export async function search(q: string, signal?: AbortSignal): Promise<Found[]> {
  return (await get<{ found: Found[] }>("search", { q, limit: 12 }, signal)).found;
}

/** Words of an article's text, with what stands before and after them. */
export interface Quote {
  text: string;
  before: string;
  after: string;
}

/** A claim: what it says in a line, and where. */
export interface Told {
  id: string;
  says: string;
  href?: string;
  status: string;
  date?: string;
  confidence: number;
  quotes: Quote[];
  article: { id: string; href?: string; url?: string; title?: string; outlet?: string; published?: string };
}

/** An edge with every claim that supports it. */
export interface Evidence {
  edge: GraphEdge;
  source: GraphNode;
  target: GraphNode;
  claims: Told[];
}

/** The claims that support an edge. */
export async function claims(edge: string): Promise<Told[]> {
  return (await get<Evidence>(`edge/${encodeURIComponent(edge)}`)).claims;
}
