import { it } from "vitest";
import type { Entries } from "../../../src/view/form.ts";
import type { Town, Townsman } from "../../support/evaluation-town.ts";
import type { Client, Seen } from "../contract.ts";

/** The town on a platform, whose people know only what they see. */
export type Stage = {
  readonly town: Town;
  readonly sit: (who: Townsman) => Client;
};

/** What somebody wrote, by what it was. None of it may stand in a chat, where others may come to search. */
export const words = {
  goal: "窓口の待ち時間を短くする取組",
  openingSheet: "期首に聞いてみたいこと",
  opening: "期首に話し合って決めたこと",
  fact: "混雑した日に列を整えた事実",
  ownFact: "自分で控えておいた事実",
  middle: "中間で話し合ったこと",
  remark: "中間の記録への補足",
  handover: "次の評価者に引き継ぐこと",
  self: "自己評価のことば",
  review: "自己評価面談で話したこと",
  first: "一次評価のことば",
  reason: "二次評価者の入院のため",
  second: "二次評価のことば",
  adjusting: "全庁の均衡を見た理由",
  feedback: "開示面談で話したこと",
  talk: "口頭で聞いてほしいこと",
  talkAnswer: "相談に応じた結果",
  complaint: "書面で申し出たいこと",
  complaintAnswer: "審査会が調べた結果",
} as const;

/** All that stands before somebody, with what is wrong in a form. */
export const said = ({ texts, errors }: Seen): string => [...texts, ...Object.values(errors)].join("\n");

/** One step of the year, on its day. */
export type On = (day: string, what: string, step: (stage: Stage) => Promise<void>) => void;

/** Where a step fails, what would follow from it is not tried. */
export function calendar(stage: () => Stage): On {
  let broken = false;
  return (day, what, step) =>
    it(`${day}: ${what}`, async ({ skip }) => {
      skip(broken, "a step before it failed");
      broken = true;
      stage().town.day(day);
      await step(stage());
      broken = false;
    });
}

/** Presses one button after another, and gives what is seen at the end. */
export async function follows(client: Client, ...labels: readonly string[]): Promise<Seen> {
  let seen: Seen | undefined;
  for (const label of labels) seen = await client.presses(label);
  if (!seen) throw new Error("nothing to press");
  return seen;
}

/** One's own evaluation, or that of hana for whoever rates her first. */
export async function opensHanas(client: Client): Promise<Seen> {
  const desk = await client.says("評価");
  return desk.buttons.includes("評価する人の一覧")
    ? await follows(client, "評価する人の一覧", "hanaさんの評価を開く")
    : await client.presses("内容を読む");
}

/** All that somebody can find of hana's evaluation without doing anything to it. */
export async function finds(client: Client): Promise<string> {
  const found = [await client.says("評価")];
  for (const label of looks.filter((each) => found[0]?.buttons.includes(each))) {
    await client.says("評価");
    const seen = await client.presses(label);
    found.push(seen);
    if (seen.buttons.includes("hanaさんの評価を開く")) found.push(await client.presses("hanaさんの評価を開く"));
  }
  return found.map(said).join("\n");
}
const looks = ["内容を読む", "記入する", "確認する", "評価する人の一覧"];

/** Fills page after page, `give` telling what to enter on each, until there is a page that ends it. */
export async function fillsAll(
  client: Client,
  first: Seen,
  give: (page: Seen) => Entries,
  next: string,
): Promise<Seen> {
  let page = first;
  while (page.buttons.includes(next)) page = await client.fills(give(page), next);
  return page;
}

/** A whole page of a rating: one grade, and a word to each. */
export const rates =
  (grade: string, word: string) =>
  ({ fields }: Seen): Entries =>
    Object.fromEntries(fields.map((id) => [id, id.endsWith("-words") ? `${word}（${id}）` : grade]));
