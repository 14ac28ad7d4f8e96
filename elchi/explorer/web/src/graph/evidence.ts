/** What stands behind an edge: its claims, each with the sentence around the quote and the article. */

import type { Quote, Told } from "../api";
import { make } from "../dom";
import { say } from "../words";

/** Claims as a list. */
export function list(claims: Told[]): HTMLElement {
  return claims.length ? make("ol", { class: "claims" }, ...claims.map(claim)) : make("p", { class: "quiet" }, say("graph.none"));
}

function claim(one: Told): HTMLElement {
  const { article } = one;
  const facts = [say(`status.${one.status}`), one.date ?? "", `${say("graph.confidence")} ${one.confidence.toFixed(2)}`].filter(Boolean).join(" · ");
  const where = [article.outlet, article.published].filter(Boolean).join(", ");
  return make(
    "li",
    {},
    make("p", {}, link(one.says, one.href)),
    make("p", { class: "quiet" }, facts),
    ...one.quotes.map(quote),
    make("p", {}, link(article.title ?? article.id, article.href ?? web(article.url)), where ? ` (${where})` : ""),
  );
}

function link(text: string, href: string | undefined): Node {
  return href ? make("a", { href }, text) : make("bdi", {}, text);
}

/** The address of an article if it leads to the web, and is not a script in disguise. */
function web(url: string | undefined): string | undefined {
  return url && /^https?:/i.test(url) ? url : undefined;
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
