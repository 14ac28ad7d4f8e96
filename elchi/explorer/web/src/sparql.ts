/** The SPARQL editor on our own endpoint; nothing is asked of anybody else, so no completion from elsewhere. */

import "@zazuko/yasgui/build/yasgui.min.css";
import "./sparql.css";
import Yasgui from "@zazuko/yasgui";
import { byId } from "./dom";

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
// what the address asks goes before what was typed here last
if (new URLSearchParams(location.search).has("query")) editor.getTab()?.setQuery(root.dataset["query"] ?? "");
// what the editor leaves without a name, for who reads by ear
for (const field of root.querySelectorAll("textarea:not([aria-label])")) field.setAttribute("aria-label", named);
root.querySelector(".autocomplete")?.setAttribute("aria-label", endpoint);
