/** What stands behind an edge: its claims, each with the sentence around the quote and the article. */

import { type Evidence, type Quote, type Told, get } from "../api";
import { make } from "../dom";
import { say } from "../words";

/** The claims of an edge as a list; fetched when it is made. */
export async function evidence(edge: string): Promise<HTMLElement> {
  const told = await get<Evidence>(`edge/${encodeURIComponent(edge)}`);
  return make("ol", { class: "claims" }, ...told.claims.map(claim));
}

function claim(one: Told): HTMLElement {
  const { article } = one;
  const facts = [say(`status.${one.status}`), one.date ?? "", `${say("graph.confidence")} ${one.confidence.toFixed(2)}`].filter(Boolean).join(" · ");
  const where = [article.outlet, article.published].filter(Boolean).join(", ");
  return make(
    "li",
    {},
    make("p", {}, make("a", { href: one.href }, one.says)),
    make("p", { class: "quiet" }, facts),
    ...one.quotes.map(quote),
    make("p", {}, make("a", { href: article.href }, article.title ?? article.id), where ? ` (${where})` : ""),
  );
}

/** The words that say so, marked, with what stands before and after them. */
function quote({ before, text, after }: Quote): HTMLElement {
  return make("blockquote", { dir: "auto" }, sentenceEnd(before), make("mark", {}, text), sentenceStart(after));
}

const END = /[.!?…]["»”)]?\s/gu;

/** The part of a text after the last sentence that ends in it. */
function sentenceEnd(before: string): string {
  const last = [...before.matchAll(END)].at(-1);
  return last ? before.slice(last.index + last[0].length) : before;
}

/** The part of a text up to the first sentence's end. */
function sentenceStart(after: string): string {
  const [end] = after.matchAll(END);
  return end ? after.slice(0, end.index + end[0].length).trimEnd() : after;
}
