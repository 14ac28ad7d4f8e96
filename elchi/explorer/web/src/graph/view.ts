/** What is looked at and how: the whole state of the view, which stands in the address and is read from there. */

export interface View {
  /** Nodes that are shown with so many pages of their neighbours. */
  around: [key: string, pages: number][];
  /** Two nodes with what both have to do with. */
  between: string[];
  /** Two nodes with the ways from one to the other. */
  path: string[];
  /** Further nodes. */
  keys: string[];
  /** So many of the most connected nodes; 0 for none. */
  whole: number;
  /** Nodes that were taken out. */
  hidden: string[];
  /** What is shown of nodes' labels, edges' types and statuses; null for all. */
  labels: string[] | null;
  types: string[] | null;
  status: string[] | null;
  /** ISO days; empty for no limit. */
  from: string;
  to: string;
  confidence: number;
  pinned: Map<string, [x: number, y: number]>;
  /** The key of a node or an edge. */
  selected: string;
}

export const PAGE = 50;

/** The view that an address tells; keys have none of the signs that separate here, see graph/identity.py. */
export function read(search: string): View {
  const told = new URLSearchParams(search);
  const list = (name: string) => (told.get(name) ?? "").split(",").filter(Boolean);
  const some = (name: string) => (told.has(name) ? list(name) : null);
  return {
    around: list("around").map((one) => paged(one.split("*"))),
    between: list("between").slice(0, 2),
    path: list("path").slice(0, 2),
    keys: list("keys"),
    whole: Number(told.get("whole")) || 0,
    hidden: list("hidden"),
    labels: some("labels"),
    types: some("types"),
    status: some("status"),
    from: told.get("from") ?? "",
    to: told.get("to") ?? "",
    confidence: Number(told.get("confidence")) || 0,
    pinned: new Map(list("pinned").map((one) => placed(one.split("@")))),
    selected: told.get("selected") ?? "",
  };
}

const paged = ([key = "", pages = "1"]: string[]): [string, number] => [key, Math.max(1, Number(pages) || 1)];
const placed = ([key = "", x, y]: string[]): [string, [number, number]] => [key, [Number(x) || 0, Number(y) || 0]];

/** What is fetched for a view; when it is the same, only what is shown of it has changed. */
export function sources(view: View): Record<string, string> {
  return {
    around: view.around.map(([key, pages]) => (pages > 1 ? `${key}*${pages}` : key)).join(),
    between: view.between.join(),
    path: view.path.join(),
    keys: view.keys.join(),
    whole: view.whole ? String(view.whole) : "",
  };
}

/** The address of a view, `?…`; what is not limited is left out. */
export function write(view: View): string {
  const told: Record<string, string | undefined> = {
    ...sources(view),
    hidden: view.hidden.join(),
    labels: view.labels?.join(),
    types: view.types?.join(),
    status: view.status?.join(),
    from: view.from,
    to: view.to,
    confidence: view.confidence ? String(view.confidence) : "",
    pinned: [...view.pinned].map(([key, [x, y]]) => `${key}@${x.toFixed(1)}@${y.toFixed(1)}`).join(),
    selected: view.selected,
  };
  const limits = new Set(["labels", "types", "status"]); // an empty list shows none, so it is told too
  const parts = Object.entries(told).filter(([name, value]) => value || (limits.has(name) && value !== undefined));
  return `?${parts.map(([name, value]) => `${name}=${legible(value ?? "")}`).join("&")}`;
}

/** Percent-encoded but for what is legible and harmless in a query. */
function legible(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|2F|40)/g, (code) => decodeURIComponent(code));
}

/** The view with one more page of a node's neighbours. */
export function expanded(view: View, key: string): View {
  const known = view.around.some(([one]) => one === key);
  const around: View["around"] = known ? view.around.map(([one, pages]) => [one, one === key ? pages + 1 : pages]) : [...view.around, [key, 1]];
  return { ...view, around, hidden: view.hidden.filter((one) => one !== key), selected: key };
}
