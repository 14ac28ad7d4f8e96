/** The map of meetings: land without borders, points as large as the meetings were many, arcs of those who came. */

import { geoGraticule10, geoInterpolate, geoNaturalEarth1, geoPath } from "d3-geo";
import { select } from "d3-selection";
import { zoom, zoomIdentity } from "d3-zoom";
import { feature, mesh } from "topojson-client";
import land from "world-atlas/land-110m.json";
import { byId, make } from "./dom";
import { say } from "./words";

type Place = [longitude: number, latitude: number];
interface Shapes {
  points: { at: Place; name: string; href: string; meetings: number }[];
  arcs: { from: Place; to: Place; name: string; times: number }[];
}

const WIDTH = 960;
const HEIGHT = 480;
const FURTHEST = 24;
const STEP = 60; // how far an arrow key moves the map, in units of the picture

const root = byId("map");
const shapes: Shapes = JSON.parse(byId("shapes").textContent ?? "{}");
const world = land as unknown as TopoJSON.Topology;
const shore = feature(world, world.objects["land"]!);
const projection = geoNaturalEarth1().fitSize([WIDTH, HEIGHT], { type: "Sphere" });
const path = geoPath(projection);

const label = `${say("map.picture")}: ${say("map.shown", { points: shapes.points.length, arcs: shapes.arcs.length })}`;
const svg = select(root).append("svg").attr("viewBox", `0 0 ${WIDTH} ${HEIGHT}`).attr("role", "group").attr("tabindex", 0).attr("aria-label", label);
const all = svg.append("g");
all.append("path").attr("class", "grid").attr("d", path(geoGraticule10()));
all.append("path").attr("class", "land").attr("d", path(shore));
const borders = all.append("path").attr("class", "borders");

for (const arc of shapes.arcs) {
  all.append("path").attr("class", "arc").attr("d", path(great(arc.from, arc.to))).attr("stroke-width", 0.6 + Math.log2(arc.times) / 2).append("title").text(`${arc.name}: ${arc.times}`);
}
for (const point of [...shapes.points].reverse()) {
  const [x, y] = projection(point.at) ?? [0, 0];
  const link = all.append("a").attr("href", point.href).attr("aria-label", say("map.point", { name: point.name, count: point.meetings }));
  link.append("circle").attr("class", "point").attr("cx", x).attr("cy", y).attr("data-size", 2 + Math.sqrt(point.meetings));
  link.append("title").text(`${point.name}: ${point.meetings}`);
}
// names of the first few: the others are told by the pointer, and by the table
for (const point of shapes.points.slice(0, 15)) {
  const [x, y] = projection(point.at) ?? [0, 0];
  all.append("text").attr("class", "name").attr("x", x).attr("y", y).attr("aria-hidden", "true").text(point.name);
}

const zooming = zoom<SVGSVGElement, unknown>().scaleExtent([1, FURTHEST]).translateExtent([[0, 0], [WIDTH, HEIGHT]]).on("zoom", ({ transform }) => {
  all.attr("transform", transform);
  scale(transform.k);
});
svg.call(zooming);
scale(1);
steer();
void drawBorders();

/** Points, names and lines keep their sizes on the screen. */
function scale(k: number): void {
  all.attr("stroke-width", 1 / k);
  all.selectAll<SVGCircleElement, unknown>(".point").attr("r", function () { return Number(this.dataset["size"]) / k; });
  all.selectAll(".name").attr("font-size", 11 / k).attr("dx", 6 / k).attr("dy", -4 / k);
}

/** The way over the globe, in pieces short enough to look like an arc. */
function great(from: Place, to: Place): GeoJSON.LineString {
  const between = geoInterpolate(from, to);
  return { type: "LineString", coordinates: Array.from({ length: 33 }, (_, n) => between(n / 32)) };
}

function steer(): void {
  const moves: Record<string, [number, number]> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };
  const does: Record<string, () => void> = {
    "+": () => svg.call(zooming.scaleBy, 1.5),
    "-": () => svg.call(zooming.scaleBy, 1 / 1.5),
    "0": () => svg.call(zooming.transform, zoomIdentity),
  };
  svg.on("keydown", (event: KeyboardEvent) => {
    const move = moves[event.key];
    if (move) svg.call(zooming.translateBy, ...move);
    else if (does[event.key]) does[event.key]?.();
    else return;
    event.preventDefault();
  });
  const button = (word: string, key: string) => {
    const made = make("button", { type: "button" }, say(word));
    made.addEventListener("click", () => does[key]?.());
    return made;
  };
  root.append(make("div", { class: "actions" }, button("map.closer", "+"), button("map.wider", "-"), button("map.whole", "0"), make("small", {}, say("map.help"))));
}

/** Borders are somebody's view of the world: only who asks for them gets them. */
async function drawBorders(): Promise<void> {
  const address = root.dataset["borders"];
  if (!address) return;
  const countries: TopoJSON.Topology = await (await fetch(address)).json();
  const drawn = mesh(countries, countries.objects["countries"] as TopoJSON.GeometryCollection, (a, b) => a !== b);
  borders.attr("d", path(drawn));
}
