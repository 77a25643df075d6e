import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { describe, expect, it } from "vitest";

// The folder tree is the architecture: who may import whom, by folder of src and by npm package.

/** Folder → folders it may import besides itself. A feature and a platform is a folder of its own. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  view: [],
  people: ["view"],
  bot: ["view", "people"],
  features: ["bot", "view", "people", "services"],
  platforms: ["bot", "view", "people"],
  schedule: ["bot", "people", "services"],
  services: [],
  demo: ["view", "people", "services", "features"],
  cli: [
    "bot",
    "view",
    "people",
    "features",
    "platforms",
    "schedule",
    "services",
    "demo",
    "main.ts",
    "compose.ts",
    "compose",
    "backstage.ts",
    "chats.ts",
    "config.ts",
  ],
  "main.ts": ["*"],
  "compose.ts": ["*"],
  compose: ["*"],
  "backstage.ts": ["*"],
  "chats.ts": ["*"],
  "cli.ts": ["*"],
  "config.ts": [],
};

/** npm package (or scope) → where alone it may be imported. */
const packageHome: Readonly<Record<string, readonly string[]>> = {
  "@slack": ["platforms/slack"],
  botbuilder: ["platforms/teams"],
  "botframework-connector": ["platforms/teams"],
  adaptivecards: ["platforms/web/page"],
  preact: ["platforms/web/page"],
  echarts: ["platforms/web/page"],
  openai: ["services"],
  "write-excel-file": ["services/files"],
  cheerio: ["features/policy/rules"],
  "node-cron": ["schedule"],
  "pg-boss": ["schedule"],
  "@holiday-jp": ["services"],
  "@prisma": ["services/database"],
  pg: ["services/database"],
  "pg-copy-streams": ["services/database"],
  commander: ["cli", "cli.ts"],
};

type Import = { readonly file: string; readonly names: string; readonly from: string };

const src = join(import.meta.dirname, "..", "src");
const slashed = (path: string) => path.split(sep).join("/");

function importsOf(file: string): readonly Import[] {
  const code = readFileSync(file, "utf8");
  const found = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\b([^;"']*?)\bfrom\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)|(?:^|\n)\s*import\s*["']([^"']+)["']/g,
  );
  return [...found].map(([, names = "", from, lazy, bare]) => ({
    file: slashed(relative(src, file)),
    names,
    from: from ?? lazy ?? bare ?? "",
  }));
}

const sourceFiles = () =>
  readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !slashed(path).includes("generated/"))
    .map((path) => join(src, path));

/** "features/policy" for features and platforms, else the first folder or the file itself. */
function room(path: string): { readonly top: string; readonly slice: string } {
  const [top = "", second = ""] = path.split("/");
  return { top, slice: top === "features" || top === "platforms" ? `${top}/${second}` : top };
}

function problemWith({ file, names, from }: Import): string | undefined {
  const line = `${file} → ${from}`;
  if (!from.startsWith(".")) return allowedPackage(file, from) ? undefined : line;
  const to = slashed(relative(src, join(src, dirname(file), from)));
  return allowedRoom(file, to) && allowedQueries(file, to, names) ? undefined : line;
}

function allowedRoom(file: string, to: string): boolean {
  if (to.startsWith("..")) return false;
  const [here, there] = [room(file), room(to)];
  if (here.slice === there.slice) return true;
  // The drawing of Adaptive Cards, which Teams and the page share; and what every chat needs.
  if (there.slice === "platforms/adaptive-cards") return ["platforms/teams", "platforms/web"].includes(here.slice);
  if (there.slice === "platforms/chat") return ["platforms/teams", "platforms/slack"].includes(here.slice);
  // A platform's own store is the one place where it meets the database; people's store likewise.
  if (/^(platforms\/\w+|people)\/store\.ts$/.test(file) && to.startsWith("services/database/")) return true;
  if (here.top === "services" && to === "config.ts") return true;
  if (here.top === "features" && there.top === "features") return false;
  const allowed = mayImport[here.top] ?? [];
  return allowed.includes("*") || allowed.includes(there.top);
}

/** Outside `services/database`, the database's values come in only through a store.ts; types may be named anywhere. */
function allowedQueries(file: string, to: string, names: string): boolean {
  if (!to.startsWith("services/database/") || file.startsWith("services/database/")) return true;
  return (
    /(^|\/)store\.ts$/.test(file) ||
    /^\s*type\b/.test(names) ||
    ["main.ts", "compose.ts", "compose", "backstage.ts", "chats.ts", "cli.ts", "cli"].includes(room(file).top)
  );
}

function allowedPackage(file: string, from: string): boolean {
  if (from.startsWith("node:")) return room(file).top !== "view";
  const name = from.split("/")[0] ?? "";
  const homes = packageHome[name];
  if (!homes) return !["view", "people"].includes(room(file).top);
  return homes.some((home) => file === home || file.startsWith(`${home}/`));
}

describe("The architecture", () => {
  it("lets each folder import only what it may", () => {
    expect(
      sourceFiles()
        .flatMap(importsOf)
        .flatMap((each) => problemWith(each) ?? []),
    ).toEqual([]);
  });

  it("keeps Prisma's queries in store.ts", () => {
    const query =
      /\b(?:db|tx|database|prisma)\.(?:\$(?:query|execute)Raw|\w+\.(?:find|create|update|delete|upsert|count|aggregate|groupBy)\w*\()/;
    const elsewhere = sourceFiles().filter(
      (file) =>
        !/store\.ts$/.test(file) &&
        !slashed(file).includes("services/database/") &&
        query.test(readFileSync(file, "utf8")),
    );
    expect(elsewhere.map((file) => slashed(relative(src, file)))).toEqual([]);
  });

  it("would notice what is forbidden", () => {
    const refused: readonly (readonly [string, string])[] = [
      ["features/help/index.ts", "../policy/index.ts"],
      ["features/help/index.ts", "../../platforms/web/web.ts"],
      ["platforms/web/web.ts", "../../features/help/index.ts"],
      ["platforms/web/web.ts", "../../services/log.ts"],
      ["platforms/web/receive.ts", "../slack/receive.ts"],
      ["platforms/adaptive-cards/card.ts", "../web/wire.ts"],
      ["platforms/chat/once.ts", "../slack/slack.ts"],
      ["platforms/web/web.ts", "../chat/once.ts"],
      ["platforms/slack/render/card.ts", "../../adaptive-cards/card.ts"],
      ["bot/bot.ts", "../services/log.ts"],
      ["bot/bot.ts", "../main.ts"],
      ["view/card.ts", "../people/person.ts"],
      ["view/card.ts", "zod"],
      ["people/person.ts", "../services/clock.ts"],
      ["features/help/index.ts", "@slack/bolt"],
      ["features/help/index.ts", "pg"],
      ["platforms/web/render.ts", "adaptivecards"],
      ["services/log.ts", "botbuilder"],
      ["services/log.ts", "../main.ts"],
    ];
    for (const [file, from] of refused)
      expect(problemWith({ file, names: " { x } ", from }), `${file} → ${from}`).toBeDefined();
    expect(
      problemWith({ file: "features/help/views.ts", names: " { Tx } ", from: "../../services/database/database.ts" }),
    ).toBeDefined();
  });
});
