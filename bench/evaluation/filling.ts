// One person after another lives the year in a full city, and every wait for a form or for its answer is timed, next to
// reading the plain rows of the same evaluation.
import type { Bot } from "../../src/bot/bot.ts";
import type { Database } from "../../src/services/database/database.ts";
import type { Entries, Field, Form } from "../../src/view/form.ts";

export type Waits = {
  readonly what: string;
  readonly samples: readonly number[];
  readonly beside: readonly number[];
};
type Year = { readonly db: Database; readonly bot: Bot; readonly day: (day: string) => void };

/** Whose year it is, by staff number, and the id of their evaluation. */
type Life = { readonly id: string; readonly who: Readonly<Record<string, string>> };

/** times: how many people. */
export async function fillForms({ db, bot, day }: Year, times: number): Promise<readonly Waits[]> {
  const waits = new Map<string, { readonly samples: number[]; readonly beside: number[] }>();
  const timed = async <T>(what: string, id: string, work: () => Promise<T>): Promise<T> => {
    const kept = waits.get(what) ?? { samples: [], beside: [] };
    waits.set(what, kept);
    const [ms, done] = await clocked(work);
    const [besideMs] = await clocked(
      () => db.$queryRaw`select e.id::text, p.body from evaluation e left join evaluation_part p on p.evaluation_id = e.id
                          where e.id = ${id}::uuid`,
    );
    kept.samples.push(ms);
    kept.beside.push(besideMs);
    return done;
  };
  const live = async ({ id, who }: Life) => {
    const sender = (role: string) => ({ platform: "web", account: who[role] ?? "" });
    /** Opens a form, and goes through its pages. */
    const fill = async (role: string, name: string, about: Readonly<Record<string, string>>, via = "submit") => {
      const target = { feature: "evaluation", name, about: { e: id, ...about } };
      const label = [name, about.k ?? about.kind].filter(Boolean).join(" ");
      let answer: unknown = await timed(`${label}: open`, id, () => bot.open(sender(role), target));
      for (let page = 0; page < 12 && formIn(answer); page++) {
        const form = formIn(answer) as Form;
        const next = name === "goal" && page < 2 ? "more" : via;
        const work = () => bot.submit(sender(role), form.target, entriesOf(form), next);
        answer = await timed(`${label}: page`, id, work);
        if (!formIn(answer)) handedIn(label);
      }
      if ((answer as { refused?: string }).refused ?? formIn(answer))
        throw new Error(`${label} was not finished: ${JSON.stringify(answer).slice(0, 500)}`);
    };
    /** What hands in stands by itself, since it moves the evaluation on and tells others. */
    const handedIn = (label: string) => {
      const pages = waits.get(`${label}: page`);
      const handed = waits.get(`${label}: hand in`) ?? { samples: [], beside: [] };
      waits.set(`${label}: hand in`, handed);
      handed.samples.push(pages?.samples.pop() ?? 0);
      handed.beside.push(pages?.beside.pop() ?? 0);
    };
    day("2026-04-20");
    await fill("member", "goal", {});
    await fill("first", "goals-agree", {});
    await fill("member", "fact", {});
    await fill("first", "interview-record", { kind: "opening" });
    day("2027-02-05");
    await fill("member", "rate", { k: "self" });
    await fill("first", "interview-record", { kind: "review" });
    await fill("first", "rate", { k: "first" });
    await fill("second", "rate", { k: "second" });
    await fill("adjuster", "verdict", { k: "adjusting" });
    await fill("confirmer", "verdict", { k: "confirming" });
  };
  for (const life of await livesIn(db, times)) await live(life);
  return [...waits].flatMap(([what, { samples, beside }]) => (samples.length > 0 ? [{ what, samples, beside }] : []));
}

const formIn = (answer: unknown): Form | undefined => {
  const drawn = answer as Form | { readonly type: string; readonly form?: Form };
  return drawn.type === "form" ? (drawn as Form) : (drawn as { form?: Form }).form;
};

const entriesOf = ({ fields }: Form): Entries => Object.fromEntries(fields.map((field) => [field.id, entryOf(field)]));

function entryOf(field: Field): string {
  if (field.type === "text") return "窓口の混雑を見て受付票を見直し、案内係の配置を変えた。";
  if (field.type === "scale") return "B";
  if (field.type === "date") return field.latest ?? field.earliest ?? "";
  return field.type === "choice" && !field.optional ? (field.value ?? field.options[0]?.value ?? "") : "";
}

/** People with a whole chain of raters, from all over the city, whose raters have been trained. */
async function livesIn(db: Database, times: number): Promise<readonly Life[]> {
  const rows = await db.evaluation.findMany({
    where: { state: "goals", raters: { some: { role: "second" } }, formId: "staff" },
    include: { person: true, raters: { where: { toDay: null }, include: { person: true } } },
    orderBy: { id: "asc" },
  });
  const whole = rows.filter(({ path, raters }) => path.includes("second") && raters.length === 4);
  const chosen = Array.from(
    { length: Math.min(times, whole.length) },
    (_, n) => whole[Math.floor((n * whole.length) / times)],
  );
  const lives = chosen.flatMap((row) => (row ? [row] : []));
  await db.evaluationTraining.createMany({
    data: lives.flatMap(({ cycleId, raters }) =>
      raters.map(({ personId }) => ({ cycleId, personId, doneAt: new Date() })),
    ),
    skipDuplicates: true,
  });
  return lives.map(({ id, person, raters }) => ({
    id,
    who: {
      member: person.staffNumber,
      ...Object.fromEntries(raters.map((each) => [each.role, each.person.staffNumber])),
    },
  }));
}

async function clocked<T>(work: () => Promise<T>): Promise<readonly [number, T]> {
  const from = performance.now();
  const done = await work();
  return [performance.now() - from, done];
}
