/** Search as one types: a combobox after the ARIA pattern, its list fetched from `/api/search`. */

import { type Found, search } from "./api";
import { make, whenQuiet } from "./dom";
import { say } from "./words";

const QUIET = 120;

/** Make an input a combobox; `choose` gets what was chosen with a click or Enter. */
export function typeahead(input: HTMLInputElement, choose: (found: Found) => void): void {
  const list = make("ul", { id: `${input.id}-found`, role: "listbox", class: "found", hidden: true, "aria-label": say("found") });
  const told = make("p", { class: "unseen", "aria-live": "polite" });
  let shown: Found[] = [];
  let at = -1;
  let running = new AbortController();
  input.after(list, told);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]] as const) {
    input.setAttribute(name, value);
  }

  const close = () => show([]);
  const pick = (found: Found) => {
    close();
    choose(found);
  };

  function show(found: Found[]): void {
    shown = found;
    at = -1;
    list.replaceChildren(...found.map((one, n) => option(one, `${list.id}-${n}`, () => pick(one))));
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!!found.length));
    input.removeAttribute("aria-activedescendant");
  }

  function move(step: number): void {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = (at + step + shown.length) % shown.length;
    const here = list.children[at];
    here?.setAttribute("aria-selected", "true");
    here?.scrollIntoView({ block: "nearest" });
    if (here) input.setAttribute("aria-activedescendant", here.id);
  }

  const look = whenQuiet(async () => {
    running.abort();
    running = new AbortController();
    const wanted = input.value.trim();
    const found = wanted ? await search(wanted, running.signal).catch(() => undefined) : [];
    if (!found) return; // a later letter took over, or the server is gone: the form still works
    show(found);
    told.textContent = wanted ? say("found.count", { count: found.length }) : "";
  }, QUIET);

  input.addEventListener("input", look);
  input.addEventListener("blur", () => setTimeout(close, 150)); // a click on the list comes after the blur
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (!shown.length) return;
    const chosen = shown[at];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") move(event.key === "ArrowDown" ? 1 : -1);
    else if (event.key === "Enter" && chosen) pick(chosen);
    else return;
    event.preventDefault();
  });
}

function option(one: Found, id: string, choose: () => void): HTMLLIElement {
  const { label, caption } = one.node;
  const name = one.name === caption ? [] : [" ", make("small", {}, one.name)];
  const made = make("li", { id, role: "option", "aria-selected": "false" }, make("span", { class: "label" }, say(`label.${label}`)), " ", caption, ...name);
  made.addEventListener("mousedown", (event) => event.preventDefault()); // keeps the focus in the input
  made.addEventListener("click", choose);
  return made;
}
