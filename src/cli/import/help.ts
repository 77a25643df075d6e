import { rosterLayout } from "../../features/roster/columns.ts";
import { activeWords, levelWords, roleWords } from "../../features/roster/words.ts";
import type { Layout } from "../../services/files/header.ts";

/** How any file is taken in. */
export const ways = `取り込み方：
  ファイル全体を受け入れるか、何も変えないかのどちらかです。同じファイルをもう一度取り込んでも何も変わりません。`;

const staffWays = `${ways}
  所属・職層・職名・上司の変更は、--effective の日からの発令として残ります。

--json の出力：
  {"accepted":真偽,"rows":数,"added":数,"changed":数,"unchanged":数,"deactivated":数,
   "problems":[{"line":行,"column":"列","message":"説明"}]}　見出しは1行目、ファイル全体の問題も1行目とします。

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り`;

/** What a roster file holds, as `import staff --help` publishes it. */
export function staffHelp(): string {
  return `
列（1行目は見出し。順は問いません。ほかの列は読み飛ばします）：
${Object.values(rosterLayout).map(columnLine).join("\n")}

値：
  職員番号      英数字20字以内。先頭の0も番号のうちです
  メール        SlackやTeamsで使う職員には必要です（チャットのアカウントと照合します）
  職層          ${Object.values(levelWords).map(choices).join(" / ")}
  役割          ${Object.entries(roleWords)
    .map(([, words]) => choices(words))
    .join(" / ")}。複数は ; 、 空白で区切ります
  有効          ${activeWords.yes.join("・")} は在職、${activeWords.no.join("・")} は無効。空欄は在職
  採用日        2026/04/01、2026-04-01、20260401、2026年4月1日、R8.4.1、令和8年4月1日
  空欄と - ― は「データなし」です。必須でない列がファイルにないときは、今の内容のままにします。

対応表（--mapping）は、取り込む列の名前からファイルの見出しへの対応を書いたYAMLまたはJSONです：
  スキーマ  { "type": "object", "additionalProperties": { "type": "string" },
              "propertyNames": { "enum": [${names()}] } }
  YAMLの例  職員番号: 社員コード
            所属名: 配属先
  JSONの例  {"職員番号": "社員コード", "所属名": "配属先"}

${staffWays}`;
}

/** A column with its other headings. */
export function columnLine({ names: [own, ...others], required }: Layout<string>[string]): string {
  const gap = " ".repeat(Math.max(2, 14 - 2 * own.length));
  return `  ${own}${gap}${required ? "必須" : "任意"}${others.length > 0 ? `　別名：${others.join("、")}` : ""}`;
}

const choices = ([own, ...others]: readonly string[]) =>
  others.length > 0 ? `${own}（${others.join("・")}）` : `${own}`;

const names = () =>
  Object.values(rosterLayout)
    .map(({ names: [own] }) => `"${own}"`)
    .join(", ");
