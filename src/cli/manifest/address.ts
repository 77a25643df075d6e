import { BlockList, isIP } from "node:net";

/** Who is to reach this installation, and how that is said. */
export type Caller = {
  readonly name: string;
  /** Where it sends to; added by the command, so that it is not typed. */
  readonly path: string;
  /** What to do where only this computer, or only the city's own network, can reach the address. */
  readonly unreachable: string;
};

export const bySlack: Caller = {
  name: "Slack",
  path: "/slack/events",
  unreachable: "利用者から見えるホスト名にするか、Socket Mode（docs/slack.md）で受けてください。",
};

export const byTeams: Caller = {
  name: "Teams",
  path: "/api/messages",
  unreachable: "インターネットから届くホスト名にしてください（docs/teams.md）。",
};

/**
 * The address of this installation as a chat must be told it: an `https://` origin.
 * Comes back as the sentence to say where the chat could not use it; the sentence repeats no part of it.
 */
export function readAddress(text: string, caller = bySlack): URL | string {
  if (!URL.canParse(text)) return `URLとして読み取れません。${likeThis}`;
  const url = new URL(text);
  return problemWith(url, caller) ?? url;
}

const likeThis = "https://hagukumi.city.example のように、https:// とホスト名だけを書いてください。";

function problemWith(url: URL, { name, path, unreachable }: Caller): string | undefined {
  const { protocol, username, password, pathname, search, hash, hostname } = url;
  if (protocol === "http:")
    return `http:// のURLへは、${name}は送信しません。リバースプロキシーにサーバー証明書を置き、${likeThis}`;
  if (protocol !== "https:") return `https:// で始まるURLではありません。${likeThis}`;
  if (username || password) return `URLに利用者名やパスワードを含めないでください。${likeThis}`;
  if (pathname !== "/" || search || hash)
    return `ホスト名より後ろ（パス、?、#）を含めないでください。${path} はこちらで補います。${likeThis}`;
  if (isThisComputer(hostname))
    return `このコンピューターの中だけで通じるURLには、${name}から届きません。${unreachable}`;
  if (isWithinCity(hostname))
    return `庁内のネットワークの中だけで通じるアドレスには、${name}から届きません。${unreachable}`;
  return undefined;
}

const isThisComputer = (hostname: string) => /^(localhost|.+\.localhost|127\..+|\[::1\]|0\.0\.0\.0)$/.test(hostname);

/** Private, shared and link-local addresses (RFC 1918, 6598, 3927, 4193, 4291), which no router of the internet knows. */
const withinCity = new BlockList();
withinCity.addSubnet("10.0.0.0", 8);
withinCity.addSubnet("172.16.0.0", 12);
withinCity.addSubnet("192.168.0.0", 16);
withinCity.addSubnet("100.64.0.0", 10);
withinCity.addSubnet("169.254.0.0", 16);
withinCity.addSubnet("fc00::", 7, "ipv6");
withinCity.addSubnet("fe80::", 10, "ipv6");

function isWithinCity(hostname: string): boolean {
  const address = hostname.replace(/^\[|\]$/g, "");
  const version = isIP(address);
  return version !== 0 && withinCity.check(address, version === 6 ? "ipv6" : "ipv4");
}
