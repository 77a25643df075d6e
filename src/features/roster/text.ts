import { lineList } from "../../services/files/text.ts";

// A roster is read by HR and IT of a Japanese city: its messages are in Japanese.

const SHOWN_HEADINGS = 20;
/** Headings as somebody may read them on a terminal: no control characters, and none of any length. */
const headingList = (headings: readonly string[]) =>
  `「${headings
    .slice(0, SHOWN_HEADINGS)
    .map((heading) => heading.replace(/\p{C}/gu, "").trim().slice(0, 40))
    .join("」「")}」${headings.length > SHOWN_HEADINGS ? `ほか${headings.length - SHOWN_HEADINGS}列` : ""}`;

/** What is wrong with a roster, in words that say what would be right. */
export const text = {
  badEmail: "メールアドレスの形ではありません。",
  badLevel: (word: string) =>
    `「${word}」は職層として読み取れません。管理職・中間指導職・一般職のいずれかにしてください。`,
  badDay: (word: string) =>
    `「${word}」は日付として読み取れません。2026/04/01 や 令和8年4月1日 のように入力してください。`,
  badRole: (word: string) => `「${word}」は役割として読み取れません。HR・OFFICER・ADMIN のいずれかにしてください。`,
  badActive: (word: string) => `「${word}」は読み取れません。1（有効）または 0（無効）にしてください。`,
  twiceNumber: (lines: readonly number[], count: number) =>
    `${lineList(lines, count)}と同じ職員番号です。1人1行にしてください。`,
  twiceEmail: (lines: readonly number[], count: number) =>
    `${lineList(lines, count)}と同じメールアドレスです。1人に1つにしてください。`,
  takenEmail: (staffNumber: string) => `職員番号 ${staffNumber} の職員が使っているメールアドレスです。`,
  twoNames: (code: string, name: string, line: number) =>
    `所属コード ${code} の名前が、${line}行目では「${name}」です。どちらかにそろえてください。`,
  ownManager: "自分自身が上司になっています。",
  unknownManager: (staffNumber: string) =>
    `上司の職員番号 ${staffNumber} が、この名簿にも在職中の職員にも見つかりません。`,
  leavingManager: (staffNumber: string) =>
    `上司の職員番号 ${staffNumber} は、この名簿で無効になる職員です。在職中の上司にしてください。`,
  circle: (people: readonly string[]) =>
    `上司のたどり方が輪になっています（${people.join(" → ")}）。いずれかの上司を直してください。`,
  laterPost: (staffNumber: string, name: string, day: string) =>
    `${staffNumber} ${name} には ${day} からの発令がすでに入っているため、それより前の日付では変更できません。${day} 以降の日付（--effective）で取り込んでください。`,
  nobody: "職員の行がありません。2行目から1人1行で入れてください。",
  tooManyRows: (most: number) => `職員名簿として受け付けるのは${most.toLocaleString("ja")}行までです。`,
} as const;

/** What whoever takes a roster in should know, though nothing is wrong. */
export const notes = {
  noHr: "取込後は、役割「HR」（人事）の職員が1人もいません。人事担当の行の「役割」に HR を入れて、もう一度取り込んでください。",
  demoLeft: (count: number) =>
    `デモの職員が${count}人残っています。無効にするには --deactivate-missing を付けて取り込んでください。`,
  ahead: (day: string) =>
    `${day} からの名簿です。所属・職層・職名・上司と在職の変更はその日から有効になります。在職中の職員の氏名・カナ・メール・職種・採用日・役割と、所属の名前は今のままです。${day} 以降にもう一度取り込むと反映されます。`,
  noEmails:
    "メールアドレスの列がないため、メールアドレスは今のままです。SlackとTeamsで使えるのは、名簿にメールアドレスのある職員だけです。列があるときは、見出しを「メール」にするか、--mapping で対応を示してください。",
  unread: (headings: readonly string[]) => `次の列は取り込む列ではないため、読んでいません：${headingList(headings)}`,
} as const;
