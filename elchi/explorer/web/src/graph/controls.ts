/** What narrows the view: checkboxes, two sliders for the dates, one for the confidence. */

import { make } from "../dom";
import { say } from "../words";
import { span } from "./filter";
import type { Loaded } from "./load";
import type { View } from "./view";

/** `sliding` while a slider moves, so that the address keeps only where it came to rest. */
export type Change = (view: Partial<View>, sliding?: boolean) => void;

const DAY = 86_400_000;

/** The filters for what was loaded, set as the view has them. */
export function controls(loaded: Loaded, view: View, change: Change): HTMLElement[] {
  const labels = counted([...loaded.nodes.values()].map((node) => [node.label, say(`label.${node.label}`)]));
  const types = counted([...loaded.edges.values()].map((edge) => [edge.relation, edge.caption]));
  const statuses = counted([...loaded.edges.values()].flatMap(({ status }) => (status ? [[status, say(`status.${status}`)]] : [])));
  return [
    choice("graph.kinds", "labels", labels, view.labels, (labels) => change({ labels }), "of"),
    choice("graph.filter.type", "types", types, view.types, (types) => change({ types })),
    choice("graph.filter.status", "status", statuses, view.status, (status) => change({ status })),
    ...dates(loaded, view, change),
    confidence(view, change),
  ];
}

type Counted = Map<string, { word: string; count: number }>;

function counted(told: string[][]): Counted {
  const counts: Counted = new Map();
  for (const [code = "", word = ""] of told) counts.set(code, { word, count: (counts.get(code)?.count ?? 0) + 1 });
  return new Map([...counts].sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1)));
}

function choice(head: string, name: string, all: Counted, chosen: string[] | null, choose: (chosen: string[] | null) => void, swatch = ""): HTMLElement {
  const made = make("fieldset", {}, make("legend", {}, say(head)));
  for (const [code, { word, count }] of all) {
    const box = make("input", { type: "checkbox", name, value: code, checked: !chosen || chosen.includes(code) });
    const sample = swatch ? [make("span", { class: `swatch ${swatch}-${code}` })] : [];
    made.append(make("label", {}, box, ...sample, ` ${word} `, make("small", {}, String(count))));
  }
  made.addEventListener("change", () => {
    const boxes = [...made.querySelectorAll("input")];
    choose(boxes.every((box) => box.checked) ? null : boxes.filter((box) => box.checked).map((box) => box.value));
  });
  return made;
}

function dates(loaded: Loaded, view: View, change: Change): HTMLElement[] {
  const days = [...loaded.edges.values(), ...loaded.nodes.values()].flatMap((one) => span(one) ?? []).map((day) => Date.parse(day)).filter(Number.isFinite).sort((a, b) => a - b);
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined || first === last) return [];
  const most = Math.round((last - first) / DAY);
  const at = (day: string, otherwise: number) => (day ? Math.round((Date.parse(day) - first) / DAY) : otherwise);
  const iso = (n: number) => new Date(first + n * DAY).toISOString().slice(0, 10);
  const from = slider("graph.filter.from", "from", most, Math.max(0, at(view.from, 0)), iso);
  const to = slider("graph.filter.to", "to", most, Math.min(most, at(view.to, most)), iso);
  const tell = (sliding: boolean) => {
    if (from.value() > to.value()) (document.activeElement === from.input ? to : from).set(document.activeElement === from.input ? from.value() : to.value());
    change({ from: from.value() ? iso(from.value()) : "", to: to.value() < most ? iso(to.value()) : "" }, sliding);
  };
  for (const { input } of [from, to]) {
    input.addEventListener("input", () => tell(true));
    input.addEventListener("change", () => tell(false));
  }
  return [make("fieldset", { class: "dates" }, make("legend", {}, say("graph.filter.period")), from.root, to.root)];
}

function confidence(view: View, change: Change): HTMLElement {
  const made = slider("graph.filter.confidence", "confidence", 100, Math.round(view.confidence * 100), (n) => (n / 100).toFixed(2));
  made.input.addEventListener("input", () => change({ confidence: made.value() / 100 }, true));
  made.input.addEventListener("change", () => change({ confidence: made.value() / 100 }));
  return make("fieldset", {}, make("legend", {}, say("graph.confidence")), made.root);
}

function slider(head: string, name: string, most: number, value: number, word: (n: number) => string) {
  const input = make("input", { type: "range", name, min: 0, max: most, value, "aria-label": say(head) });
  const told = make("output", { "aria-hidden": "true" });
  const show = () => {
    told.textContent = word(Number(input.value));
    input.setAttribute("aria-valuetext", told.textContent);
  };
  input.addEventListener("input", show);
  show();
  const set = (n: number) => ((input.value = String(n)), show());
  return { input, set, value: () => Number(input.value), root: make("label", { class: "slider" }, say(head), " ", told, input) };
}
