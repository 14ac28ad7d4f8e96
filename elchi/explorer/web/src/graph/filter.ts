/** What is shown of what was loaded. */

import type { GraphEdge, GraphNode } from "../api";
import type { Loaded } from "./load";
import type { View } from "./view";

export interface Shown {
  nodes: GraphNode[];
  edges: GraphEdge[];
  /** How many of the edges have no date and so stay whatever the dates are. */
  undated: number;
}

interface Dated {
  date?: string;
  date_from?: string;
  date_to?: string;
  reported_from?: string;
  reported_to?: string;
}

/** The nodes and edges that pass every filter; a node that nobody asked for goes with its last edge. */
export function filter(loaded: Loaded, view: View): Shown {
  const standing = new Map<string, GraphNode>();
  for (const node of loaded.nodes.values()) if (stands(node, view)) standing.set(node.key, node);
  const edges: GraphEdge[] = [];
  const joined = new Set(loaded.focus);
  let undated = 0;
  for (const edge of loaded.edges.values()) {
    if (!standing.has(edge.source) || !standing.has(edge.target) || !passes(edge, view)) continue;
    edges.push(edge);
    joined.add(edge.source).add(edge.target);
    if (!span(edge)) undated++;
  }
  return { nodes: [...standing.values()].filter((node) => joined.has(node.key)), edges, undated };
}

function stands(node: GraphNode, view: View): boolean {
  return !view.hidden.includes(node.key) && (!view.labels || view.labels.includes(node.label)) && within(node, view);
}

function passes(edge: GraphEdge, view: View): boolean {
  return (
    (!view.types || view.types.includes(edge.relation)) &&
    (!view.status || edge.status === undefined || view.status.includes(edge.status)) &&
    (edge.confidence === undefined || edge.confidence >= view.confidence) &&
    within(edge, view)
  );
}

/** From when to when, an open end empty, else when it was reported; null where neither is known. */
export function span(dated: Dated): [first: string, last: string] | null {
  const first = dated.date_from ?? dated.date ?? "";
  const last = dated.date_to ?? dated.date ?? "";
  return first || last ? [first, last] : dated.reported_from ? [dated.reported_from, dated.reported_to ?? dated.reported_from] : null;
}

function within(dated: Dated, view: View): boolean {
  const known = span(dated);
  if (!known || (!view.from && !view.to)) return true;
  const [first, last] = known;
  // ISO days compare as text; an open end reaches everything
  return (!view.from || !last || last >= view.from) && (!view.to || !first || first <= view.to);
}
