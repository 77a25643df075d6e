import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Action, may } from "../evaluation.ts";
import type { Evaluation, Fact } from "../record.ts";
import { asksDesk, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { deletes, opensFacts, type Submits } from "./targets.ts";
import { text } from "./text.ts";

/** The step by which the viewer notes a fact, if they are one who does. */
export function noteAction({ roles }: Pick<Evaluation, "roles">): Action | undefined {
  if (roles.has("member")) return "noteOwn";
  return roles.has("first") ? "noteFact" : undefined;
}

export const mayNote = (evaluation: Evaluation): boolean => {
  const action = noteAction(evaluation);
  return action !== undefined && may(action, evaluation.situation);
};

const titleOf = ({ roles, member }: Evaluation, locale: Locale): string =>
  roles.has("member") ? text[locale].title : text[locale].of(member.name);

export function factForm(evaluation: Evaluation, today: string, locale: Locale) {
  const t = text[locale];
  const { from, to } = evaluation.period;
  const own = evaluation.roles.has("member");
  const latest = today < to ? today : to;
  return form({
    title: titleOf(evaluation, locale),
    target: target("fact" satisfies Submits, { e: evaluation.id }),
    readers: own ? t.ownReaders : t.readers,
    intro: [{ type: "text", text: own ? t.ownIntro : t.intro, tone: "quiet" }],
    fields: [
      { id: "day", type: "date", label: t.day, earliest: from, latest, value: latest },
      {
        ...{ id: "item", type: "choice", label: t.item, optional: true },
        options: itemsOf(evaluation).map(({ id, name }) => ({ value: id, label: name[locale] })),
      },
      { id: "words", type: "text", long: true, maxLength: 1000, label: t.words, hint: t.wordsHint },
    ],
    submitLabel: t.save,
  });
}

const itemsOf = ({ form: { groups } }: Evaluation) => groups.flatMap(({ items }) => items);

/** The viewer's own facts, each with the button to delete it while they may still note. For a dialog only. */
export function factsCard(evaluation: Evaluation, locale: Locale): Card {
  const t = text[locale];
  const { facts } = evaluation;
  const writing = mayNote(evaluation);
  return {
    type: "card",
    kicker: titleOf(evaluation, locale),
    title: facts.length > 0 ? t.count(facts.length) : t.none,
    body: [
      ...facts
        .toReversed()
        .flatMap((fact): readonly Block[] => [
          { type: "text", text: lineOf(evaluation, fact, locale) },
          ...(writing
            ? [{ type: "buttons", buttons: [deletes(evaluation, fact.id, t.delete(dayOf(fact, locale)), t)] } as const]
            : []),
        ]),
      { type: "text", text: (evaluation.roles.has("member") ? t.ownReaders : t.readers).join("、"), tone: "quiet" },
    ],
    buttons: [...(writing ? [opensFacts("fact", evaluation, t.add, "main")] : []), asksDesk(t.desk)],
  };
}

const dayOf = ({ day }: Fact, locale: Locale): string => shared[locale].day(day);

function lineOf(evaluation: Evaluation, fact: Fact, locale: Locale): string {
  const item = itemsOf(evaluation).find(({ id }) => id === fact.item);
  const about = item ? `［${item.name[locale]}］` : "";
  return `${dayOf(fact, locale)}　${about}${fact.words}`;
}

/** The viewer's own facts to have at hand on a form, oldest first. itemIds: with those about other items left out. */
export function factsBlocks(
  evaluation: Evaluation,
  itemIds: readonly string[] | undefined,
  locale: Locale,
): readonly Block[] {
  const noted = evaluation.facts.filter(({ item }) => item === undefined || !itemIds || itemIds.includes(item));
  if (noted.length === 0) return [];
  return [
    { type: "text", text: titleOf(evaluation, locale), tone: "strong" },
    { type: "text", text: noted.map((fact) => lineOf(evaluation, fact, locale)).join("\n") },
  ];
}

/** What an act answers with: short, and without what was written. */
export const factDone = (evaluation: Evaluation, title: string, line: string | undefined, locale: Locale): Card => ({
  type: "card",
  kicker: titleOf(evaluation, locale),
  title,
  body: line === undefined ? [] : [{ type: "text", text: line }],
  buttons: [
    opensFacts("fact", evaluation, text[locale].more),
    opensFacts("facts", evaluation, text[locale].list),
    asksDesk(text[locale].desk),
  ],
});
