/** The row of tools above the picture. */

import { make } from "../dom";
import { typeahead } from "../typeahead";
import { say } from "../words";

export interface Tools {
  add(key: string): void;
  path(from: string, to: string): void;
  zoom(closer: boolean): void;
  fit(): void;
}

export function tools(does: Tools): HTMLElement[] {
  const find = input("graph-find");
  typeahead(find, ({ node }) => ((find.value = ""), does.add(node.key)));
  return [
    make("label", { class: "search" }, say("graph.find"), find.parentElement ?? find),
    path(does),
    make(
      "div",
      { class: "actions" },
      // what is done is undone by going back: every step has its address
      button("graph.undo", () => history.back()),
      button("graph.redo", () => history.forward()),
      button("graph.closer", () => does.zoom(true)),
      button("graph.wider", () => does.zoom(false)),
      button("graph.fit", () => does.fit()),
    ),
  ];
}

/** Two people, states … between whom the ways are looked for. */
function path(does: Tools): HTMLElement {
  const chosen = ["", ""];
  const ends = ["graph.from", "graph.to"].map((word, n) => {
    const field = input(`graph-path-${n}`);
    typeahead(field, ({ node }) => ((field.value = node.caption), (chosen[n] = node.key)));
    return make("label", { class: "search" }, say(word), field.parentElement ?? field);
  });
  const go = button("graph.path.go", () => chosen[0] && chosen[1] && does.path(chosen[0], chosen[1]));
  return make("details", { class: "path" }, make("summary", {}, say("graph.path")), ...ends, go);
}

function input(id: string): HTMLInputElement {
  const made = make("input", { id, type: "search", maxlength: 200 });
  make("span", { class: "combo" }, made);
  return made;
}

function button(word: string, run: () => void): HTMLButtonElement {
  const made = make("button", { type: "button" }, say(word));
  made.addEventListener("click", run);
  return made;
}
