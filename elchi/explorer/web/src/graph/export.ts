/** Exactly what is shown, as a file: a form that is posted, because keys may be many. */

import { make } from "../dom";
import { say } from "../words";
import type { Shown } from "./filter";

/** The form; `formats` are those that `/api/export` writes. */
export function exporting(formats: string[], now: () => Shown): HTMLFormElement {
  const nodes = make("input", { type: "hidden", name: "keys" });
  const edges = make("input", { type: "hidden", name: "edges" });
  const choice = make("select", { name: "format" }, ...formats.map((name) => make("option", { value: name }, name)));
  const form = make("form", { method: "post", action: "/api/export", class: "export" }, make("label", {}, say("graph.export.as"), " ", choice), nodes, edges, make("button", {}, say("graph.export")));
  form.addEventListener("submit", () => {
    const shown = now();
    nodes.value = shown.nodes.map((node) => node.key).join();
    edges.value = shown.edges.map((edge) => edge.key).join();
  });
  return form;
}
