/** The SPARQL editor on our own endpoint; nothing is asked of anybody else, so no completion from elsewhere. */

import "@zazuko/yasgui/build/yasgui.min.css";
import "./sparql.css";
import Yasgui from "@zazuko/yasgui";
import { byId, make } from "./dom";
import { say } from "./words";

const root = byId("editor");
const endpoint = new URL("/sparql", location.href).href;

Yasgui.Yasqe.defaults.autocompleters = ["variables"];
Yasgui.Yasqe.defaults.value = root.dataset["query"] ?? "";
const named = root.querySelector("label")?.textContent ?? "SPARQL";
root.replaceChildren(); // the form that works without a script
const editor = new Yasgui(root, {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: false,
  persistenceId: "elchi",
  endpointCatalogueOptions: { getData: () => [{ endpoint }], keys: [], renderItem: () => undefined },
});
const cut = make("p", { role: "status" });
root.before(cut);
editor.getTab()?.getYasqe().on("queryResponse", (_, { headers }: { headers?: Headers | Record<string, string> }) => {
  const told = headers instanceof Headers ? headers.get("x-sparql-maxrows") : headers?.["x-sparql-maxrows"];
  cut.textContent = told ? say("sparql.cut") : "";
});
// what the address asks goes before what was typed here last
if (new URLSearchParams(location.search).has("query")) editor.getTab()?.setQuery(root.dataset["query"] ?? "");
// what the editor leaves without a name, for who reads by ear
for (const field of root.querySelectorAll("textarea:not([aria-label])")) field.setAttribute("aria-label", named);
root.querySelector(".autocomplete")?.setAttribute("aria-label", endpoint);
