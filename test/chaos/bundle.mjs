// TypeScript for a process of its own: Node 20 cannot run it as it stands.
import { readFile, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..", "..");
// Inside node_modules, so that packages left outside are found from there and nothing else looks at it.
const folder = join(root, "node_modules", ".cache", "hagukumi-chaos", String(process.pid));

/**
 * One file of this folder as a file that Node can run; gives its path. whole: with every package in it, which takes
 * longer to make and half as long to start.
 */
export async function bundle(entry, { whole = false } = {}) {
  const outfile = join(folder, entry.replace(/\W/g, "-").concat(whole ? ".cjs" : ".mjs"));
  await build({
    entryPoints: [join(import.meta.dirname, entry)],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20",
    format: whole ? "cjs" : "esm",
    // What V8 has compiled can be kept only of a file that imports nothing while it runs.
    ...(whole ? { external: ["pg-native"], supported: { "dynamic-import": false } } : { packages: "external" }),
    keepNames: true,
    logLevel: "error",
    plugins: [whereItWas],
  });
  return outfile;
}

export const removeBundles = () => rm(folder, { recursive: true, force: true });

/** A bundled file still finds what lies beside its source. */
const whereItWas = {
  name: "where-it-was",
  setup: (into) =>
    into.onLoad({ filter: /\.(ts|mjs)$/ }, async ({ path }) => {
      const contents = (await readFile(path, "utf8"))
        .replace(/import\.meta\.dirname/g, JSON.stringify(dirname(path)))
        .replace(/import\.meta\.url/g, JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith(".ts") ? "ts" : "js" };
    }),
};
