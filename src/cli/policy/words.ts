import type { Document, DocumentKind, Employment } from "../../features/policy/rules/document.ts";
import { employmentWords, kindWords } from "../../features/policy/rules/words.ts";
import type { PolicyProblem } from "../../services/content/sections.ts";

export const kindWord = (kind: DocumentKind): string => kindWords[kind][0];

export const appliesToWords = (appliesTo: readonly Employment[]): string =>
  appliesTo.length === 0 ? "記載なし" : appliesTo.map((each) => employmentWords[each][0]).join("、");

/** 種類、題名、いつ、だれに, in one line. */
export function documentLine({ file, title, number, kind, inForce, until, appliesTo, sample }: Document): string {
  const days =
    until !== undefined
      ? `${inForce ?? ""}から${until}の前日まで（旧版）`
      : inForce
        ? `${inForce}施行`
        : "施行日の記載なし";
  return [
    `${file}　${title}${number ? `（${number}）` : ""}`,
    `種類：${kindWord(kind)}`,
    days,
    `対象：${appliesToWords(appliesTo)}`,
    ...(sample ? ["見本"] : []),
  ].join("　");
}

export function problemText({ kind, about }: PolicyProblem): string {
  const texts: Readonly<Record<PolicyProblem["kind"], string>> = {
    "unclosed-comment": "コメント（<!--）が閉じていません。--> で閉じてください。",
    "unclosed-fence": "コードの囲み（```）が閉じていません。",
    "too-long-line": "1行が長すぎます。途中までを読みました。",
    "duplicate-id": `番号 {#${about}} が2か所にあります。どちらかを変えてください。`,
    "no-text": "本文がありません。",
    "not-text": "文字のファイルではありません。Markdownで保存し直してください。",
    "unclosed-front-matter": "先頭の設定（---）が閉じていません。設定の下に --- の行を加えてください。",
    "broken-front-matter": "先頭の設定を読み取れません。「項目: 値」を1行に1つずつ書いてください。",
    "unknown-setting": `先頭の設定に「${about}」という項目はありません。使える項目は ${Object.keys(settings).join("、")} です。`,
    "wrong-setting": `先頭の設定「${about}」の値を読み取れません。${settings[about] ?? ""}`,
    "no-end": "旧版のファイルに until がありません。次の版の施行日を until: 2025-04-01 のように書いてください。",
    "ends-before-it-begins": "until が in-force より後の日になっていません。どちらかを直してください。",
  };
  return texts[kind];
}

/** What each field of a file's head may say. */
const settings: Readonly<Record<string, string>> = {
  title: "題名を書いてください。",
  kind: "条例、規則、要綱、訓令、方針のいずれかにしてください。",
  number: "平成7年規則第3号 のように書いてください。",
  "in-force": "2025-04-01 のような日付にしてください。",
  until: "2025-04-01 のような日付にしてください。",
  "applies-to": "[正規, 会計年度任用, 再任用] のうち、当てはまるものを書いてください。",
  sample: "true か false にしてください。",
};
