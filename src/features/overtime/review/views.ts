import type { Turn } from "../../../bot/turn.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Minutes } from "../limits/limits.ts";
import { section } from "../month/views.ts";
import { opens, saves, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { causes } from "./review.ts";
import type { Review } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "reviews" | "review" | "review-read" | "stand-in";
export type Submits = "review" | "stand-in";
export type Shows = "review" | "reviews" | "stood-in";
export type Files = "reviews";

/** Minutes of a month by person. */
export type HoursOf = (review: Pick<Review, "person" | "month">) => number | undefined;

export const hoursFrom =
  (worked: ReadonlyMap<string, Minutes>): HoursOf =>
  ({ person, month }) =>
    worked.get(person)?.get(month);

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });
const isOpen = ({ body }: Review) => body === undefined;

export const reviewsButton = (locale: Locale): Button => opens("reviews" satisfies Opens, {}, text[locale].see);

/** To whoever has some to write: names nobody. */
export function noticeCard(reviews: readonly Review[], locale: Locale): Card {
  const [t, s] = [text[locale], shared[locale]];
  const [first, ...more] = reviews.filter(isOpen);
  const card = { type: "card", kicker: t.kicker, section } as const;
  if (!first) return { ...card, title: t.noticeNone, body: [] };
  return {
    ...{ ...card, title: t.noticeTitle(more.length + 1, s.date(first.due)) },
    body: [{ type: "text", text: t.noticeText }],
    buttons: [opens("reviews" satisfies Opens, {}, t.see, "main")],
  };
}

/** Buttons on one card. */
const MOST = 12;

/** What a manager writes, in a dialog. */
export function ownListCard(reviews: readonly Review[], hoursOf: HoursOf, today: string, locale: Locale): Card {
  const [t, s] = [text[locale], shared[locale]];
  const open = reviews.filter(isOpen);
  return {
    ...{ type: "card", kicker: t.kicker, title: t.listTitle(open.length), section },
    body: [
      { type: "text", text: t.noticeText },
      ...(reviews.length > 0 ? [tableOf(reviews, hoursOf, today, locale)] : []),
      ...(reviews.length > 0
        ? [
            {
              type: "buttons",
              buttons: reviews
                .slice(0, MOST)
                .map(({ id, name, month }) =>
                  opens("review" satisfies Opens, { r: id }, t.line(name, s.monthOfYear(month))),
                ),
            } as const,
          ]
        : []),
    ],
  };
}

function tableOf(reviews: readonly Review[], hoursOf: HoursOf, today: string, locale: Locale): Block {
  const [t, s] = [text[locale], shared[locale]];
  return {
    type: "table",
    columns: Object.values(t.columns).map((label) => ({ label })),
    rows: reviews.map((each) => [
      each.name,
      each.unit,
      s.monthOfYear(each.month),
      hoursText(hoursOf(each), locale),
      rulesText(each, locale),
      s.date(each.due),
      stateText(each, today, locale),
    ]),
  };
}

export const hoursText = (minutes: number | undefined, locale: Locale): string =>
  minutes === undefined ? shared[locale].noData : shared[locale].hours(minutes);

export const rulesText = ({ rules }: Review, locale: Locale): string =>
  rules.map((rule) => text[locale].rules[rule]).join(shared[locale].and);

function stateText(review: Review, today: string, locale: Locale): string {
  const { states } = text[locale];
  if (review.writtenOn) return states.done(shared[locale].day(review.writtenOn));
  return review.due < today ? states.late : states.open;
}

export function reviewForm(review: Review, minutes: number | undefined, locale: Locale) {
  const t = text[locale];
  const { id, version } = review;
  return form({
    ...whatItIs(review, locale),
    target: target("review" satisfies Submits, { r: id, v: String(version) }),
    readers: t.readers,
    intro: [passed(review, minutes, locale), ...stoodIn(review, locale), quiet(t.about)],
    fields: fieldsOf(review, locale),
    submitLabel: t.submit,
  });
}

/** For HR, in place of whoever leads the unit. */
export function standInForm(review: Review, minutes: number | undefined, locale: Locale) {
  const t = text[locale];
  const { id, version } = review;
  return form({
    ...whatItIs(review, locale),
    target: target("stand-in" satisfies Submits, { r: id, v: String(version) }),
    readers: t.standIn.readers,
    intro: [passed(review, minutes, locale), quiet(t.standIn.about), quiet(t.about)],
    fields: [
      { id: "standIn", type: "text", maxLength: 300, label: t.standIn.reason, hint: t.standIn.reasonHint },
      ...fieldsOf(review, locale),
    ],
    submitLabel: t.submit,
  });
}

const whatItIs = ({ name, month }: Review, locale: Locale) => ({
  title: text[locale].title(name, shared[locale].monthOfYear(month)),
});

const passed = (review: Review, minutes: number | undefined, locale: Locale): Block => ({
  type: "text",
  text: text[locale].passed(
    shared[locale].monthOfYear(review.month),
    hoursText(minutes, locale),
    rulesText(review, locale),
  ),
});

/** Who wrote it, and why, where it was not whoever leads the unit. */
const stoodIn = ({ body, writtenBy }: Review, locale: Locale): readonly Block[] =>
  body?.standIn === undefined ? [] : [quiet(text[locale].standIn.by(writtenBy ?? "", body.standIn))];

const fieldsOf = ({ body }: Review, locale: Locale) => {
  const t = text[locale];
  return [
    {
      id: "causes",
      type: "choices",
      label: t.causesLabel,
      options: causes.map((cause) => ({ value: cause, label: t.causes[cause] })),
      value: body?.causes ?? [],
    },
    { id: "words", type: "text", long: true, maxLength: 1000, label: t.words, value: body?.words ?? "" },
    { id: "measures", type: "text", long: true, maxLength: 1000, label: t.measures, value: body?.measures ?? "" },
    { id: "view", type: "text", long: true, maxLength: 1000, label: t.view, optional: true, value: body?.view ?? "" },
  ] as const;
};

/** To HR, who have stood in. told: how many who lead the unit. */
export const stoodInDone = (told: number, locale: Locale): Card => ({
  ...{ type: "card", kicker: text[locale].kicker, title: text[locale].done, section },
  body: [{ type: "text", text: told > 0 ? text[locale].standIn.told : text[locale].standIn.nobody }],
});

/** To whoever leads the unit. */
export const stoodInCard = (locale: Locale): Card => ({
  ...{ type: "card", kicker: text[locale].kicker, title: text[locale].standIn.noticeTitle, section },
  body: [{ type: "text", text: text[locale].standIn.noticeText }],
  buttons: [opens("reviews" satisfies Opens, {}, text[locale].standIn.look, "main")],
});

export const doneCard = (open: number, locale: Locale): Card => ({
  ...{ type: "card", kicker: text[locale].kicker, title: text[locale].done, section },
  body: [{ type: "text", text: text[locale].doneText }],
  buttons: open > 0 ? [opens("reviews" satisfies Opens, {}, text[locale].rest)] : [],
});

/** To HR, in a dialog. */
export function readCard(review: Review, minutes: number | undefined, locale: Locale): Card {
  const [t, s] = [text[locale], shared[locale]];
  const { name, month, body, writtenBy, writtenOn } = review;
  const said: readonly Block[] = body
    ? [
        {
          type: "facts",
          facts: [{ label: t.causesLabel, value: body.causes.map((each) => t.causes[each]).join(s.and) }],
        },
        ...(["words", "measures", "view"] as const).flatMap((each): readonly Block[] =>
          body[each] === ""
            ? []
            : [
                { type: "text", text: t[each], tone: "strong" },
                { type: "text", text: body[each] },
              ],
        ),
        quiet(t.writtenBy(writtenBy ?? "", s.date(writtenOn ?? ""))),
        ...stoodIn(review, locale),
      ]
    : [quiet(t.notWritten)];
  return {
    ...{ type: "card", kicker: t.kicker, title: t.title(name, s.monthOfYear(month)) },
    body: [passed(review, minutes, locale), ...said],
  };
}

/** The dashboard's page. */
export function pageCard(
  reviews: readonly Review[],
  hoursOf: HoursOf,
  { today, person: { id: viewer, locale } }: Pick<Turn<unknown>, "today" | "person">,
): Card {
  const t = text[locale];
  const open = reviews.filter(isOpen);
  const late = open.filter(({ due }) => due < today).length;
  const written = reviews.filter((each) => !isOpen(each));
  const card = { type: "card", kicker: t.page, section } as const;
  if (reviews.length === 0) return { ...card, title: t.pageNone, body: [] };
  const others = open.filter(({ person }) => person !== viewer);
  return {
    ...{ ...card, title: t.summary(open.length, late, written.length) },
    body: [
      tableOf(reviews, hoursOf, today, locale),
      ...oneByOne("review-read", t.read, written, locale),
      ...oneByOne("stand-in", t.standIn.label, others, locale),
    ],
    buttons: [saves("reviews" satisfies Files, t.save)],
  };
}

function oneByOne(name: Opens, label: string, reviews: readonly Review[], locale: Locale): readonly Block[] {
  if (reviews.length === 0) return [];
  const line = (each: Review) => text[locale].line(each.name, shared[locale].monthOfYear(each.month));
  return [
    {
      ...{ type: "buttons", label },
      buttons: reviews.slice(0, MOST).map((each) => opens(name, { r: each.id }, line(each))),
    },
  ];
}
