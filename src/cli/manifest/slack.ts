import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { notJson, unopenable } from "./problem.ts";
import { checkedManifest, type SlackManifest, slackProblem } from "./slack-limits.ts";

const slot = "https://<PUBLIC_URL>";

/** The manifest for this city. address: where Slack sends to; undefined in Socket Mode. Throws a ManifestProblem. */
export async function slackManifest(folder: string, address: URL | undefined): Promise<SlackManifest> {
  const words = await readTemplate(folder);
  const filled: unknown = parse(words, (_, value: unknown) => {
    if (typeof value !== "string" || !value.startsWith(slot)) return value;
    return address && value.replace(slot, address.origin);
  });
  return checkedManifest(address ? filled : withSocketMode(filled));
}

/** What the bot asks to be allowed, in the manifest's own words. */
export async function slackScopes(folder: string): Promise<readonly string[]> {
  return (await slackManifest(folder, undefined)).oauth_config.scopes.bot;
}

async function readTemplate(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, "slack", "manifest.json"), "utf8");
  } catch {
    throw slackProblem([unopenable]);
  }
}

function parse(words: string, reviver: (key: string, value: unknown) => unknown): unknown {
  try {
    return JSON.parse(words, reviver);
  } catch {
    throw slackProblem([notJson]);
  }
}

function withSocketMode(manifest: unknown): unknown {
  const { settings, ...rest } = manifest as { settings?: object };
  return { ...rest, settings: { ...settings, socket_mode_enabled: true } };
}
