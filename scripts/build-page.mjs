// The web page: one script, one style sheet and the files they name, for browsers of 2022 and later.
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./fingerprint.mjs";

const FROM = path.join(ROOT, "src/platforms/web/page");
const TO = path.join(ROOT, "dist/platforms/web/page");
const AS_FILES = [".woff2", ".woff", ".svg", ".png", ".webp", ".ico"];

export async function buildPage() {
  const entry = path.join(FROM, "main.tsx");
  if (!existsSync(entry)) return;
  const { build } = await import("esbuild");
  const { metafile } = await build({ ...options, entryPoints: { app: entry } });
  const copied = copyAssets();
  removeOthers([...Object.keys(metafile.outputs).map((file) => path.resolve(ROOT, file)), ...copied]);
}

const options = {
  absWorkingDir: ROOT,
  outdir: TO,
  bundle: true,
  minify: true,
  // What the page imports when it needs it (charts) stays out of the first download.
  splitting: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  entryNames: "[name]",
  assetNames: "[name]",
  chunkNames: "[name]-[hash]",
  loader: Object.fromEntries(AS_FILES.map((ending) => [ending, "file"])),
  define: { "process.env.NODE_ENV": '"production"' },
  legalComments: "linked",
  metafile: true,
  logLevel: "silent",
};

function copyAssets() {
  mkdirSync(TO, { recursive: true });
  const names = readdirSync(FROM).filter((name) => [".html", ...AS_FILES].includes(path.extname(name)));
  for (const name of names) copyFileSync(path.join(FROM, name), path.join(TO, name));
  return names.map((name) => path.join(TO, name));
}

function removeOthers(kept) {
  for (const name of readdirSync(TO)) {
    if (!kept.includes(path.join(TO, name))) rmSync(path.join(TO, name), { recursive: true });
  }
}
