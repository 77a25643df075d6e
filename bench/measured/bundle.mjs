// The programs that are measured, made from our TypeScript as it stands now, each in one file.
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

export const ROOT = path.join(import.meta.dirname, "../..");
const cache = path.join(ROOT, "node_modules/.cache");
const source = (name) => path.join(import.meta.dirname, "..", `${name}.ts`);

/** A program finds its files by where it stands, which is not where its bundle does. */
const standingWhereItStood = {
  name: "standing where it stood",
  setup: ({ onLoad }) =>
    onLoad({ filter: /\/(?:src|bench|test)\/.*\.ts$/ }, async ({ path: file }) => {
      const text = await readFile(file, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const contents = text
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file)))
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(file).href));
      return { contents, loader: "ts" };
    }),
};

/** names: files below `bench/` without `.ts`. Packages are loaded from `node_modules`, inside which the bundles lie. */
export async function bundle(names) {
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(path.join(cache, "hagukumi-bench-"));
  await build({
    entryPoints: Object.fromEntries(names.map((name) => [name, source(name)])),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: "node20",
    logLevel: "error",
    plugins: [standingWhereItStood],
  });
  return {
    file: (name) => path.join(folder, `${name}.mjs`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
