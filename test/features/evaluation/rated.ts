import type { Card } from "../../../src/view/card.ts";
import type { Form } from "../../../src/view/form.ts";
import { formOf, type Who, type Year } from "../../support/evaluation.ts";
import { put } from "./talking.ts";

// hana's evaluation, played through the bot by those whose turn it is.

export const goal = (n: number) => ({
  what: `窓口の待ち時間を短くする取組その${n}`,
  level: `平均待ち時間を${n}分短くする`,
  due: "2027-02-28",
  how: "受付票の見直しと案内係の配置",
  unitGoal: "市民に分かりやすい窓口",
});

/** Fills a whole rating page by page; grades by field, `B` where none is given. */
export async function fill(
  year: Year,
  who: Who,
  k: "self" | "first" | "second",
  said: { readonly word: string; readonly grade?: string; readonly about?: Who },
): Promise<Card> {
  let answer: unknown = await year.open(who, "rate", { e: year.of(said.about ?? "hana"), k });
  for (;;) {
    const form: Form = formOf(answer);
    const entry = ({ id, type }: Form["fields"][number]) =>
      type === "scale" ? (said.grade ?? "B") : `${said.word}：${id}`;
    answer = await year.submit(who, form, Object.fromEntries(form.fields.map((field) => [field.id, entry(field)])));
    if ((answer as { type: string }).type === "card") return answer as Card;
  }
}

export async function setGoals(year: Year): Promise<void> {
  let answer: unknown = await year.open("hana", "goal", { e: year.of("hana") });
  for (const n of [1, 2, 3]) answer = await year.submit("hana", answer, goal(n), n < 3 ? "more" : "submit");
  await year.submit("hana", answer, {});
  const form = formOf(await year.open("boss", "goals-agree", { e: year.of("hana") }));
  const marks = form.fields.map(({ id }, at) => [id, at === 0 ? "hard" : "usual"]);
  await year.submit("boss", form, Object.fromEntries(marks));
}

export const trainRaters = (year: Year) =>
  year.db.evaluationTraining.createMany({
    data: (["boss", "chief"] as const).map((who) => ({
      ...{ cycleId: year.cycle, personId: year.ids[who], doneAt: new Date() },
    })),
  });

/** From the goals to the adjusting, with words of each author's own. */
export async function rateHana(year: Year): Promise<void> {
  await setGoals(year);
  year.day("2027-02-05");
  await fill(year, "hana", "self", { word: "自己の言葉", grade: "A" });
  await trainRaters(year);
  await year.db.evaluationInterview.create({
    data: { evaluationId: year.of("hana"), kind: "review", heldOn: new Date("2027-01-20") },
  });
  await fill(year, "boss", "first", { word: "一次の言葉", grade: "B" });
  await fill(year, "chief", "second", { word: "二次の言葉", grade: "B" });
  const adjust = formOf(await year.open("adjuster", "verdict", { e: year.of("hana"), k: "adjusting" }));
  await year.submit("adjuster", adjust, { grade: "A", words: "全庁の均衡" });
  const confirm = formOf(await year.open("confirmer", "verdict", { e: year.of("hana"), k: "confirming" }));
  await year.submit("confirmer", confirm, {});
}

/** As HR does it on a day. */
export async function discloseHana(year: Year, day = "2027-03-12"): Promise<void> {
  year.day(day);
  await put(year, "hana", "disclosed");
  await year.db.evaluation.update({
    where: { id: year.of("hana") },
    data: { disclosedOn: new Date(day), since: new Date(`${day}T00:00:00+09:00`) },
  });
}
