import { neverMade } from "../chat/never-made.ts";

// How calls go out to the Connector. Nothing is repeated in here: the outbox knows best when, and a repeated call may
// have had its effect before.

/** The Connector's own no. status: of HTTP. afterMs: the patience it asked for; undefined: it named none. */
export class Refused extends Error {
  override readonly name = "Refused";
  constructor(
    readonly status: number,
    readonly afterMs: number | undefined,
    /** Microsoft's word for it, such as `ConversationNotFound`; "" for none. */
    readonly code: string,
  ) {
    super(`the Connector answered ${status} ${code}`);
  }
}

/** There was no answer. arrived: "no" when the connection was never made. */
export class Unanswered extends Error {
  override readonly name = "Unanswered";
  constructor(
    readonly arrived: "no" | "perhaps",
    why: string,
  ) {
    super(why);
  }
}

const TIMEOUT_MS = 10_000;

export type Outgoing = {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
};
export type Answered = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Throws Refused for anything but a success, and Unanswered when none came. Follows no redirection. */
export async function send({ url, method, headers, body }: Outgoing): Promise<Answered> {
  const response = await fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body }),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(unanswered);
  const text = await response.text().catch(unanswered);
  if (!response.ok) throw new Refused(response.status, patience(response.headers), codeIn(text));
  return { status: response.status, headers: Object.fromEntries(response.headers), body: text };
}

/** In seconds, or as an instant (RFC 9110, 10.2.3). */
function patience(headers: Headers): number | undefined {
  const said = headers.get("retry-after");
  if (said === null) return undefined;
  const ms = /^\s*\d+(\.\d+)?\s*$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, Math.ceil(ms)) : undefined;
}

const codeIn = (text: string): string => /"code"\s*:\s*"(\w{1,60})"/.exec(text)?.[1] ?? "";

function unanswered(error: unknown): never {
  const codes = [error, (error as { cause?: unknown }).cause].map((each) => String((each as { code?: unknown })?.code));
  const code = codes.find((each) => each !== "undefined") ?? (error as Error).name;
  throw new Unanswered(neverMade(error) ? "no" : "perhaps", `no answer: ${code}`);
}
