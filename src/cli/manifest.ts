import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { readAddress } from "./manifest/address.ts";
import { slackManifest } from "./manifest/slack.ts";
import { ManifestProblem, type SlackManifest } from "./manifest/slack-limits.ts";

export type ManifestServices = {
  /** Holds `slack/manifest.json`. */
  readonly folder: string;
  /** PUBLIC_URL as it is set; the address when `--url` is not given. */
  readonly publicUrl: () => string | undefined;
};

type Options = { readonly url?: string; readonly socket?: true; readonly out?: string; readonly json?: true };
type Made = { readonly manifest: SlackManifest; readonly file?: string };

const help = `
PUBLIC_URL を設定していれば、--url は省けます。
--out を付けないときは、マニフェストを標準出力に出します。

--json の出力：
  {"accepted":true,"manifest":{…},"file":"書き込んだファイル（--out のとき）"}
  {"accepted":false,"message":"説明"}

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り

設定の手順は docs/slack.md にあります。`;

/** `hagukumi manifest slack`: exit code 0 made, 1 refused, 2 wrong usage. */
export function manifestCommand(services: ManifestServices): Command {
  const slack: Command = new Command("slack")
    .description("Slackのアプリを作るマニフェストを、市のURLを入れて出力します。(The manifest for the Slack app.)")
    .option("--url <url>", "利用者から見える、はぐくみのURL（https://hagukumi.city.example）")
    .addOption(new Option("--socket", "Socket Modeで受けます（URLを使いません）").conflicts("url"))
    .option("--out <folder>", "manifest.json を書き込むフォルダー")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", help)
    .action((options: Options) => runSlack(slack, options, services));
  return new Command("manifest")
    .description("チャットにアプリを登録するためのファイルを作ります。(Makes what an administrator uploads.)")
    .addCommand(slack);
}

async function runSlack(command: Command, options: Options, services: ManifestServices): Promise<void> {
  const address = options.socket ? undefined : addressFor(command, options, services);
  const result = typeof address === "string" ? address : await tryMake(services.folder, address, options.out);
  if (options.json) process.stdout.write(jsonLine(result));
  else if (typeof result === "string") process.stderr.write(`${result}\n`);
  else tell(result);
  process.exitCode = typeof result === "string" ? 1 : 0;
}

/** What was typed wrongly ends the program with 2; a PUBLIC_URL that will not do comes back as the sentence to say. */
function addressFor(command: Command, { url }: Options, { publicUrl }: ManifestServices): URL | string {
  const usage = (sentence: string): never => command.error(sentence, { exitCode: 2 });
  const set = url ?? publicUrl();
  if (!set)
    return usage(
      "はぐくみのURLが分かりません。--url https://hagukumi.city.example のように指定するか、PUBLIC_URL を設定してください。Socket Modeで受けるときは --socket を付けてください。",
    );
  const address = readAddress(set);
  if (typeof address !== "string") return address;
  return url === undefined ? `PUBLIC_URL は使えません。${address}` : usage(`--url は使えません。${address}`);
}

/** A refusal comes back as the sentence to say. */
async function tryMake(folder: string, address: URL | undefined, out: string | undefined): Promise<Made | string> {
  try {
    const manifest = await slackManifest(folder, address);
    if (out === undefined) return { manifest };
    if (resolve(out) === resolve(folder, "slack"))
      return "--out には別のフォルダーを指定してください。そこには、もとになる manifest.json があります。";
    return { manifest, file: await write(manifest, out) };
  } catch (error) {
    if (error instanceof ManifestProblem) return error.message;
    if ((error as NodeJS.ErrnoException).code)
      return `${out} に書き込めません。フォルダーの名前と書き込みの許可を確かめてください。`;
    throw error;
  }
}

async function write(manifest: SlackManifest, out: string): Promise<string> {
  await mkdir(out, { recursive: true });
  const file = join(out, "manifest.json");
  await writeFile(file, pretty(manifest));
  return file;
}

const pretty = (manifest: SlackManifest) => `${JSON.stringify(manifest, null, 2)}\n`;

const jsonLine = (result: Made | string) =>
  `${JSON.stringify(typeof result === "string" ? { accepted: false, message: result } : { accepted: true, ...result })}\n`;

function tell({ manifest, file }: Made): void {
  process.stdout.write(file === undefined ? pretty(manifest) : `${file} に書き込みました。\n`);
  process.stderr.write("https://api.slack.com/apps の「Create New App」→「From a manifest」に貼り付けてください。\n");
}
