// Bundles the scripts and styles in `src` into the folder that is given: node build.mjs FOLDER
import { build } from "esbuild";
import { copyFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const [, , folder] = process.argv;

// one file a page, and the worker that lays out; viz.js goes into files that `elchi viz` writes
const { metafile } = await build({
  entryPoints: ["explorer.ts", "explorer.css", "graph.ts", "layout.ts", "map.ts", "sparql.ts", "viz.ts", "viz.css"].map((name) => `src/${name}`),
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
await copyFile("node_modules/world-atlas/countries-110m.json", join(folder, "countries.json")); // fetched by who asks for borders
await writeFile(join(folder, "LICENCES.txt"), await licences(Object.keys(metafile.inputs)), "utf8");

/** The licences of the packages that the inputs belong to, and of those that these are made of, each with its text. */
async function licences(inputs) {
  const packages = new Map();
  for (const input of inputs) await collect(/^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1], packages);
  return ["Packages that are bundled in the scripts of the explorer, and their licences.\n", ...[...packages].sort().map(([, text]) => text)].join("\n");
}

/** A package with what it depends on: some come as bundles themselves. */
async function collect(name, packages) {
  if (!name || packages.has(name)) return;
  const root = join("node_modules", name);
  const { version, license, licenses, dependencies = {} } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const file = (await readdir(root)).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  const text = file ? await readFile(join(root, file), "utf8") : "(The package names its licence, and holds no text of it.)";
  const named = license ?? licenses?.map(({ type }) => type).join(" OR ") ?? (/^Permission is hereby granted, free of charge/m.test(text) ? "MIT" : undefined);
  packages.set(name, `${"=".repeat(78)}\n${name} ${version}: ${named}\n\n${text.trim()}\n`);
  for (const other of Object.keys(dependencies)) if (!other.startsWith("@types/")) await collect(other, packages);
}
