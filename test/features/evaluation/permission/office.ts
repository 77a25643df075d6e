import { createKeys } from "../../../../src/bot/keys.ts";
import type { State } from "../../../../src/features/evaluation/evaluation.ts";
import { noRating, type Rating } from "../../../../src/features/evaluation/parts/part.ts";
import { complaintPlace, factPlace, interviewPlace } from "../../../../src/features/evaluation/seen.ts";
import { type PartKind, partKinds } from "../../../../src/features/evaluation/sight.ts";
import { partPlace } from "../../../../src/features/evaluation/store.ts";
import type { Entries, Field, Form } from "../../../../src/view/form.ts";
import type { Target } from "../../../../src/view/target.ts";
import { formOf, type Who, type Year } from "../../../support/evaluation.ts";
import { goal } from "../rated.ts";
import type { Act, Given } from "./acts.ts";
import type { About } from "./rules.ts";

export const authors: Readonly<Record<PartKind, Who>> = {
  ...{ goals: "hana", self: "hana", first: "boss", second: "chief" },
  ...{ adjusting: "adjuster", confirming: "confirmer", handover: "ken" },
};
const day = "2027-03-20";
const disclosedOn = new Date("2027-03-18");

/** hana's evaluation with something of everybody in it, which can be put back as it was. */
export type Evaluated = {
  readonly put: (state: State) => Promise<void>;
  readonly give: (given: Given | undefined) => Promise<void>;
  /** All that is kept of evaluations, and whom the bot told of something, as one digest. */
  readonly digest: () => Promise<string>;
  readonly restore: () => Promise<void>;
  /** What somebody sends who does this: with the key that was drawn for them. */
  readonly keyed: (target: Target, who: Who) => Target;
  /** What an act sends, as whoever may do it has it drawn. */
  readonly drawn: (act: Act) => Promise<{ readonly target: Target; readonly entries: Entries }>;
};

export async function evaluated(year: Year): Promise<Evaluated> {
  const { db, ids, crypto } = year;
  year.day(day);
  const e = year.of("hana");
  await write(year);
  const facts = { hana: await noted(year, "hana"), boss: await noted(year, "boss") };
  const complaints = { talk: globalThis.crypto.randomUUID(), review: globalThis.crypto.randomUUID() };
  const unit = await db.unit.findFirstOrThrow();
  const tables = await tablesOf(year);
  for (const table of tables) await db.$executeRawUnsafe(`create table kept_${table} as table ${table}`);
  const keys = createKeys(crypto.derive("one-time keys"));
  const put = async (state: State) => {
    await db.evaluation.update({ where: { id: e }, data: { state } });
  };
  const known: Record<string, string> = {
    ...{ $evaluation: e, $cycle: year.cycle, $unit: unit.id, $talk: complaints.talk, $review: complaints.review },
    ...{ "$hana's fact": facts.hana, "$boss's fact": facts.boss },
  };
  const named = <T extends About | Entries>(given: T): T =>
    Object.fromEntries(Object.entries(given).map(([id, value]) => [id, known[String(value)] ?? value])) as T;
  const keyed = (target: Target, who: Who) =>
    keys.stamp<Form>({ ...blank, target }, ids[who], new Date(`${day}T10:00:00+09:00`)).target;
  const [first, second] = [tables, [...tables].reverse()];
  const restore = async () => {
    const wipe = second.map((table) => `delete from ${table};`);
    const fill = first.map((table) => `insert into ${table} select * from kept_${table};`);
    await db.$executeRawUnsafe(`do $$ begin ${[...wipe, ...fill].join(" ")} end $$`);
  };
  const give = async (given: Given | undefined) => {
    if (given) await givens[given](year, complaints);
  };
  const drawn = async (act: Act) => {
    const about = named(act.about ?? {});
    const [who, at] = Object.entries(act.may)[0] as [Who, readonly State[]];
    await put(at[0] ?? "goals");
    if (about.v === "$signing") {
      const signing = formOf(await year.open(who, "interview-sign", { e, kind: about.kind ?? "" }));
      return {
        target: { feature: "evaluation", name: act.name, about: { ...about, v: signing.target.about.v ?? "" } },
        entries: {},
      };
    }
    if (act.drawn) return { target: { feature: "evaluation", name: act.name, about }, entries: {} };
    const form = formOf(await year.open(who, act.name, about));
    const { key: _, ...target } = form.target;
    return { target, entries: { ...filled(form), ...named(act.entries ?? {}) } };
  };
  const digest = async () => {
    const rows = tables.map((table) => `select '${table}' as of, t::text as row from ${table} t`);
    const told = "select 'notice', count(*)::text from notice";
    const [found] = await db.$queryRawUnsafe<{ digest: string }[]>(
      `select md5(string_agg(of || row, ';' order by of, row)) as digest from (${[...rows, told].join(" union all ")}) x`,
    );
    return found?.digest ?? "";
  };
  return { put, give, digest, restore, keyed, drawn };
}

const blank: Form = {
  type: "form",
  title: "",
  readers: [],
  fields: [],
  submitLabel: "",
  target: { feature: "", name: "", about: {} },
};

/** Those that others point to come first. */
async function tablesOf({ db }: Year): Promise<readonly string[]> {
  const rows = await db.$queryRaw<{ name: string }[]>`
    select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_name like 'evaluation%' order by length(table_name)`;
  const names = rows.map(({ name }) => name);
  return ["evaluation_cycle", "evaluation", ...names.filter((name) => !/^evaluation(_cycle)?$/.test(name))];
}

async function write(year: Year): Promise<void> {
  const { db, crypto, ids } = year;
  const evaluationId = year.of("hana");
  for (const kind of partKinds) {
    const id = globalThis.crypto.randomUUID();
    const body = crypto.seal(JSON.stringify(bodyOf(year, kind)), partPlace(id));
    const [authorId, now] = [ids[authors[kind]], new Date()];
    await db.evaluationPart.create({
      data: { id, evaluationId, kind, authorId, body, handedInAt: now, updatedAt: now },
    });
  }
  const former = { evaluationId, role: "first" as const, personId: ids.ken };
  await db.evaluationRater.create({
    data: { ...former, fromDay: new Date("2026-04-01"), toDay: new Date("2026-10-01") },
  });
  for (const who of ["boss", "chief"] as const)
    await db.evaluationTraining.create({ data: { cycleId: year.cycle, personId: ids[who], doneAt: new Date() } });
  await db.evaluation.update({ where: { id: evaluationId }, data: { disclosedOn, version: 1 } });
}

function bodyOf({ definition }: Year, kind: PartKind) {
  if (kind === "goals") {
    const written = [1, 2, 3].map((n) => ({ ...goal(n), id: `g${n}`, section: "", management: false }));
    return { goals: written };
  }
  if (kind === "handover") return { words: "引継ぎ" };
  if (kind === "adjusting" || kind === "confirming") return { grade: "", words: "" };
  const items = definition.forms.find(({ id }) => id === "staff")?.groups.flatMap((group) => group.items) ?? [];
  const whole: Rating["items"] = Object.fromEntries(items.map(({ id }) => [id, { grade: "B", words: "" }]));
  return { ...noRating, items: whole };
}

async function noted({ db, crypto, ids, of }: Year, who: Who): Promise<string> {
  const id = globalThis.crypto.randomUUID();
  const words = crypto.seal("事実", factPlace(id));
  await db.evaluationFact.create({
    data: { id, evaluationId: of("hana"), authorId: ids[who], day: disclosedOn, words },
  });
  return id;
}

type Giving = (year: Year, complaints: { readonly talk: string; readonly review: string }) => Promise<unknown>;
const kinds = ["opening", "middle", "review", "feedback"] as const;

const proposed =
  (by: Who): Giving =>
  ({ db, ids, of }) =>
    db.evaluationInterview.createMany({
      data: kinds.map((kind) => ({
        ...{ evaluationId: of("hana"), kind, proposed: ["2027-03-25T10:00"], proposedById: ids[by] },
      })),
    });

const complained =
  (upheld: boolean): Giving =>
  ({ db, crypto, ids, of }, complaints) =>
    db.evaluationComplaint.createMany({
      data: (["talk", "review"] as const).map((tier) => {
        const id = complaints[tier];
        const answered = {
          answer: crypto.seal("回答", complaintPlace("answer", id)),
          ...{ answeredById: ids.hr, answeredAt: new Date("2027-03-19"), upheld: true },
        };
        const words = crypto.seal("申出", complaintPlace("words", id));
        const made = { id, evaluationId: of("hana"), tier, words, madeAt: new Date("2099-03-19") };
        return { ...made, ...(upheld && answered) };
      }),
    });

const givens: Readonly<Record<Given, Giving>> = {
  "proposed by boss": proposed("boss"),
  "proposed by hana": proposed("hana"),
  held: ({ db, crypto, ids, of }) =>
    db.evaluationInterview.createMany({
      data: kinds.map((kind) => {
        const id = globalThis.crypto.randomUUID();
        const record = crypto.seal("記録", interviewPlace("record", id));
        return { id, evaluationId: of("hana"), kind, heldOn: disclosedOn, record, recordedById: ids.boss };
      }),
    }),
  complained: complained(false),
  upheld: complained(true),
  declined: ({ db, of }) => db.evaluation.update({ where: { id: of("hana") }, data: { declined: true } }),
  "disclosed long ago": async ({ db, of }) => {
    const evaluationId = of("hana");
    await db.evaluationInterview.create({ data: { evaluationId, kind: "feedback", heldOn: disclosedOn } });
    return db.evaluation.update({ where: { id: evaluationId }, data: { disclosedOn: new Date("2026-12-01") } });
  },
};

const filled = ({ fields }: Form): Entries => Object.fromEntries(fields.map((field) => [field.id, typed(field)]));

function typed(field: Field): string {
  if (field.type === "text") return "新しい言葉";
  if (field.type === "scale") return "B";
  if (field.type === "yes-no") return "no";
  if (field.optional) return "";
  if (field.type === "date") return field.value ?? field.latest ?? "2027-02-01";
  return field.type === "choice" ? (field.value ?? field.options[0]?.value ?? "") : "";
}
