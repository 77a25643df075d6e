import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ajv, { type AnySchemaObject } from "ajv-draft-04";
import { encode } from "fast-png";
import { unzipSync } from "fflate";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parse as parseYaml } from "yaml";
import { spoken } from "../../src/bot/words.ts";
import { byTeams, readAddress } from "../../src/cli/manifest/address.ts";
import { teamsPackage } from "../../src/cli/manifest/teams.ts";
import { cast } from "../../src/demo/cast.ts";
import { curatedAnswer } from "../../src/features/curated-answer/index.ts";
import { enquiry } from "../../src/features/enquiry/index.ts";
import { help } from "../../src/features/help/index.ts";
import { measures } from "../../src/features/measures/index.ts";
import { notices } from "../../src/features/notices/index.ts";
import { page } from "../../src/features/page/index.ts";
import { city, editedManifests, folder, root, runManifest } from "./run-manifest.ts";

const appId = "11111111-2222-4333-8444-555555555555";
const place = { address: new URL(city), appId };
const typed = ["--url", city, "--app-id", appId];

const run = (words: readonly string[], given = {}) => runManifest("teams", words, given);
const edited = (edit: (words: string) => string) => editedManifests("teams/manifest.json", edit);
const textIn = (file: Uint8Array | undefined) => new TextDecoder().decode(file);

// The machine's own settings are no part of a test.
beforeEach(() => void vi.stubEnv("MicrosoftAppId", undefined));
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

describe("The Teams package", () => {
  it("holds exactly the four files at its root, made for this city", async () => {
    const { manifest, zip } = await teamsPackage(folder, place);
    const files = unzipSync(zip());
    expect(Object.keys(files)).toEqual(["manifest.json", "en.json", "color.png", "outline.png"]);
    expect(JSON.parse(textIn(files["manifest.json"]))).toEqual(manifest);
    for (const name of ["en.json", "color.png", "outline.png"])
      expect(Buffer.from(files[name] ?? [])).toEqual(await readFile(join(folder, "teams", name)));
    expect(textIn(files["manifest.json"])).not.toMatch(/<|PUBLIC_URL/);
  });

  it("is the same file again whenever and wherever it is made", async () => {
    const made = async (zone: string) => {
      vi.stubEnv("TZ", zone);
      return Buffer.from((await teamsPackage(folder, place)).zip());
    };
    const first = await made("Asia/Tokyo");
    vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
    expect(await made("America/New_York")).toEqual(first);
    vi.useRealTimers();
  });

  it("is one app and one bot, for a person first, and asks for nothing in the tenant", async () => {
    const { manifest } = await teamsPackage(folder, { ...place, address: new URL("https://h.city.example:8443") });
    expect(manifest).toMatchObject({
      manifestVersion: "1.25",
      id: appId,
      defaultInstallScope: "personal",
      validDomains: ["h.city.example:8443"],
      bots: [{ botId: appId, scopes: ["personal", "team", "groupChat"] }],
    });
    expect(new Set(JSON.stringify(manifest.developer).match(/https:[^"]+/g))).toEqual(
      new Set(["https://h.city.example:8443/"]),
    );
    expect(Object.keys(manifest)).not.toContain("webApplicationInfo");
    expect(Object.keys(manifest)).not.toContain("authorization");
  });

  it("suggests words that the bot hears, in both languages, and none that tells others what one needs", async () => {
    const { manifest, zip } = await teamsPackage(folder, place);
    const [{ commandLists }] = manifest.bots;
    expect(commandLists.map(({ scopes }) => scopes)).toEqual([["personal"], ["team"], ["groupChat"]]);
    const japanese = commandLists.flatMap(({ commands }) => commands.map(({ title }) => title));
    const english = Object.entries(JSON.parse(textIn(unzipSync(zip())["en.json"]))).flatMap(([key, words]) =>
      key.endsWith(".title") ? [String(words)] : [],
    );
    expect(english).toHaveLength(japanese.length);
    const heard = wordsHeard();
    expect(japanese.concat(english).filter((word) => !heard.includes(spoken(word)))).toEqual([]);
    // What is typed stays in the chat, where those in charge of audits can search it; in a channel all can read it.
    expect(japanese.concat(english).filter((word) => /相談|consult/i.test(word))).toEqual([]);
    const personal = ["お知らせ", "画面", "人事係への質問"];
    expect(
      commandLists.slice(1).flatMap(({ commands }) => commands.filter(({ title }) => personal.includes(title))),
    ).toEqual([]);
  });

  it("is explained in docs/teams.md, setting by setting", async () => {
    const page = await readFile(join(root, "docs", "teams.md"), "utf8");
    for (const name of ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType"])
      expect(page).toContain(`\`${name}\``);
    expect(page).toContain("/api/messages");
  });

  it("is tried in docs/teams.md with people of the demo, of whom the playground wants five besides oneself", async () => {
    const page = await readFile(join(root, "docs", "teams.md"), "utf8");
    const { currentUser, users } = parseYaml(/```yaml\n(.*?)```/s.exec(page)?.[1] ?? "");
    expect(users.length).toBeGreaterThanOrEqual(5);
    for (const { id, aadObjectId, name, email, userPrincipleName } of [currentUser, ...users]) {
      const member = cast.find(({ staffNumber }) => `${staffNumber}@city.agano.example` === email);
      expect({ name, userPrincipleName }).toEqual({ name: member?.name, userPrincipleName: email });
      // The playground knows its members by `id`, while Teams' own roster also answers to the Entra object id.
      expect(id).toBe(aadObjectId);
    }
  });

  // Of the shared reference material, which is no part of the repository.
  const schemas = join(root, "..", "shared", "schemas");
  const schemaOf = (name: string) => JSON.parse(readFileSync(join(schemas, name), "utf8")) as AnySchemaObject;
  const schemasAreThere = existsSync(schemas);
  it.skipIf(!schemasAreThere)(
    `fits Microsoft's own schemas (${schemasAreThere ? "found" : `NOT CHECKED, absent: ${schemas}`})`,
    async () => {
      const { manifest, zip } = await teamsPackage(folder, place);
      const manifestFits = validator(schemaOf("MicrosoftTeams.schema.v1.25.json"));
      expect(manifestFits(manifest)).toEqual([]);
      expect(manifestFits({ ...manifest, tabs: [] })).not.toEqual([]);
      expect(manifestFits({ ...manifest, id: "hagukumi" })).not.toEqual([]);
      const english = JSON.parse(textIn(unzipSync(zip())["en.json"]));
      const englishFits = validator(schemaOf("MicrosoftTeams.Localization.schema.json"));
      expect(englishFits(english)).toEqual([]);
      expect(englishFits({ ...english, "name.short": "x".repeat(31) })).not.toEqual([]);
    },
  );
});

/** Draft 4, with patterns that are no valid Unicode ones. Says what does not fit. */
function validator(schema: AnySchemaObject) {
  const options = { allErrors: true, strict: false, unicodeRegExp: false, formats: { uri: URL.canParse } };
  const fits = new ajv.default(options).compile(schema);
  return (value: unknown) =>
    fits(value) ? [] : (fits.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What the bot hears from everyone. The features are asked for their words alone, so that they need no services. */
function wordsHeard(): readonly string[] {
  const features = [help, measures, curatedAnswer, enquiry, notices, page].map((feature) => feature({} as never));
  return features.flatMap(({ hears }) => (hears?.who === "everyone" ? hears.words : []));
}

describe("hagukumi manifest teams", () => {
  it("writes the package into a folder that it makes, and says so", async () => {
    const out = join(await mkdtemp(join(tmpdir(), "hagukumi-out-")), "for", "teams");
    const file = join(out, "hagukumi-teams.zip");
    const printed = await run([...typed, "--out", out]);
    expect(printed).toMatchObject({ code: 0, out: `${file} に書き込みました。\n` });
    expect(Object.keys(unzipSync(await readFile(file)))).toHaveLength(4);
    const { out: line } = await run([...typed, "--out", out, "--json"]);
    expect(JSON.parse(line)).toMatchObject({ accepted: true, file, manifest: { id: appId } });
    expect(line.trim().split("\n")).toHaveLength(1);
  });

  it("prints the manifest alone where no folder is given", async () => {
    const { out, code } = await run(typed);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ id: appId, validDomains: ["hagukumi.city.example"] });
    expect(JSON.parse((await run([...typed, "--json"])).out)).not.toHaveProperty("file");
  });

  it("takes the address and the id from the environment, and lets what is typed win", async () => {
    vi.stubEnv("MicrosoftAppId", "99999999-2222-4333-8444-555555555555");
    const set = await run([], { publicUrl: "https://hagukumi.other.example" });
    expect(JSON.parse(set.out)).toMatchObject({
      id: "99999999-2222-4333-8444-555555555555",
      validDomains: ["hagukumi.other.example"],
    });
    expect(JSON.parse((await run(typed, { publicUrl: "http://unused.example" })).out)).toMatchObject({ id: appId });
  });

  it("refuses as wrong usage what is typed wrongly, and the lack of either", async () => {
    expect(await run(["--url", "http://hagukumi.city.example", "--app-id", appId])).toMatchObject({
      code: 2,
      err: expect.stringContaining("Teamsは送信しません"),
    });
    expect(await run(["--url", `${city}/api/messages`, "--app-id", appId])).toMatchObject({
      code: 2,
      err: expect.stringContaining("/api/messages はこちらで補います"),
    });
    expect(await run(["--url", "https://10.1.2.3", "--app-id", appId])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/庁内のネットワーク.*インターネットから届くホスト名/),
    });
    expect(await run(["--url", city, "--app-id", "hagukumi"])).toMatchObject({
      code: 2,
      err: expect.stringContaining("--app-id は使えません"),
    });
    expect(await run(["--url", city])).toMatchObject({ code: 2, err: expect.stringContaining("アプリのID") });
    expect(await run(["--app-id", appId])).toMatchObject({ code: 2, err: expect.stringContaining("--url https://") });
    expect(await run(["--help"])).toMatchObject({ code: 0, out: expect.stringContaining("docs/teams.md") });
  });

  it("refuses what is set wrongly in the environment", async () => {
    vi.stubEnv("MicrosoftAppId", "hagukumi");
    const id = await run(["--json"], { publicUrl: city });
    expect(id.code).toBe(1);
    expect(JSON.parse(id.out)).toEqual({ accepted: false, message: expect.stringContaining("MicrosoftAppId は") });
    expect(await run([], { publicUrl: "https://localhost" })).toMatchObject({
      code: 1,
      err: expect.stringContaining("PUBLIC_URL は使えません"),
    });
    vi.stubEnv("MicrosoftAppId", "");
    expect(await run([], { publicUrl: city })).toMatchObject({ code: 2 });
  });

  it("does not write where it may not", async () => {
    const { code, err } = await run([...typed, "--out", join(root, "package.json")]);
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining("書き込めません") });
  });
});

describe("An edited package", () => {
  const replaced = (from: string | RegExp, to: string) => (words: string) => words.replace(from, to);

  it.each([
    ["a name too long", replaced('"short": "はぐくみ"', `"short": "${"あ".repeat(31)}"`), "name.short：30字以内"],
    [
      "a long description",
      replaced(/"full": "はぐくみは/, `"full": "${"あ".repeat(4000)}`),
      "description.full：4000字",
    ],
    ["a developer too long", replaced("市役所 人事担当課", "市".repeat(33)), "developer.name：32字以内"],
    ["a page without TLS", replaced('"privacyUrl": "https', '"privacyUrl": "http'), "developer.privacyUrl：https://"],
    ["a command too long", replaced("庁内QA", "あ".repeat(33)), "commands.2.title：32字以内"],
    ["another app's id", replaced("<MicrosoftAppId>", appId.replace("1", "2")), "の id：<MicrosoftAppId>"],
    ["no domain of its own", replaced('["<PUBLIC_URL>"]', '["city.example"]'), "validDomains：<PUBLIC_URL>"],
    ["two lists for one place", replaced('"scopes": ["team"]', '"scopes": ["personal"]'), "1つの一覧に"],
    ["a version of two numbers", replaced('"version": "1.0.0"', '"version": "1.0"'), "version：1.0.0 のように"],
    ["a permission", replaced('"icons"', '"webApplicationInfo": {}, "icons"'), "「webApplicationInfo」"],
    ["a comma too many", replaced('"icons"', ', "icons"'), "manifest.json：JSONとして"],
  ])("with %s is refused by the place in the file", async (_, edit, said) => {
    const { out, err, code } = await run(typed, { from: await edited(edit) });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toContain("manifest.json");
    expect(err).toContain(said);
  });

  it("with thirteen commands or four lists is refused", async () => {
    const command = '{ "title": "ヘルプ", "description": "一覧" }';
    const many = await edited(replaced(/"commands": \[[^\]]*\]/, `"commands": [${Array(13).fill(command)}]`));
    expect(await run(typed, { from: many })).toMatchObject({ code: 1, err: expect.stringContaining("12件以内") });
    const list = `{ "scopes": ["team"], "commands": [${command}] }`;
    const lists = await edited(replaced(/"commandLists": \[/, `"commandLists": [${list}, `));
    expect(await run(typed, { from: lists })).toMatchObject({ code: 1, err: expect.stringContaining("3件以内") });
  });

  it.each([
    ["a text left out", replaced(/ {2}"name\.short".*\n/, ""), "en.json の name.short"],
    ["a text of no command", replaced("commands[5].title", "commands[6].title"), "commands[6].title」"],
    ["a name too long", replaced('"Hagukumi"', `"${"H".repeat(31)}"`), "name.short：30字以内"],
    ["a comma too many", replaced('"name.short"', ', "name.short"'), "en.json：JSONとして"],
  ])("with %s in the translation is refused", async (_, edit, said) => {
    const from = await editedManifests("teams/en.json", edit);
    expect(await run(typed, { from })).toMatchObject({ code: 1, err: expect.stringContaining(said) });
  });

  it.each([
    ["color.png", png(32, 32, 3), "縦横192ピクセルにしてください（いまは横32、縦32）"],
    ["outline.png", png(192, 192, 4), "縦横32ピクセル"],
    ["outline.png", png(32, 32, 3), "白（#FFFFFF）一色"],
    ["outline.png", png(32, 32, 4, () => [255, 255, 255, 255]), "白（#FFFFFF）一色"],
    ["outline.png", png(32, 32, 4, (at) => [255, 255, at === 7 ? 254 : 255, at % 2 ? 255 : 0]), "白（#FFFFFF）一色"],
    ["color.png", new TextEncoder().encode("<svg/>"), "PNGとして"],
    ["color.png", png(192, 192, 3).subarray(0, 60), "PNGとして"],
  ])("with a wrong %s is refused (%#)", async (name, image, said) => {
    const from = await editedManifests("teams/manifest.json", (words) => words);
    await writeFile(join(from, "teams", name), image);
    const { code, err } = await run(typed, { from });
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining(`${name}：`) });
    expect(err).toContain(said);
  });

  it("says all that is wrong at once, one sentence each", async () => {
    const from = await edited((words) => words.replace('"1.0.0"', '"1"').replace("#00428C", "indigo"));
    await rm(join(from, "teams", "color.png"));
    await writeFile(join(from, "teams", "outline.png"), png(48, 48, 4));
    const { err } = await run(typed, { from });
    const places = [
      "の version：",
      "の accentColor：",
      "color.png：ファイルを開けません",
      "outline.png：縦横32ピクセル",
    ];
    expect(places.filter((place) => !err.includes(place))).toEqual([]);
    expect(err.trim().split("\n")).toHaveLength(1 + places.length);
  });

  it("may have the city's own words, pages and pictures", async () => {
    const from = await edited((words) =>
      words
        .replace("市役所 人事担当課", "阿賀野市 総務課人事係")
        .replace('"privacyUrl": "https://<PUBLIC_URL>/"', '"privacyUrl": "https://www.city.example/privacy.html"'),
    );
    const halfWhite = png(32, 32, 4, (at) => [255, 255, 255, (at % 3) * 127]);
    await writeFile(join(from, "teams", "outline.png"), halfWhite);
    const { out, code } = await run(typed, { from });
    expect(code).toBe(0);
    expect(JSON.parse(out).developer).toMatchObject({
      name: "阿賀野市 総務課人事係",
      privacyUrl: "https://www.city.example/privacy.html",
      websiteUrl: `${city}/`,
    });
  });
});

function png(
  width: number,
  height: number,
  channels: 3 | 4,
  pixel: (at: number) => readonly number[] = () => [0, 66, 140, 255],
) {
  const data = Uint8Array.from(Array.from({ length: width * height }, (_, at) => pixel(at).slice(0, channels)).flat());
  return encode({ width, height, channels, data });
}

describe("An address for Teams", () => {
  it("is the origin, and never this computer", () => {
    expect((readAddress("HTTPS://Hagukumi.City.Example/", byTeams) as URL).origin).toBe(city);
    expect(readAddress("https://localhost:3978", byTeams)).toContain("docs/teams.md");
  });
});
