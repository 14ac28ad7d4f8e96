/** The words of the interface in the reader's language, as the page gives them: `<script type="application/json" id="words">`. */

const given = document.getElementById("words")?.textContent;
const words: Record<string, string> = given ? JSON.parse(given) : {};

/** The words for `key`, with `{name}` filled in; the key itself where the page gives none. */
export function say(key: string, values: Record<string, string | number> = {}): string {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
