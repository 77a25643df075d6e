import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { domainToASCII } from "node:url";
import { afterEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { readAddress } from "../../src/cli/manifest/address.ts";
import { slackManifest } from "../../src/cli/manifest/slack.ts";
import { text as policyText } from "../../src/features/policy/text.ts";
import { city, editedManifests, folder, root, runManifest } from "./run-manifest.ts";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = (words: readonly string[], given = {}) => runManifest("slack", words, given);
const edited = (edit: (words: string) => string) => editedManifests("slack/manifest.json", edit);

const urlsIn = (words: string) => words.match(/https?:\/\/[^"]+/g) ?? [];

describe("The Slack manifest", () => {
  it("asks for these scopes and events, and no others", async () => {
    const { oauth_config, settings } = await slackManifest(folder, new URL(city));
    expect(oauth_config).toEqual({
      scopes: {
        bot: [
          "app_mentions:read",
          "assistant:write",
          "chat:write",
          "commands",
          "im:history",
          "im:write",
          "users:read",
          "users:read.email",
        ],
      },
    });
    expect(settings.event_subscriptions.bot_events).toEqual([
      "app_home_opened",
      "app_mention",
      "app_uninstalled",
      "message.im",
      "tokens_revoked",
      "user_change",
    ]);
    expect(settings).toMatchObject({ token_rotation_enabled: false, socket_mode_enabled: false });
  });

  it("suggests what is answered everywhere, in the words that the bot hears", async () => {
    const { features } = await slackManifest(folder, new URL(city));
    const words = features.agent_view.suggested_prompts.map(({ message }) => message);
    expect(words).toHaveLength(4);
    const heard: readonly string[] = ["ヘルプ", "取組の状況", ...policyText.ja.questions];
    expect(words.filter((word) => !heard.includes(word))).toEqual([]);
  });

  it("opens the form of 人事係に質問する from a global shortcut, and offers none on messages", async () => {
    const { features } = await slackManifest(folder, new URL(city));
    expect(features.shortcuts.map(({ name, type, callback_id }) => [name, type, callback_id])).toEqual([
      ["人事係に質問する", "global", "ask_hr"],
    ]);
    expect(features.slash_commands).toMatchObject([{ command: "/hagukumi", should_escape: true }]);
  });

  it("is explained in docs/slack.md: every scope and every event, which both READMEs lead to", async () => {
    const { oauth_config, settings } = await slackManifest(folder, new URL(city));
    const page = await readFile(join(root, "docs", "slack.md"), "utf8");
    for (const scope of oauth_config.scopes.bot) expect(page).toContain(`| \`${scope}\` |`);
    for (const event of settings.event_subscriptions.bot_events) expect(page).toContain(`\`${event}\``);
    for (const readme of ["README.md", "README.ja.md"])
      expect(await readFile(join(root, readme), "utf8")).toContain("(docs/slack.md)");
  });

  // Of the shared reference material, which is no part of the repository.
  const schemaPath = join(root, "..", "shared", "schemas", "manifest.schema.2.0.0.json");
  const schemaIsThere = existsSync(schemaPath);
  it.skipIf(!schemaIsThere)(
    `fits Slack's own schema (${schemaIsThere ? "found" : `NOT CHECKED, absent: ${schemaPath}`})`,
    async () => {
      const schema = z.fromJSONSchema(JSON.parse(readFileSync(schemaPath, "utf8")));
      for (const address of [new URL(city), undefined]) {
        const manifest = await slackManifest(folder, address);
        expect(schema.safeParse(manifest).error?.issues ?? []).toEqual([]);
        expect(schema.safeParse({ ...manifest, features: { ...manifest.features, home: {} } }).success).toBe(false);
      }
    },
  );
});

describe("hagukumi manifest slack", () => {
  it("prints the manifest with the city's address for every kind of request", async () => {
    const { out, code } = await run(["--url", `${city}/`]);
    expect(code).toBe(0);
    expect(new Set(urlsIn(out))).toEqual(new Set([`${city}/slack/events`]));
    expect(urlsIn(out)).toHaveLength(4);
    expect(JSON.parse(out).features.slash_commands[0].url).toBe(`${city}/slack/events`);
  });

  it("takes the address from PUBLIC_URL where none is given", async () => {
    const { out, code } = await run([], { publicUrl: "https://hagukumi.other.example:8443" });
    expect(code).toBe(0);
    expect(new Set(urlsIn(out))).toEqual(new Set(["https://hagukumi.other.example:8443/slack/events"]));
  });

  it("leaves every address out for Socket Mode, and needs none", async () => {
    const { out, code } = await run(["--socket"]);
    expect(code).toBe(0);
    expect(urlsIn(out)).toEqual([]);
    expect(JSON.parse(out).settings.socket_mode_enabled).toBe(true);
    expect(out).not.toContain("PUBLIC_URL");
  });

  it("writes manifest.json into a folder that it makes, and says so", async () => {
    const out = join(await mkdtemp(join(tmpdir(), "hagukumi-out-")), "for", "slack");
    const printed = await run(["--url", city, "--out", out]);
    expect(printed).toMatchObject({ code: 0, out: `${join(out, "manifest.json")} に書き込みました。\n` });
    expect(JSON.parse(await readFile(join(out, "manifest.json"), "utf8")).display_information.name).toBe("はぐくみ");
    const { out: line } = await run(["--url", city, "--out", out, "--json"]);
    expect(JSON.parse(line)).toMatchObject({ accepted: true, file: join(out, "manifest.json") });
  });

  it("does not write over what it is made from, nor where it may not", async () => {
    const before = await readFile(join(folder, "slack", "manifest.json"), "utf8");
    const over = await run(["--url", city, "--out", join(folder, "slack")]);
    expect(over).toMatchObject({ code: 1, err: expect.stringContaining("別のフォルダー") });
    expect(await readFile(join(folder, "slack", "manifest.json"), "utf8")).toBe(before);
    const file = await run(["--url", city, "--out", join(root, "package.json")]);
    expect(file).toMatchObject({ code: 1, err: expect.stringContaining("書き込めません") });
  });

  it.each([
    ["http://hagukumi.city.example", "http://"],
    ["https://hagukumi.city.example/hagukumi", "/slack/events"],
    ["https://hagukumi.city.example/?a=1", "?"],
    ["https://hagukumi.city.example/#a", "#"],
    ["https://kanri:himitsu@hagukumi.city.example", "利用者名"],
    ["https://localhost:3978", "Socket Mode"],
    ["https://127.0.0.1", "Socket Mode"],
    ["https://10.1.2.3", "庁内のネットワーク"],
    ["https://172.31.0.1:8443", "庁内のネットワーク"],
    ["https://192.168.1.10", "庁内のネットワーク"],
    ["https://100.64.0.1", "庁内のネットワーク"],
    ["https://169.254.10.10", "Socket Mode"],
    ["https://[fd00::1]", "庁内のネットワーク"],
    ["https://[fe80::1]", "庁内のネットワーク"],
    ["https://[::ffff:10.1.2.3]", "庁内のネットワーク"],
    ["ftp://hagukumi.city.example", "https://"],
    ["hagukumi.city.example", "URLとして"],
  ])("refuses --url %s as wrong usage, and says what to write", async (url, word) => {
    const { out, err, code } = await run(["--url", url]);
    expect({ out, code }).toEqual({ out: "", code: 2 });
    expect(err).toContain(word);
    expect(err).not.toContain("himitsu");
  });

  it("refuses a PUBLIC_URL that will not do, and the lack of any address", async () => {
    const wrong = await run(["--json"], { publicUrl: "http://hagukumi.city.example" });
    expect(wrong.code).toBe(1);
    expect(JSON.parse(wrong.out)).toEqual({ accepted: false, message: expect.stringContaining("PUBLIC_URL") });
    expect(await run([])).toMatchObject({ code: 2, err: expect.stringContaining("--url https://") });
  });

  it("cannot be both over HTTP and by Socket Mode, and has --help", async () => {
    expect((await run(["--url", city, "--socket"])).code).toBe(2);
    const { out, code } = await run(["--help"]);
    expect(code).toBe(0);
    expect(out).toContain("docs/slack.md");
  });
});

describe("An edited manifest", () => {
  it.each([
    [
      "a name too long",
      (words: string) => words.replace('"name": "はぐくみ"', `"name": "${"あ".repeat(36)}"`),
      "35字以内",
    ],
    [
      "a description emptied",
      (words: string) => words.replace(/"agent_description": ".*"/, '"agent_description": ""'),
      "agent_description：1字以上",
    ],
    [
      "a setting that is not ours",
      (words: string) => words.replace('"bot": [', '"user": ["admin"], "bot": ['),
      "「user」",
    ],
    [
      "a URL removed",
      (words: string) => words.replace(/,\s*"message_menu_options_url": "[^"]*"/, ""),
      "message_menu_options_url：HTTP",
    ],
    [
      "an address of its own",
      (words: string) => words.replace('"url": "https://<PUBLIC_URL>/slack/events"', '"url": "https://evil.example/"'),
      "features.slash_commands.0.url",
    ],
    [
      "token rotation",
      (words: string) => words.replace('"token_rotation_enabled": false', '"token_rotation_enabled": true'),
      "固定のトークン",
    ],
    ["a comma too many", (words: string) => words.replace('"settings": {', '"settings": {,'), "JSONとして"],
  ])("with %s is refused by the place in the file", async (_, edit, said) => {
    const { out, err, code } = await run(["--url", city], { from: await edited(edit) });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toContain(said);
  });

  it("may have the city's own name and words", async () => {
    const from = await edited((words) => words.replaceAll('"はぐくみ"', '"はぐくみ（阿賀野市）"'));
    const { out, code } = await run(["--url", city], { from });
    expect(code).toBe(0);
    expect(JSON.parse(out).features.bot_user.display_name).toBe("はぐくみ（阿賀野市）");
  });
});

describe("An address for Slack", () => {
  it.each([
    "https://172.32.0.1",
    "https://11.0.0.1",
    "https://[2001:db8::1]",
    "https://10.example",
    "https://fd00.example",
  ])("may be %s, which is none of a city's own network", (url) => expect(readAddress(url)).toBeInstanceOf(URL));

  it("is the origin, whatever case and slash it was typed with", () => {
    expect((readAddress("HTTPS://Hagukumi.City.Example/") as URL).origin).toBe(city);
    expect((readAddress("https://はぐくみ.example") as URL).origin).toBe(
      `https://${domainToASCII("はぐくみ.example")}`,
    );
  });
});
