/** Elements made in code: text is always set as text, so nothing that an article says is ever read as markup. */

type Attributes = Record<string, string | number | boolean | undefined>;

/** An element with attributes (`true` an empty one, `false` and undefined none) and children. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/** The element with that id; its absence is a fault of the page. */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element with the id ${id}`);
  return found as T;
}

/** A function that runs once things have been quiet for so many milliseconds. */
export function whenQuiet<A extends unknown[]>(run: (...given: A) => void, milliseconds: number): (...given: A) => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return (...given) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => run(...given), milliseconds);
  };
}
