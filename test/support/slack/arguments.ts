import type { IncomingMessage } from "node:http";
import { parse } from "node:querystring";
import type { Json } from "./ledger.ts";

/** Arguments that are JSON even inside a form. */
const structured = new Set(["attachments", "blocks", "metadata", "prompts", "view"]);
const flags = new Set([
  "include_locale",
  "link_names",
  "mrkdwn",
  "replace_original",
  "delete_original",
  "reply_broadcast",
  "unfurl_links",
  "unfurl_media",
]);

/** The arguments of a call, and the token where it rides along; undefined when they cannot be read. */
export async function readArguments(request: IncomingMessage): Promise<Json | undefined> {
  const body = await bodyOf(request);
  const kind = request.headers["content-type"] ?? "";
  try {
    const given: Json = kind.startsWith("application/json") ? JSON.parse(body || "{}") : { ...parse(body) };
    return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, meant(name, value)]));
  } catch {
    return undefined;
  }
}

function meant(name: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (structured.has(name)) return JSON.parse(value);
  return flags.has(name) ? value === "true" || value === "1" : value;
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
