import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, type NextPage, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Entries, Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { act, notYet, reading } from "../act.ts";
import { type Action, decide } from "../evaluation.ts";
import { meanwhile } from "../meanwhile.ts";
import { deskNotices, personIn } from "../notices.ts";
import { noRating, type Rating } from "../parts/part.ts";
import { type Evaluation, ownPart, raterIn } from "../record.ts";
import type { Services } from "../services.ts";
import { asksDesk, opens } from "../targets.ts";
import { ratingForm, withGaps } from "./forms.ts";
import { firstGap, gapsIn, type RatingKind, type RatingPage, ratingPages, withPage } from "./pages.ts";
import { openSendBack, sendBack } from "./send-back.ts";
import { text } from "./text.ts";
import { openVerdict, submitVerdict } from "./verdict.ts";

export type Opens = "rate" | "verdict" | "send-back";
export type Submits = "rate" | "verdict" | "send-back";

/** 自己評価, 一次評価, 二次評価, 調整, 確認. */
export const rating = (services: Services) => ({
  opens: {
    rate: { who: "everyone" as const, run: (turn: Turn<Tx>) => openRating(services, turn) },
    verdict: { who: "everyone" as const, run: (turn: Turn<Tx>) => openVerdict(services, turn) },
    "send-back": { who: "everyone" as const, run: (turn: Turn<Tx>) => openSendBack(services, turn) },
  },
  submits: {
    rate: { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitRating(services, turn) },
    verdict: { who: "everyone" as const, run: (turn: Submitted<Tx>) => submitVerdict(services, turn) },
    "send-back": { who: "everyone" as const, run: (turn: Submitted<Tx>) => sendBack(services, turn) },
  },
});

const writes: Readonly<Record<RatingKind, Action>> = { self: "writeSelf", first: "writeFirst", second: "writeSecond" };
const handsIn: Readonly<Record<RatingKind, Action>> = {
  self: "submitSelf",
  first: "submitFirst",
  second: "submitSecond",
};

const kindOf = ({ about }: Turn<Tx>): RatingKind => (about.k === "self" || about.k === "second" ? about.k : "first");

const draftIn = (evaluation: Evaluation, kind: RatingKind): { readonly rating: Rating; readonly version: number } => {
  const part = ownPart(evaluation, kind);
  return { rating: part?.body ?? noRating, version: part?.version ?? 0 };
};

async function openRating(services: Services, turn: Turn<Tx>): Promise<Form | Card> {
  const kind = kindOf(turn);
  const { locale } = turn.person;
  const evaluation = await reading(services, turn, writes[kind]);
  const decision = decide(writes[kind], evaluation.situation);
  if ("no" in decision) return trainFirst(evaluation, locale);
  const { rating: draft, version } = draftIn(evaluation, kind);
  const at = turn.about.p === undefined ? (firstGap(evaluation, draft, kind)?.at ?? 0) : pageOf(evaluation, turn);
  return ratingForm(evaluation, draft, { kind, at, version, locale });
}

const pageOf = (evaluation: Evaluation, { about }: Turn<Tx>): number =>
  Math.min(Math.max(0, Math.trunc(Number(about.p)) || 0), ratingPages(evaluation).length - 1);

const trainFirst = ({ cycle }: Evaluation, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].titles.first,
  title: text[locale].trainFirst,
  body: [],
  buttons: [opens("training", { c: cycle.id, p: "0" }, text[locale].train, "main")],
});

/** Saves the page; `submit` asks for a whole page, and on the last one hands the whole in. */
async function submitRating(services: Services, turn: Submitted<Tx>): Promise<Card | Correction | NextPage> {
  const { via, entries, person } = turn;
  const at: At = { kind: kindOf(turn), locale: person.locale, page: 0 };
  const evaluation = await reading(services, turn, writes[at.kind]);
  const place = { ...at, page: pageOf(evaluation, turn) };
  if (via !== "submit") return save(services, turn, place);
  const wrong = wrongOn(evaluation, place, entries, Number(turn.about.v));
  if (wrong) return wrong;
  const isLast = place.page + 1 === ratingPages(evaluation).length;
  return isLast ? handIn(services, turn, evaluation, place) : save(services, turn, place);
}

type At = { readonly kind: RatingKind; readonly page: number; readonly locale: Locale };

const pageIn = (evaluation: Evaluation, { page }: At): RatingPage =>
  ratingPages(evaluation)[page] ?? { kind: "overall" };

const put = (evaluation: Evaluation, before: Rating, at: At, entries: Entries): Rating =>
  withPage(before, pageIn(evaluation, at), evaluation.cycle.scale, typedIn(entries));

const typedIn = (entries: Entries) => (field: string) => {
  const value = Object.hasOwn(entries, field) ? entries[field] : undefined;
  return typeof value === "string" ? value.trim() : "";
};

function wrongOn(evaluation: Evaluation, at: At, entries: Entries, version: number): Correction | undefined {
  const { kind, locale, page } = at;
  const drawn = ratingForm(evaluation, put(evaluation, noRating, at, entries), { kind, at: page, version, locale });
  const read = readAnswers(drawn, entries, locale);
  if ("form" in read) return read;
  const gaps = gapsIn(pageIn(evaluation, at), put(evaluation, noRating, at, entries), kind, evaluation.cycle.scale);
  return gaps.length > 0 ? { type: "correction", form: withGaps(drawn, gaps, locale) } : undefined;
}

/** Keeps a page as a draft, and goes where its button leads. */
const save = (services: Services, turn: Submitted<Tx>, at: At): Promise<Card | Correction | NextPage> =>
  act<Card | Correction | NextPage>(services, turn, writes[at.kind], async (tx, locked) => {
    const written = await write(services, tx, turn, locked, at, false);
    if ("type" in written) return written;
    const { kind, locale, page } = at;
    if (turn.via === "later") return savedCard(locked, at);
    const to = Math.min(turn.via === "back" ? Math.max(0, page - 1) : page + 1, ratingPages(locked).length - 1);
    return next(ratingForm(locked, written.rating, { kind, at: to, version: written.version, locale }));
  });

/** Writes the page into the draft; a Correction where something else was saved on it meanwhile, and then nothing is written. */
async function write(services: Services, tx: Tx, turn: Submitted<Tx>, locked: Evaluation, at: At, handedIn: boolean) {
  const { kind, page, locale } = at;
  const { rating: stored, version } = draftIn(locked, kind);
  const body = put(locked, stored, at, turn.entries);
  if (version !== Number(turn.about.v) && JSON.stringify(body) !== JSON.stringify(stored))
    return meanwhile(ratingForm(locked, stored, { kind, at: page, version, locale }), turn.entries, locale);
  const part = { kind, authorId: turn.person.id, body, version, handIn: handedIn } as const;
  await services.evaluations.write(tx, locked, { ...part, now: turn.now, newId: services.newId() });
  return { rating: body, version: version + 1 };
}

/** Hands the whole in, once every page is whole and what comes before it is done; else it is kept as a draft. */
async function handIn(services: Services, turn: Submitted<Tx>, evaluation: Evaluation, at: At) {
  const { kind, locale } = at;
  const whole = put(evaluation, draftIn(evaluation, kind).rating, at, turn.entries);
  const gap = firstGap(evaluation, whole, kind);
  if (gap || notYet(evaluation, handsIn[kind], turn)) return keepFor(services, turn, at, gap);
  return await act<Card | Correction>(services, turn, handsIn[kind], async (tx, locked, { to, notify }) => {
    const written = await write(services, tx, turn, locked, at, true);
    if ("type" in written) return written;
    await services.evaluations.set(tx, locked, { returned: null });
    const nobody = personIn(locked, to);
    for (const message of nobody ? deskNotices(nobody, turn.today) : []) notify(message);
    return handedInCard(locked, kind, locale);
  });
}

/** Keeps the last page as a draft, and says what is missing: on a page before it, or before the handing in. */
const keepFor = (services: Services, turn: Submitted<Tx>, at: At, gap: ReturnType<typeof firstGap>) =>
  act<Card | Correction | NextPage>(services, turn, writes[at.kind], async (tx, locked) => {
    const written = await write(services, tx, turn, locked, at, false);
    if ("type" in written) return written;
    const { kind, locale } = at;
    const { rating: kept, version } = written;
    if (gap) return next(withGaps(ratingForm(locked, kept, { kind, at: gap.at, version, locale }), gap.gaps, locale));
    const why = notYet(locked, handsIn[kind], turn);
    return { ...savedCard(locked, at), body: why?.body ?? [], buttons: whatComesFirst(locked, at) };
  });

const next = (form: Form): NextPage => ({ type: "next-page", form });

const savedCard = ({ id }: Evaluation, { kind, locale }: At): Card => ({
  type: "card",
  kicker: text[locale].titles[kind],
  title: text[locale].saved,
  body: [{ type: "text", text: text[locale].savedText }],
  buttons: [opens("rate", { e: id, k: kind }, text[locale].continue, "main")],
});

const whatComesFirst = ({ id }: Evaluation, { kind, locale }: At) => [
  ...(kind === "first" ? [opens("interview", { e: id, kind: "review" }, text[locale].interview, "main")] : []),
  opens("rate", { e: id, k: kind }, text[locale].continue),
];

function handedInCard(evaluation: Evaluation, kind: RatingKind, locale: Locale): Card {
  const t = text[locale];
  const line = kind === "self" ? t.submittedSelf(raterIn(evaluation, "first")?.name ?? "") : t.submittedRating;
  const talk = opens("interview", { e: evaluation.id, kind: "review" }, t.interview);
  return {
    type: "card",
    kicker: t.titles[kind],
    title: t.submitted(t.titles[kind]),
    body: [{ type: "text", text: line }],
    buttons: [...(kind === "self" ? [{ ...talk, label: t.meet }] : []), asksDesk(t.back)],
  };
}
