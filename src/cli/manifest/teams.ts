import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { colorProblems, outlineProblems } from "./icons.ts";
import { pretty } from "./outcome.ts";
import { ManifestProblem, notJson, unopenable } from "./problem.ts";
import { checkedTeamsManifest, type TeamsManifest, type TeamsPlace, translationProblems } from "./teams-limits.ts";

export type TeamsPackage = {
  readonly manifest: TeamsManifest;
  /** What an administrator uploads. The same for the same files and place, byte for byte. */
  readonly zip: () => Uint8Array;
};

/**
 * The Teams app for this city. Throws a ManifestProblem with what is wrong in any of the four files; the translation
 * is compared once the manifest is right.
 */
export async function teamsPackage(folder: string, place: TeamsPlace): Promise<TeamsPackage> {
  const files = await readFiles(join(folder, "teams"));
  const manifest = readManifest(files["manifest.json"], place);
  const problems = [
    ...(isProblems(manifest) ? manifest : readTranslation(files["en.json"], manifest)),
    ...inFile("color.png", files["color.png"], colorProblems),
    ...inFile("outline.png", files["outline.png"], outlineProblems),
  ];
  if (isProblems(manifest) || problems.length > 0)
    throw new ManifestProblem("Teamsのアプリ パッケージ（manifests/teams）", problems);
  return { manifest, zip: () => zipped(files, manifest) };
}

const names = ["manifest.json", "en.json", "color.png", "outline.png"] as const;
type Files = Readonly<Record<(typeof names)[number], Uint8Array | undefined>>;

async function readFiles(folder: string): Promise<Files> {
  const read = (name: string) => readFile(join(folder, name)).catch(() => undefined);
  const found = await Promise.all(names.map(async (name) => [name, await read(name)] as const));
  return Object.fromEntries(found) as Files;
}

const isProblems = (read: TeamsManifest | readonly string[]): read is readonly string[] => Array.isArray(read);

function inFile(
  name: string,
  file: Uint8Array | undefined,
  look: (file: Uint8Array) => readonly string[],
): readonly string[] {
  return (file ? look(file) : [unopenable]).map((problem) => `${name}：${problem}`);
}

function readManifest(file: Uint8Array | undefined, place: TeamsPlace): TeamsManifest | readonly string[] {
  if (!file) return [`manifest.json：${unopenable}`];
  const manifest = parse(filled(wordsOf(file), place));
  return manifest === undefined ? [`manifest.json：${notJson}`] : checkedTeamsManifest(manifest, place);
}

function readTranslation(file: Uint8Array | undefined, manifest: TeamsManifest): readonly string[] {
  if (!file) return [`en.json：${unopenable}`];
  const translation = parse(wordsOf(file));
  return translation === undefined ? [`en.json：${notJson}`] : translationProblems(translation, manifest);
}

/** Neither an origin nor a UUID holds anything that JSON would have to escape. */
const filled = (words: string, { address, appId }: TeamsPlace) =>
  words
    .replaceAll("https://<PUBLIC_URL>", address.origin)
    .replaceAll("<PUBLIC_URL>", address.host)
    .replaceAll("<MicrosoftAppId>", appId);

const wordsOf = (file: Uint8Array) => new TextDecoder().decode(file);

function parse(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

/** In one order and with one date, because a file's own would make every package another one. */
function zipped(files: Files, manifest: TeamsManifest): Uint8Array {
  const content = (name: keyof Files, file: Uint8Array) => {
    if (name === "manifest.json") return bytesOf(pretty(manifest));
    // Without the mark that some editors put before the first word.
    return name === "en.json" ? bytesOf(wordsOf(file)) : file;
  };
  const packed = names.flatMap((name) => (files[name] ? [[name, content(name, files[name])]] : []));
  // The date is the first that a zip can tell, which it does in local time.
  return zipSync(Object.fromEntries(packed), { mtime: new Date(1980, 0, 1), level: 9 });
}

const bytesOf = (words: string) => new TextEncoder().encode(words);
