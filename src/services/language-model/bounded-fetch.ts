/** Why an endpoint gave nothing that can be used. */
export type Failure = "timeout" | "too-large" | "status" | "invalid" | "unreachable";

/** An answer that is not used. Holds nothing of what was sent or received. */
export class Unusable extends Error {
  override readonly name = "Unusable";
  constructor(readonly failure: Failure) {
    super(failure);
  }
}

export type Bounds = {
  /** From the first byte sent to the last byte read. */
  readonly longestMs: number;
  /** Of the body as it is read, after any decompression. */
  readonly mostBytes: number;
};

/** What an endpoint must know; the client's own headers tell of this machine, and the environment could add more. */
const sentHeaders = ["authorization", "content-type", "accept"];

/**
 * `fetch` for an endpoint that is not trusted: bounded in time and size, following no redirect (the key would go along),
 * reading nothing but JSON of a success. Whatever is left unread is cut off. Throws `Unusable`.
 */
export const boundedFetch =
  ({ longestMs, mostBytes }: Bounds): typeof fetch =>
  async (url, init = {}) => {
    const ending = new AbortController();
    const end = () => ending.abort();
    const late = setTimeout(end, longestMs);
    init.signal?.addEventListener("abort", end, { once: true });
    if (init.signal?.aborted) end();
    try {
      const response = await fetch(url, { ...plain(init), redirect: "manual", signal: ending.signal });
      return new Response(await body(response, mostBytes), { headers: { "content-type": "application/json" } });
    } catch (error) {
      if (error instanceof Unusable) throw error;
      throw new Unusable(ending.signal.aborted ? "timeout" : "unreachable");
    } finally {
      clearTimeout(late);
      init.signal?.removeEventListener("abort", end);
      end();
    }
  };

function plain({ method, body, headers }: RequestInit): RequestInit {
  const given = new Headers(headers);
  const kept = sentHeaders.flatMap((name) => {
    const value = given.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  return { headers: kept, ...(method && { method }), ...(body && { body }) };
}

async function body(response: Response, mostBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.ok) throw new Unusable("status");
  if (!isJson(response.headers.get("content-type")) || !response.body) throw new Unusable("invalid");
  if (Number(response.headers.get("content-length")) > mostBytes) throw new Unusable("too-large");
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body) {
    bytes += piece.byteLength;
    if (bytes > mostBytes) throw new Unusable("too-large");
    read.push(piece);
  }
  return new Uint8Array(Buffer.concat(read));
}

const isJson = (contentType: string | null): boolean =>
  contentType?.split(";")[0]?.trim().toLowerCase() === "application/json";
