/** Every page: the box of search goes to the page of what is chosen. Without this script it is a form like any other. */

import { typeahead } from "./typeahead";

for (const input of document.querySelectorAll<HTMLInputElement>("form[role=search] input[type=search]")) {
  input.id ||= "search";
  typeahead(input, (found) => location.assign(found.node.href ?? "/"));
}
