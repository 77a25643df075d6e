import { join, resolve } from "node:path";
import { Command, Option } from "commander";
import { readAddress } from "./address.ts";
import { type Made, making, pretty, tell, writeInto } from "./outcome.ts";
import type { ManifestServices } from "./services.ts";
import { readSetting } from "./setting.ts";
import { slackManifest } from "./slack.ts";

type Options = { readonly url?: string; readonly socket?: true; readonly out?: string; readonly json?: true };

const help = `
PUBLIC_URL を設定していれば、--url は省けます。
--out を付けないときは、マニフェストを標準出力に出します。

--json の出力：
  {"accepted":true,"manifest":{…},"file":"書き込んだファイル（--out のとき）"}
  {"accepted":false,"message":"説明"}

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り

設定の手順は docs/slack.md にあります。`;

const missing =
  "はぐくみのURLが分かりません。--url https://hagukumi.city.example のように指定するか、PUBLIC_URL を設定してください。Socket Modeで受けるときは --socket を付けてください。";

const next = "https://api.slack.com/apps の「Create New App」→「From a manifest」に貼り付けてください。";

/** `hagukumi manifest slack`: exit code 0 made, 1 refused, 2 wrong usage. */
export function slackCommand({ folder, publicUrl }: ManifestServices): Command {
  const slack: Command = new Command("slack")
    .description("Slackのアプリを作るマニフェストを、市のURLを入れて出力します。(The manifest for the Slack app.)")
    .option("--url <url>", "利用者から見える、はぐくみのURL（https://hagukumi.city.example）")
    .addOption(new Option("--socket", "Socket Modeで受けます（URLを使いません）").conflicts("url"))
    .option("--out <folder>", "manifest.json を書き込むフォルダー")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", help)
    .action(async ({ url, socket, out, json }: Options) => {
      const address = socket ? undefined : addressFor(slack, url, publicUrl());
      tell(typeof address === "string" ? address : await make(folder, address, out), json, next);
    });
  return slack;
}

const addressFor = (command: Command, typed: string | undefined, set: string | undefined) =>
  readSetting(command, {
    option: "--url",
    variable: "PUBLIC_URL",
    typed,
    set,
    missing,
    read: (words) => readAddress(words),
  });

const make = (folder: string, address: URL | undefined, out: string | undefined) =>
  making(out, async (): Promise<Made | string> => {
    const manifest = await slackManifest(folder, address);
    if (out === undefined) return { manifest };
    if (resolve(out) === resolve(folder, "slack"))
      return "--out には別のフォルダーを指定してください。そこには、もとになる manifest.json があります。";
    return { manifest, file: await writeInto(join(out, "manifest.json"), pretty(manifest)) };
  });
