import { z } from "zod";
import { said } from "./problem.ts";

const text = (most: number) => z.string().min(1).max(most);
const page = text(2048).regex(/^https:\/\/[^/\s]/, "https:// で始まるURLにしてください。");
const scope = z.enum(["personal", "team", "groupChat"]);
const scopes = z.array(scope).min(1);

/** Also what a translation must keep to. */
const most = { shortName: 30, fullName: 100, shortDescription: 80, fullDescription: 4000, title: 32, help: 128 };

/**
 * The manifest as far as this product uses it, with Teams' limits
 * (learn.microsoft.com/microsoft-365/extensibility/schema). What is not named here is refused, so that nobody asks
 * for it by accident: no permission in the tenant (webApplicationInfo, authorization), no tabs, no files.
 */
const structure = z.strictObject({
  $schema: z.literal("https://developer.microsoft.com/json-schemas/teams/v1.25/MicrosoftTeams.schema.json"),
  manifestVersion: z.literal("1.25"),
  version: z
    .string()
    .regex(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/, "1.0.0 のように、3つの数を点で区切って書いてください。"),
  id: z.guid(),
  developer: z.strictObject({ name: text(32), websiteUrl: page, privacyUrl: page, termsOfUseUrl: page }),
  localizationInfo: z.strictObject({
    defaultLanguageTag: z.literal("ja"),
    additionalLanguages: z.tuple([z.strictObject({ languageTag: z.literal("en"), file: z.literal("en.json") })]),
  }),
  name: z.strictObject({ short: text(most.shortName), full: text(most.fullName) }),
  description: z.strictObject({ short: text(most.shortDescription), full: text(most.fullDescription) }),
  icons: z.strictObject({ color: z.literal("color.png"), outline: z.literal("outline.png") }),
  accentColor: z.string().regex(/^#[0-9a-f]{6}$/i, "#00428C のように、#と6桁の16進数で書いてください。"),
  bots: z.tuple([
    z.strictObject({
      botId: z.guid(),
      scopes,
      supportsFiles: z.literal(false),
      isNotificationOnly: z.literal(false),
      commandLists: z
        .array(
          z.strictObject({
            scopes,
            commands: z
              .array(z.strictObject({ title: text(most.title), description: text(most.help) }))
              .min(1)
              .max(12),
          }),
        )
        .max(3),
    }),
  ]),
  defaultInstallScope: z.literal("personal"),
  validDomains: z.array(text(2048)).min(1).max(16),
});

export type TeamsManifest = z.infer<typeof structure>;

/** What this installation fills in. */
export type TeamsPlace = { readonly address: URL; readonly appId: string };

/** The manifest, or each of its problems by the place in the file. */
export function checkedTeamsManifest(manifest: unknown, place: TeamsPlace): TeamsManifest | readonly string[] {
  const read = structure.safeParse(manifest, { error: said });
  if (!read.success) return read.error.issues.map(inFile("manifest.json"));
  const problems = contradictions(read.data, place);
  return problems.length > 0 ? problems : read.data;
}

/** Problems of the translation: every text of the manifest that people read, and nothing else. */
export function translationProblems(translation: unknown, manifest: TeamsManifest): readonly string[] {
  const shape = Object.fromEntries(translated(manifest).map(([key, most]) => [key, text(most)]));
  const read = z.strictObject({ $schema: z.url().optional(), ...shape }).safeParse(translation, { error: said });
  return read.success ? [] : read.error.issues.map(inFile("en.json"));
}

/** The names that Teams gives to the texts, each with its limit. */
function translated({ bots: [{ commandLists }] }: TeamsManifest): readonly (readonly [string, number])[] {
  const commands = commandLists.flatMap((list, at) =>
    list.commands.flatMap((_, index) => {
      const command = `bots[0].commandLists[${at}].commands[${index}]`;
      return [[`${command}.title`, most.title] as const, [`${command}.description`, most.help] as const];
    }),
  );
  return [
    ["name.short", most.shortName],
    ["name.full", most.fullName],
    ["description.short", most.shortDescription],
    ["description.full", most.fullDescription],
    ...commands,
  ];
}

const inFile =
  (file: string) =>
  ({ path, message }: z.core.$ZodIssue): string =>
    `${[file, path.join(".")].filter(Boolean).join(" の ")}：${message}`;

/** What each part allows alone, and the whole does not. */
function contradictions(manifest: TeamsManifest, { address, appId }: TeamsPlace): readonly string[] {
  const { id, bots, validDomains } = manifest;
  const [bot] = bots;
  const said: (readonly [string, string] | false)[] = [
    id !== appId && ["id", "<MicrosoftAppId> のままにしてください。"],
    bot.botId !== appId && ["bots.0.botId", "<MicrosoftAppId> のままにしてください。"],
    !validDomains.includes(address.host) && ["validDomains", "<PUBLIC_URL> を入れてください。"],
    repeats(bot.scopes) && ["bots.0.scopes", "同じ場所を2回書かないでください。"],
    repeats(bot.commandLists.flatMap((list) => list.scopes)) && [
      "bots.0.commandLists",
      "1つの場所（personal・team・groupChat）の言葉は、1つの一覧にまとめてください。",
    ],
  ];
  return said.flatMap((each) => (each ? [`manifest.json の ${each[0]}：${each[1]}`] : []));
}

const repeats = (words: readonly string[]) => new Set(words).size < words.length;
