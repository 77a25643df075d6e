import { leaveLayout, timeLayout } from "../../features/attendance/columns.ts";
import type { Layout } from "../../services/files/header.ts";
import { columnLine, ways } from "./help.ts";

const outcome = `--json の出力：
  {"accepted":真偽,"rows":数,"added":数,"changed":数,"unchanged":数,
   "problems":[{"line":行,"column":"列","message":"説明"}]}　見出しは1行目、ファイル全体の問題も1行目とします。

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り`;

const blanks = `  空欄と - ― は「データなし」です。0とはみなしません。取込済みの値があるときは、その値のままにします。`;

/** What a file of working time holds, as `import attendance --help` publishes it. */
export const attendanceHelp = (): string => `
月ごとのファイルには 職員番号・年月・時間外勤務時間、日ごとのファイルには 職員番号・年月日・始業・終業・時間外勤務時間 の列が要ります。
どちらであるかは見出しで見分けます（年月日の列があれば日ごと）。月ごとの値がある月は、日ごとの合計より月ごとの値を使います。

列（1行目は見出し。順は問いません。ほかの列は読み飛ばします）：
${columnLines(timeLayout)}

値：
  年月          2026/04、2026-04、202604、2026年4月、R8.4、令和8年4月
  年月日        2026/04/01、2026-04-01、20260401、2026年4月1日、R8.4.1、令和8年4月1日。今日までのもの
  始業・終業    8:30、0830、8時30分。翌日にまたがる終業は 25:30
  時間外勤務時間
                145:05、45時間30分、2730分。単位のない数は 45 と 45.5（時間・半時間）だけを読みます
                それ以外の小数（7.45 など）は、対応表に hours の書き方があるときだけ取り込みます
${blanks}

${mappingHelp(timeLayout, `"hours": { "enum": ["decimal", "hh:mm"] }`, "hours: decimal     （7.45は7時間27分。hh:mm なら7時間45分）")}

${ways}

${outcome}`;

/** What a file of annual leave holds, as `import leave --help` publishes it. */
export const leaveHelp = (): string => `
列（1行目は見出し。順は問いません。ほかの列は読み飛ばします）：
${columnLines(leaveLayout)}

値：
  年            2026、2026年、2026年度、R8、令和8年
  付与・繰越・取得
                20、12.5、12日3時間、12日3:00、12日3時間15分。1日は7時間45分です
                0.5日以外の小数は、対応表に days の書き方があるときだけ取り込みます
${blanks}

${mappingHelp(leaveLayout, `"days": { "enum": ["decimal"] }`, "days: decimal      （12.25は12日と4分の1日）")}

${ways}

${outcome}`;

const columnLines = (layout: Layout<string>) => Object.values(layout).map(columnLine).join("\n");

const mappingHelp = (layout: Layout<string>, way: string, example: string) => {
  const names = Object.values(layout).map(({ names: [own] }) => `"${own}": { "type": "string" }`);
  return `対応表（--mapping）は、取り込む列の名前からファイルの見出しへの対応と、値の書き方を書いたYAMLまたはJSONです：
  スキーマ  { "type": "object", "additionalProperties": false, "properties": {
              ${[...names, way].join(",\n              ")} } }
  YAMLの例  職員番号: 社員コード
            ${example}`;
};
