import type { Locale } from "../../../view/locale.ts";
import type { Failure } from "../wire.ts";
import { text } from "./text.ts";

/** What the page asks of its server (../wire.ts). Throws a `Failed` with a sentence to show. */
export type Server = {
  readonly get: <T>(path: string) => Promise<T>;
  readonly post: <T>(path: string, body: unknown) => Promise<T>;
};

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

/** as: the demo person of this tab. */
export function createServer(as: string | undefined, locale: Locale): Server {
  const headers = { "accept-language": locale, ...(as !== undefined && { "hagukumi-as": as }) };
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(`/web/${path}`, { ...init, signal: AbortSignal.timeout(LONGEST_WAIT_MS) }).catch(
      () => undefined,
    );
    if (!response) throw new Failed(0, text[locale].unreachable);
    const body: unknown = await response.json().catch(() => undefined);
    if (!response.ok || body === undefined)
      throw new Failed(response.status, sentence(body) ?? text[locale].unreadable);
    return body as T;
  };
  return {
    get: (path) => ask(path, { headers }),
    post: (path, body) =>
      ask(path, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

const sentence = (body: unknown): string | undefined => (body as Partial<Failure> | undefined)?.error;

/** The sentence of whatever was thrown. */
export const sentenceOf = (error: unknown, locale: Locale): string =>
  error instanceof Failed ? error.message : text[locale].unreadable;
