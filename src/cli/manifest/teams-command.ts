import { join } from "node:path";
import { Command, Option } from "commander";
import { z } from "zod";
import { byTeams, readAddress } from "./address.ts";
import { type Made, making, tell, writeInto } from "./outcome.ts";
import type { ManifestServices } from "./services.ts";
import { readSetting } from "./setting.ts";
import { teamsPackage } from "./teams.ts";
import type { TeamsPlace } from "./teams-limits.ts";

type Options = { readonly url?: string; readonly appId?: string; readonly out?: string; readonly json?: true };

const help = `
PUBLIC_URL と MicrosoftAppId を設定していれば、--url と --app-id は省けます。
--out を付けないときは、パッケージを作らず、manifest.json を標準出力に出します。

--json の出力：
  {"accepted":true,"manifest":{…},"file":"書き込んだパッケージ（--out のとき）"}
  {"accepted":false,"message":"説明"}

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り

設定の手順は docs/teams.md にあります。`;

const noUrl =
  "はぐくみのURLが分かりません。--url https://hagukumi.city.example のように指定するか、PUBLIC_URL を設定してください。";
const noAppId =
  "アプリのIDが分かりません。Entraの「アプリの登録」にある「アプリケーション (クライアント) ID」を --app-id に指定するか、MicrosoftAppId に設定してください。";

const toPack = "パッケージ（zip）を作るには、--out にフォルダーを指定してください。";
const toUpload = "https://admin.teams.microsoft.com の「Teamsのアプリ」→「アプリを管理」でアップロードしてください。";

/** `hagukumi manifest teams`: exit code 0 made, 1 refused, 2 wrong usage. */
export function teamsCommand({ folder, publicUrl }: ManifestServices): Command {
  const teams: Command = new Command("teams")
    .description("Teamsに入れるアプリのパッケージを、市のURLとアプリのIDを入れて作ります。(The Teams app package.)")
    .option("--url <url>", "インターネットから届く、はぐくみのURL（https://hagukumi.city.example）")
    .addOption(
      new Option("--app-id <uuid>", "Entraに登録したアプリの「アプリケーション (クライアント) ID」").env(
        "MicrosoftAppId",
      ),
    )
    .option("--out <folder>", "hagukumi-teams.zip を書き込むフォルダー")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", help)
    .action(async (options: Options) => {
      const place = placeFor(teams, options, publicUrl());
      const result = typeof place === "string" ? place : await make(folder, place, options.out);
      tell(result, options.json, options.out === undefined ? toPack : toUpload);
    });
  return teams;
}

/** A variable of the environment that will not do comes back as the sentence to say. */
function placeFor(command: Command, { url, appId }: Options, publicUrl: string | undefined): TeamsPlace | string {
  const address = readSetting(command, {
    option: "--url",
    variable: "PUBLIC_URL",
    typed: url,
    set: publicUrl,
    missing: noUrl,
    read: (words) => readAddress(words, byTeams),
  });
  if (typeof address === "string") return address;
  const typed = command.getOptionValueSource("appId") === "cli";
  const id = readSetting(command, {
    option: "--app-id",
    variable: "MicrosoftAppId",
    typed: typed ? appId : undefined,
    set: typed ? undefined : appId,
    missing: noAppId,
    read: readAppId,
  });
  return typeof id === "string" ? id : { address, ...id };
}

function readAppId(words: string): { readonly appId: string } | string {
  if (z.guid().safeParse(words).success) return { appId: words.toLowerCase() };
  return "Entraの「アプリの登録」の「概要」にある「アプリケーション (クライアント) ID」を、12345678-1234-… の形のまま写してください。";
}

const make = (folder: string, place: TeamsPlace, out: string | undefined) =>
  making(out, async (): Promise<Made> => {
    const { manifest, zip } = await teamsPackage(folder, place);
    if (out === undefined) return { manifest };
    return { manifest, file: await writeInto(join(out, "hagukumi-teams.zip"), zip()) };
  });
