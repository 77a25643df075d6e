import { Refusal } from "../../../bot/refusal.ts";
import type { Heard, Submitted, Turn } from "../../../bot/turn.ts";
import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../view/answers.ts";
import type { Block, Button, Callout, Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { noteCard } from "../answering/views.ts";
import { CITY, type Counted, isCounted, type Opened, within } from "../opened.ts";
import { prepareButtons } from "../opening/views.ts";
import { type Promised, promisesTo } from "../promises/store.ts";
import { promiseBlocks } from "../promises/views.ts";
import type { Services } from "../services.ts";
import { allOpened, unitOf } from "../store.ts";
import { asksPulse, opens } from "../targets.ts";
import { type Text, text } from "../text.ts";
import { countedBy, leadsUnit, mayRead, readable } from "./sight.ts";
import { commentsOf } from "./store.ts";
import {
  insteadOf,
  meansTable,
  type Reading,
  rateBlock,
  sectionsTable,
  sharesOf,
  suggestion,
  toldBelow,
  trendOf,
  unitName,
  unitsForm,
  unitsTable,
} from "./views.ts";

export const results = (services: Services) => ({
  hears: {
    words: ["アンケート", "アンケートの結果", "アンケートに答える", "survey", "surveys", "survey results", "pulse"],
    who: "everyone" as const,
    run: (turn: Heard<Tx>) => desk(services, turn),
  },
  opens: {
    city: { who: "everyone" as const, run: (turn: Turn<Tx>) => city(services, turn) },
    unit: { who: ["managers", "HR"] as const, run: (turn: Turn<Tx>) => unit(services, turn) },
    units: { who: ["managers", "HR"] as const, run: (turn: Turn<Tx>) => units(services, turn) },
    comments: { who: "HR" as const, run: (turn: Turn<Tx>) => comments(services, turn) },
  },
  submits: {
    units: { who: ["managers", "HR"] as const, run: (turn: Submitted<Tx>) => chosenUnit(services, turn) },
  },
  shows: {
    results: { who: "everyone" as const, run: (turn: Turn<Tx>) => told(services, turn) },
    overview: { who: "HR" as const, run: (turn: Turn<Tx>) => overview(services, turn) },
  },
});

/** The survey of before that asked one of the same questions. */
const beforeOf = (all: readonly Counted[], { opensOn }: Counted) => all.find((each) => each.opensOn < opensOn);

/** What can be answered and what can be read; the same whether or not one has answered. */
async function desk(services: Services, { person, today }: Heard<Tx>): Promise<Card> {
  const { locale } = person;
  const t = text[locale];
  const all = await allOpened(services.db);
  const open = all.find(({ state, closesOn }) => state === "open" && today <= closesOn);
  const asked = open && (await unitOf(services.db, open.id, person.id)) ? open : undefined;
  const last = all.find(isCounted);
  const prepared: readonly Block[] =
    person.roles.includes("HR") && !open ? [prepareButtons(services.surveys, locale)] : [];
  return {
    type: "card",
    kicker: t.kicker,
    title: asked ? t.deskOpen(t.day(asked.closesOn)) : t.deskNone,
    body: [
      ...(asked
        ? ([
            { type: "text", text: t.promise },
            { type: "text", text: t.final, tone: "quiet" },
          ] as const)
        : []),
      { type: "text", text: last ? t.latest(last.content.name[locale], t.day(last.closesOn)) : t.resultsNone },
      ...prepared,
    ],
    buttons: [
      ...(asked ? [opens("answer", { s: asked.id }, t.begin, "main")] : []),
      ...(last ? resultButtons(last, person, locale) : []),
      ...(await promisedButton(services, person, last)),
    ],
  };
}

function resultButtons(last: Counted, person: Turn<Tx>["person"], locale: "ja" | "en") {
  const t = text[locale];
  const own = leadsUnit(person) && mayRead(person, last, person.unit.id);
  return [
    ...(own ? [opens("unit", { s: last.id, u: person.unit.id }, t.unitButton(person.unit.name))] : []),
    opens("city", { s: last.id }, t.cityButton),
  ];
}

async function promisedButton(services: Services, { id, locale }: Turn<Tx>["person"], last: Counted | undefined) {
  const at = last && (await unitOf(services.db, last.id, id));
  if (!last || !at) return [];
  const line = last.units
    .filter((each) => each.id !== CITY && within(last.units, each.id).has(at))
    .map((each) => each.id);
  const [newest] = await promisesTo(services.db, services.crypto, line);
  return newest ? [opens("promised", { p: newest.id }, text[locale].promisedButton, "quiet")] : [];
}

async function city(services: Services, { about, person }: Turn<Tx>): Promise<Card> {
  const { opened } = await readable(services, person, { s: about.s ?? "", u: CITY });
  return cityCard(services, { counted: opened, unit: CITY, locale: person.locale });
}

async function cityCard(services: Services, reading: Reading): Promise<Card> {
  const { counted, locale } = reading;
  const t = text[locale];
  const all = await countedBy(services);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.cityTitle(counted.content.name[locale], t.day(counted.closesOn)),
    section: "agano#7",
    body: [
      rateBlock(reading),
      ...meansTable(reading, beforeOf(all, counted)),
      ...trendOf(reading, all),
      ...sharesOf(reading),
      ...sectionsTable(reading, services.heading),
    ],
  };
}

/** A chat keeps it, so that it says no more than that there are results. */
async function told(services: Services, { about, person }: Turn<Tx>): Promise<Card> {
  const { opened } = await readable(services, person, { s: about.s ?? "", u: CITY });
  const t = text[person.locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.resultsTitle,
    section: "agano#7",
    body: [
      { type: "text", text: t.latest(opened.content.name[person.locale], t.day(opened.closesOn)) },
      { type: "text", text: t.resultsText },
    ],
    buttons: [opens("city", { s: opened.id }, t.cityButton, "main")],
  };
}

async function unit(services: Services, { about, person }: Turn<Tx>): Promise<Card> {
  return unitCard(services, person, await readable(services, person, about));
}

/** Units below one that the person may read, to choose one from. */
async function units(services: Services, { about, person }: Turn<Tx>): Promise<Form | Card> {
  const { opened, unit: above } = await belowReadable(services, person, about);
  if (toldBelow(opened, above.id).length === 0) return noteCard(text[person.locale].others, person.locale);
  return unitsForm(opened, above.id, person.locale);
}

async function chosenUnit(services: Services, { about, person, entries }: Submitted<Tx>): Promise<Card | Correction> {
  const { opened, unit: above } = await belowReadable(services, person, about);
  const read = readAnswers(unitsForm(opened, above.id, person.locale), entries, person.locale);
  if ("form" in read) return read;
  return unitCard(services, person, await readable(services, person, { s: opened.id, u: read.answers.unit }));
}

/** The city's results are everybody's, but its units are HR's. */
async function belowReadable(services: Services, person: Person, about: Turn<Tx>["about"]) {
  const found = await readable(services, person, about);
  if (found.unit.id === CITY && !person.roles.includes("HR")) throw new Refusal("not-found");
  return found;
}

type Readable = Awaited<ReturnType<typeof readable>>;

async function unitCard(services: Services, person: Person, { opened, unit: of }: Readable): Promise<Card> {
  const { locale } = person;
  const t = text[locale];
  const all = await countedBy(services);
  const whole = { counted: opened, unit: of.id, locale };
  const isTold = insteadOf(whole) === of.id;
  const reading = { ...whole, unit: insteadOf(whole) };
  // What was told to a unit is its people's and their managers'.
  const leads = mayRead({ ...person, roles: [] }, opened, of.id);
  const said = leads ? await promisesTo(services.db, services.crypto, [of.id]) : [];
  const parts = opened.units.filter(({ parent }) => parent === of.id);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.unitTitle(unitName(opened, of.id, t), opened.content.name[locale]),
    section: "agano#6-3-1-1",
    body: [
      ...(isTold ? [] : [insteadCallout(of.name, unitName(opened, reading.unit, t), t)]),
      rateBlock(reading),
      ...meansTable(reading, beforeOf(all, opened)),
      ...trendOf(reading, all),
      ...suggestion(reading),
      ...(parts.length > 0 ? unitsTable(reading, parts) : []),
      ...saidBefore(said, opened, locale),
    ],
    buttons: [...unitButtons(said, opened, { unit: of.id, person }), ...belowButton(opened, of.id, locale)],
  };
}

const belowButton = (counted: Counted, above: string, locale: Locale): readonly Button[] =>
  toldBelow(counted, above).length > 0
    ? [opens("units", { s: counted.id, u: above }, text[locale].unitsButton, "quiet")]
    : [];

const insteadCallout = (unit: string, above: string, t: Text): Callout => ({
  ...{ type: "callout", tone: "plain" },
  ...{ label: t.insteadOf(above), text: t.instead(unit) },
});

const saidBefore = (said: readonly Promised[], opened: Opened, locale: "ja" | "en"): readonly Block[] => {
  const last = said.find(({ surveyId }) => surveyId !== opened.id) ?? said[0];
  return last
    ? [{ type: "text", text: text[locale].promiseHead, tone: "heading" }, ...promiseBlocks(last, locale).slice(0, -1)]
    : [];
};

/** Only whoever leads the unit themselves says something to it. */
function unitButtons(
  said: readonly Promised[],
  opened: Opened,
  { unit: of, person }: { unit: string; person: Turn<Tx>["person"] },
) {
  const t = text[person.locale];
  if (!leadsUnit(person) || person.unit.id !== of) return [];
  const last = said.find(({ surveyId, author }) => surveyId !== opened.id && author.id === person.id);
  const told = said.some(({ surveyId }) => surveyId === opened.id);
  return [
    ...(told ? [] : [opens("promise", { s: opened.id, u: of }, t.promiseOffer, "main")]),
    ...(last ? [opens("outcome", { p: last.id }, t.outcomeOffer)] : []),
  ];
}

/** Everything that is published, and the way to the next survey. */
async function overview(services: Services, { person }: Turn<Tx>): Promise<Card> {
  const { locale } = person;
  const t = text[locale];
  const all = await allOpened(services.db);
  const [open, last] = [all.find(({ state }) => state !== "counted"), all.find(isCounted)];
  const reading = last && { counted: last, unit: CITY, locale };
  const seen = reading ? (await cityCard(services, reading)).body : [];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.hrTitle,
    section: "agano#7",
    body: [
      ...(open
        ? ([
            { type: "text", text: t.hrOpen(open.content.name[locale], t.day(open.closesOn)), tone: "strong" },
            { type: "text", text: t.hrOpenText },
          ] as const)
        : [prepareButtons(services.surveys, locale)]),
      { type: "text", text: t.hrHow(t.hrRhythm[services.settings.rhythm]), tone: "quiet" },
      { type: "divider" },
      ...(last
        ? [
            {
              type: "text",
              text: t.cityTitle(last.content.name[locale], t.day(last.closesOn)),
              tone: "heading",
            } as const,
          ]
        : []),
      ...seen,
      ...(reading && last
        ? unitsTable(
            reading,
            last.units.filter(({ id }) => id !== CITY),
          )
        : []),
    ],
    buttons: [
      ...(last?.results.comments ? [opens("comments", { s: last.id }, t.commentsButton)] : []),
      ...(last ? belowButton(last, CITY, locale) : []),
      asksPulse(t.deskButton),
    ],
  };
}

async function comments(services: Services, { about, person }: Turn<Tx>): Promise<Card> {
  const { opened } = await readable(services, person, { s: about.s ?? "", u: CITY });
  const t = text[person.locale];
  const said = await commentsOf(services.db, services.crypto, opened.id);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.commentsTitle(said.length),
    body: [
      { type: "text", text: t.commentsText, tone: "quiet" },
      ...said.flatMap((words): readonly Block[] => [{ type: "divider" }, { type: "text", text: words }]),
    ],
  };
}
