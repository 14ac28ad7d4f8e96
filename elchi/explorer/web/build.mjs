// Bundles the scripts and styles in `src` into the folder that is given: node build.mjs FOLDER
import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [, , folder] = process.argv;

// one file a page, and the worker that lays out; viz.js goes into files that `elchi viz` writes
const { metafile } = await build({
  entryPoints: ["explorer.ts", "explorer.css", "graph.ts", "layout.ts"].map((name) => `src/${name}`),
  outdir: folder,
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: ["es2022"],
  legalComments: "none", // whole licences stand in LICENCES.txt
  metafile: true,
  logLevel: "warning",
});
await writeFile(join(folder, "LICENCES.txt"), await licences(Object.keys(metafile.inputs)), "utf8");

/** The licences of the packages that the inputs belong to, each with its text. */
async function licences(inputs) {
  const roots = new Set(inputs.map((input) => /^.*node_modules\/(@[^/]+\/)?[^/]+/.exec(input)?.[0]).filter(Boolean));
  const told = await Promise.all([...roots].sort().map(licence));
  return ["Packages that are bundled in the scripts of the explorer, and their licences.\n", ...told].join("\n");
}

async function licence(root) {
  const { name, version, license } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const file = (await readdir(root)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? await readFile(join(root, file), "utf8") : "(the package holds no text of its licence)";
  return `${"=".repeat(78)}\n${name} ${version}: ${license}\n\n${text.trim()}\n`;
}
