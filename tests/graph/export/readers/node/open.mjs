// Opens files as graphs and prints what they hold as JSON: `node open.mjs FILE…`, started in the folder in which the packages stand.
import { readFileSync, realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(realpathSync(process.cwd()), "package.json"));
const { MultiDirectedGraph } = require("graphology");
const parsers = { gexf: require("graphology-gexf"), graphml: require("graphology-graphml") };
const cytoscape = require("cytoscape");

function fromText(path, ending) {
  const graph = parsers[ending].parse(MultiDirectedGraph, readFileSync(path, "utf-8"), { addMissingNodes: false });
  return {
    nodes: graph.mapNodes((key, attributes) => [key, attributes.label]),
    edges: graph.mapEdges((key, attributes) => [key, attributes.relation]),
  };
}

function fromElements(path) {
  const { elements } = JSON.parse(readFileSync(path, "utf-8"));
  const graph = cytoscape({ elements, headless: true });
  return {
    nodes: graph.nodes().map((node) => [node.id(), node.data("name")]),
    edges: graph.edges().map((edge) => [edge.id(), edge.data("relation")]),
  };
}

const opened = process.argv.slice(2).map((path) => {
  const ending = path.split(".").pop();
  return [ending, ending === "cyjs" ? fromElements(path) : fromText(path, ending)];
});
console.log(JSON.stringify(Object.fromEntries(opened)));
