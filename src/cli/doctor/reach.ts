import type { Finding } from "./finding.ts";

/** A server that is asked something. name: as it is said; the address's own host is named beside it. */
export type Server = { readonly name: string; readonly url: string; readonly timeoutMs: number };

export type Answer = {
  readonly status: number;
  /** As read from JSON; undefined where it is none. */
  readonly body: unknown;
  readonly headers: Headers;
  /** How far apart the server's clock and this computer's are; undefined where the server did not say. */
  readonly clockGapMs: number | undefined;
};

/** No answer of the server's own: what was met instead, and what to do. */
export class Unreachable extends Error {
  override readonly name = "Unreachable";
  constructor(
    message: string,
    readonly todo: string,
  ) {
    super(message);
  }

  as(check: string): Finding {
    return { check, state: "failed", found: this.message, todo: this.todo };
  }
}

/** Throws an Unreachable. What is sent goes to this address only: no redirection is followed. */
export async function ask(server: Server, request: RequestInit = {}): Promise<Answer> {
  const sentAt = Date.now();
  try {
    const signal = AbortSignal.timeout(server.timeoutMs);
    const response = await fetch(server.url, { ...request, redirect: "manual", signal });
    const clockGapMs = gapTo(response.headers.get("date"), (sentAt + Date.now()) / 2);
    const { status, headers } = response;
    return { status, headers, body: jsonOr(await response.text()), clockGapMs };
  } catch (error) {
    throw unreachable(server, error);
  }
}

function jsonOr(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The header counts whole seconds, so it is half a second behind on average. */
function gapTo(date: string | null, ours: number): number | undefined {
  const theirs = Date.parse(date ?? "");
  return Number.isNaN(theirs) ? undefined : Math.abs(ours - (theirs + 500));
}

function unreachable({ name, url, timeoutMs }: Server, error: unknown): Unreachable {
  const openWay = `このコンピューターから ${new URL(url).host} の443番へ出られるよう、名前解決（DNS）とファイアウォールを確かめてください。`;
  const { name: kind, cause } = error as { name?: string; cause?: { code?: unknown } };
  if (kind === "TimeoutError")
    return new Unreachable(`${timeoutMs / 1000}秒待ちましたが、${name}の答えがありません。`, openWay);
  const code = String(cause?.code ?? "network").replace(/[^\w.:-]/g, "");
  if (/CERT|SIGNATURE|ISSUER/.test(code))
    return new Unreachable(
      `${name}の証明書を確かめられません（${code}）。`,
      "庁内の機器が通信を検査している場合は、その認証局の証明書のファイルを環境変数 NODE_EXTRA_CA_CERTS に設定してください。",
    );
  return new Unreachable(`${name}に接続できません（${code}）。`, openWay);
}

/** Somebody answered, but not the server that was meant. */
export function notIt({ name, url }: Server, { status }: Answer): Unreachable {
  if (status >= 500)
    return new Unreachable(
      `${name}で障害が起きているようです（HTTP ${status}）。`,
      "しばらくしてから、もう一度実行してください。",
    );
  return new Unreachable(
    `${name}ではないものが答えました（HTTP ${status}）。`,
    `庁内のプロキシーやファイアウォールが ${new URL(url).host} への通信を止めていないか、確かめてください。`,
  );
}
