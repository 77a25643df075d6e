/**
 * The address of this installation as Slack must be told it: an `https://` origin.
 * Comes back as the sentence to say where Slack could not use it; the sentence repeats no part of it.
 */
export function readAddress(text: string): URL | string {
  if (!URL.canParse(text)) return `URLとして読み取れません。${likeThis}`;
  const url = new URL(text);
  return problemWith(url) ?? url;
}

const likeThis = "https://hagukumi.city.example のように、https:// とホスト名だけを書いてください。";

function problemWith({ protocol, username, password, pathname, search, hash, hostname }: URL): string | undefined {
  if (protocol === "http:")
    return `http:// のURLへは、Slackは送信しません。リバースプロキシーにサーバー証明書を置き、${likeThis}`;
  if (protocol !== "https:") return `https:// で始まるURLではありません。${likeThis}`;
  if (username || password) return `URLに利用者名やパスワードを含めないでください。${likeThis}`;
  if (pathname !== "/" || search || hash)
    return `ホスト名より後ろ（パス、?、#）を含めないでください。/slack/events はこちらで補います。${likeThis}`;
  if (isThisComputer(hostname))
    return "このコンピューターの中だけで通じるURLには、Slackから届きません。利用者から見えるホスト名にするか、Socket Mode（docs/slack.md）で受けてください。";
  return undefined;
}

const isThisComputer = (hostname: string) => /^(localhost|.+\.localhost|127\..+|\[::1\]|0\.0\.0\.0)$/.test(hostname);
