import type { Locale } from "../../../view/locale.ts";
import type { Target } from "../../../view/target.ts";
import type { Failure } from "../wire.ts";
import { text } from "./text.ts";

/** What the page asks of its server (../wire.ts). Throws a `Failed` with a sentence to show. */
export type Server = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
  readonly file: (path: string, body: unknown) => Promise<Made>;
  readonly upload: <T>(path: string, target: Target, bytes: Blob) => Promise<T>;
};
/** name: as the server calls it. */
export type Made = { readonly name: string; readonly bytes: Blob };

/** status 0: the server was not reached. */
export class Failed extends Error {
  override readonly name = "Failed";
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence);
  }
}

const LONGEST_WAIT_MS = 60_000;
const LONGEST_UPLOAD_MS = 600_000;

/** as: the demo person of this tab. */
export function createServer(as: string | undefined, locale: Locale): Server {
  const headers = { "accept-language": locale, ...(as !== undefined && { "hagukumi-as": as }) };
  const json = { ...headers, "content-type": "application/json" };
  const posted = (body: unknown) => ({ method: "POST", headers: json, body: JSON.stringify(body) });
  const unreachable = () => new Failed(0, text[locale].unreachable);
  const reach = async (path: string, init: RequestInit, wait = LONGEST_WAIT_MS): Promise<Response> => {
    const asked = fetch(`/web/${path}`, { ...init, signal: AbortSignal.timeout(wait) });
    const response = await asked.catch(() => undefined);
    if (!response) throw unreachable();
    return response;
  };
  const failed = ({ status }: Response, body: unknown) => new Failed(status, sentence(body) ?? text[locale].unreadable);
  const ask = async <T>(path: string, init: RequestInit, wait?: number): Promise<T> => {
    const response = await reach(path, init, wait);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok || body === undefined) throw failed(response, body);
    return body as T;
  };
  const file: Server["file"] = async (path, body) => {
    const response = await reach(path, posted(body));
    if (!response.ok) throw failed(response, await response.json().catch(() => undefined));
    const bytes = await response.blob().catch(() => undefined);
    if (!bytes) throw unreachable();
    return { name: nameIn(response.headers.get("content-disposition") ?? ""), bytes };
  };
  const upload: Server["upload"] = (path, target, bytes) => {
    const named = { "hagukumi-target": encodeURIComponent(JSON.stringify(target)) };
    const type = { "content-type": "application/octet-stream" };
    return ask(path, { method: "POST", headers: { ...headers, ...named, ...type }, body: bytes }, LONGEST_UPLOAD_MS);
  };
  return { get: (path) => ask(path, { headers }), post: (path, body) => ask(path, posted(body)), file, upload };
}

/** The name of an attachment: as RFC 5987 has it, which stands there when it is not all ASCII, or the plain one. */
function nameIn(disposition: string): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition) ?? [];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  return /filename="?([^";]+)/i.exec(disposition)?.[1] ?? "";
}

const sentence = (body: unknown): string | undefined => (body as Partial<Failure> | undefined)?.error;

/** The sentence of whatever was thrown. */
export const sentenceOf = (error: unknown, locale: Locale): string =>
  error instanceof Failed ? error.message : text[locale].unreadable;
