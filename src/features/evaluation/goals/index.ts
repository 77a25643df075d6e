import { Refusal } from "../../../bot/refusal.ts";
import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, correct, isDay, type NextPage, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Entries, Form } from "../../../view/form.ts";
import { act, reading } from "../act.ts";
import { meanwhile } from "../meanwhile.ts";
import { deskNotices, personIn } from "../notices.ts";
import type { Goal } from "../parts/part.ts";
import { type Evaluation, raterIn } from "../record.ts";
import type { Services } from "../services.ts";
import { withdraw } from "../store.ts";
import { asksDesk, opens, presses } from "../targets.ts";
import { openAgree, submitAgree } from "./agreeing.ts";
import { ratesOvertime } from "./check.ts";
import { draftOf, emptyGoal, goalForm, removalForm, reviewForm, versionOf } from "./forms.ts";
import { text } from "./text.ts";
import { type Opens as UnitOpens, type Submits as UnitSubmits, unitGoals } from "./unit/index.ts";
import { goalsAbove } from "./unit/store.ts";

export type Opens = "goal" | "goals-agree" | UnitOpens;
export type Presses = "goals-recall";
export type Submits = "goal" | "goal-remove" | "goals-check" | "goals-agree" | UnitSubmits;

/** 組織目標, 目標設定と期首の合意. */
export const goals = (services: Services) => ({
  opens: {
    ...unitGoals(services).opens,
    goal: { who: "everyone" as const, run: (turn: Turn<Tx>) => openGoal(services, turn) },
    "goals-agree": { who: "everyone" as const, run: (turn: Turn<Tx>) => openAgree(services, turn) },
  },
  presses: { "goals-recall": { who: "everyone" as const, run: (turn: Turn<Tx>) => recall(services, turn) } },
  submits: {
    ...unitGoals(services).submits,
    goal: { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitGoal(services, turn) },
    "goal-remove": { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitRemoval(services, turn) },
    "goals-check": { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitGoals(services, turn) },
    "goals-agree": { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitAgree(services, turn) },
  },
});

const next = (form: Form): NextPage => ({ type: "next-page", form });

async function drawing(
  { db, sections }: Services,
  evaluation: Evaluation,
  turn: Turn<Tx>,
  version = versionOf(evaluation),
) {
  const { locale } = turn.person;
  const { cycle, member } = evaluation;
  return { sections: sections(locale), unitGoals: await goalsAbove(db, cycle.id, member.unitId), locale, version };
}

async function openGoal(services: Services, turn: Turn<Tx>): Promise<Form> {
  const evaluation = await reading(services, turn, "writeGoals");
  const written = draftOf(evaluation);
  return goalForm(evaluation, written, placeIn(written, turn), await drawing(services, evaluation, turn));
}

const placeIn = (written: readonly Goal[], { about }: Turn<Tx>): number =>
  Math.min(Math.max(0, Math.trunc(Number(about.g)) || 0), written.length - 1);

/** Saves the page, and goes where its button leads. */
async function submitGoal(services: Services, turn: Submitted<Tx>): Promise<Card | Correction | NextPage> {
  const { via, entries, person } = turn;
  const evaluation = await reading(services, turn, "writeGoals");
  const before = draftOf(evaluation);
  const at = placeIn(before, turn);
  // What is asked to be corrected keeps the version it came with: of what was saved meanwhile nothing was shown yet.
  const form = goalForm(evaluation, before, at, await drawing(services, evaluation, turn, Number(turn.about.v)));
  if (via === "submit") {
    const read = readAnswers(form, entries, person.locale);
    if ("form" in read) return read;
    if (ratesOvertime({ what: read.answers.what, level: read.answers.level }))
      return correct(form, entries, { level: text[person.locale].overtime });
  }
  const draw = await drawing(services, evaluation, turn);
  return await act<Card | Correction | NextPage>(services, turn, "writeGoals", async (tx, locked) => {
    const stored = draftOf(locked);
    // A goal may have been taken out on another screen, so the place is looked for in what is stored by now.
    const at = placeIn(stored, turn);
    const typed = { ...(stored[at] ?? emptyGoal("g1", false)), ...typedIn(entries) };
    if (versionOf(locked) !== Number(turn.about.v) && !isSame(typed, stored[at]))
      return meanwhile(goalForm(locked, stored, at, { ...draw, version: versionOf(locked) }), entries, person.locale);
    const { written, to } = turned(stored.with(at, typed), at, via, {
      most: locked.cycle.kind.goals.most,
      ...services,
    });
    const version = versionOf(locked);
    const part = { kind: "goals", authorId: person.id, body: { goals: written }, version, handIn: false } as const;
    await services.evaluations.write(tx, locked, { ...part, now: turn.now, newId: services.newId() });
    const after = { ...draw, version: version + 1 };
    if (via === "later") return savedCard(locked, at, person.locale);
    if (via === "less" && written.length === stored.length) return next(removalForm(locked, written, at, after));
    if (to >= written.length)
      return next(
        reviewForm(locked, written, {
          locale: person.locale,
          sections: services.sections(person.locale),
          version: after.version,
        }),
      );
    return next(goalForm(locked, written, to, after));
  });
}

const texts = ["what", "level", "due", "how", "unitGoal", "section"] as const;

function typedIn(entries: Entries): Partial<Goal> {
  const typed = texts.flatMap((id) => {
    const value = Object.hasOwn(entries, id) ? entries[id] : undefined;
    // A page that another button leads on from is not checked.
    if (typeof value !== "string" || (id === "due" && value !== "" && !isDay(value))) return [];
    return [[id, value.trim().slice(0, 2000)] as const];
  });
  return Object.fromEntries(typed);
}

const isSame = (one: Goal, other: Goal | undefined) => texts.every((id) => one[id] === other?.[id]);

type Adding = { readonly most: number; readonly newId: () => string };

/** The goals after a button, and the page it leads to. Another screen may have added the last one that there is room for. */
function turned(written: readonly Goal[], at: number, via: string, { most, newId }: Adding) {
  if (via === "back") return { written, to: Math.max(0, at - 1) };
  if (via === "less") return isBlank(written[at]) ? without(written, at) : { written, to: at };
  if (via === "more") {
    const own = written.filter(({ management }) => !management).length;
    if (own >= most) return { written, to: at };
    return { written: written.toSpliced(own, 0, emptyGoal(newId().slice(0, 8), false)), to: own };
  }
  return { written, to: at + 1 };
}

/** What nothing was written in goes without being asked about. */
const isBlank = (goal: Goal | undefined) => goal !== undefined && texts.every((id) => goal[id] === "");
const without = (written: readonly Goal[], at: number) => ({
  written: written.filter((_, each) => each !== at),
  to: Math.max(0, at - 1),
});

/** Takes a goal out of the draft, once its author has said so twice. */
async function submitRemoval(services: Services, turn: Submitted<Tx>): Promise<NextPage> {
  const evaluation = await reading(services, turn, "writeGoals");
  const draw = await drawing(services, evaluation, turn);
  const draft = draftOf(evaluation);
  if (turn.via === "keep") return next(goalForm(evaluation, draft, placeIn(draft, turn), draw));
  return await act<NextPage>(services, turn, "writeGoals", async (tx, locked) => {
    const version = versionOf(locked);
    if (version !== Number(turn.about.v)) throw new Refusal("stale");
    const draft = draftOf(locked);
    const { written, to } = without(draft, placeIn(draft, turn));
    const part = { kind: "goals", authorId: turn.person.id, body: { goals: written }, version, handIn: false } as const;
    await services.evaluations.write(tx, locked, { ...part, now: turn.now, newId: services.newId() });
    return next(goalForm(locked, written, to, { ...draw, version: version + 1 }));
  });
}

const savedCard = ({ id }: Evaluation, at: number, locale: "ja" | "en"): Card => ({
  type: "card",
  kicker: text[locale].title,
  title: text[locale].saved,
  body: [{ type: "text", text: text[locale].savedText }],
  buttons: [opens("goal", { e: id, g: String(at) }, text[locale].continue, "main")],
});

/** The check page: hands in what is complete. */
async function submitGoals(services: Services, turn: Submitted<Tx>): Promise<Card | NextPage> {
  const { via, person } = turn;
  const { locale } = person;
  const t = text[locale];
  const evaluation = await reading(services, turn, "submitGoals");
  const written = draftOf(evaluation);
  const draw = await drawing(services, evaluation, turn);
  if (via === "later") return savedCard(evaluation, 0, locale);
  if (via === "back") return next(goalForm(evaluation, written, written.length - 1, draw));
  const { least } = evaluation.cycle.kind.goals;
  const own = written.filter(({ management }) => !management);
  if (own.length < least) return oneMore(services, turn, draw, t.tooFew(least, own.length));
  const gap = written.findIndex((goal) => goal.what === "" || goal.level === "" || goal.due === "" || goal.how === "");
  if (gap >= 0) return next(withError(goalForm(evaluation, written, gap, draw), t.incomplete(gap + 1)));
  // A page that was left by another button than the one that goes on was not looked at then.
  const hours = written.findIndex(ratesOvertime);
  if (hours >= 0) return next(withError(goalForm(evaluation, written, hours, draw), t.overtime, "level"));
  return await act<Card>(services, turn, "submitGoals", async (tx, locked, { to, notify }) => {
    if (versionOf(locked) !== Number(turn.about.v)) throw new Refusal("stale");
    const part = { kind: "goals", authorId: person.id, body: { goals: draftOf(locked) }, handIn: true } as const;
    const version = versionOf(locked);
    await services.evaluations.write(tx, locked, { ...part, version, now: turn.now, newId: services.newId() });
    await services.evaluations.set(tx, locked, { returned: null });
    const first = personIn(locked, to);
    if (first) for (const message of deskNotices(first, turn.today)) notify(message);
    return {
      type: "card",
      kicker: t.title,
      title: t.submitted,
      body: [{ type: "text", text: t.submittedText(raterIn(locked, "first")?.name ?? "") }],
      buttons: [presses("goals-recall", { e: locked.id }, t.recall, "quiet"), asksDesk(t.toDesk)],
    };
  });
}

/** Adds an empty goal to the draft and opens its page, where too few are written. */
const oneMore = (services: Services, turn: Submitted<Tx>, draw: Awaited<ReturnType<typeof drawing>>, why: string) =>
  act<NextPage>(services, turn, "writeGoals", async (tx, locked) => {
    const version = versionOf(locked);
    const { written, to } = turned(draftOf(locked), 0, "more", { most: locked.cycle.kind.goals.most, ...services });
    const part = { kind: "goals", authorId: turn.person.id, body: { goals: written }, version, handIn: false } as const;
    await services.evaluations.write(tx, locked, { ...part, now: turn.now, newId: services.newId() });
    return next(withError(goalForm(locked, written, to, { ...draw, version: version + 1 }), why));
  });

/** at: the field that it stands at; the first where none is named. */
function withError(form: Form, error: string, at = form.fields[0]?.id): Form {
  return { ...form, fields: form.fields.map((field) => (field.id === at ? { ...field, error } : field)) };
}

const recall = (services: Services, turn: Turn<Tx>): Promise<Card> =>
  act<Card>(services, turn, "recallGoals", async (tx, evaluation) => {
    await withdraw(tx, evaluation, ["goals"]);
    const t = text[turn.person.locale];
    return {
      type: "card",
      kicker: t.title,
      title: t.recalled,
      body: [],
      buttons: [opens("goal", { e: evaluation.id }, t.continue, "main")],
    };
  });
