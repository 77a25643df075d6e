import type { Offer } from "../../bot/feature.ts";
import { type Block, type Button, type Card, say } from "../../view/card.ts";
import { form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { Kept } from "./store.ts";
import { text } from "./text.ts";
import { hours, type Wanted, type Week } from "./week.ts";

export type Opens = "details" | "time";
export type Presses = "done" | "skip";
export type Submits = "time";
export type Shows = "card";

const target = (name: Opens | Presses | Submits | Shows, about: Target["about"] = {}): Target => ({
  ...{ feature: "weekly", name, about },
});
const press = (name: Presses, week: string, label: string): Button => ({
  ...{ kind: "presses", label, target: target(name, { week }), style: "quiet" },
});

/** How the card stands: as it was told, and the one before it. */
export type Standing = { readonly own: Kept | undefined; readonly before: Kept | undefined };

/** One sentence, one suggestion with its reason, and what became of the last. It names nobody. */
export function weekCard(week: Week, monday: string, { own, before }: Standing, locale: Locale): Card {
  const t = text[locale];
  const { suggestion } = week;
  return {
    type: "card",
    kicker: t.kicker(monday),
    title: week.sentence,
    ...(suggestion && { section: suggestion.section }),
    body: [
      ...sinceBlocks(week, before, locale),
      ...(suggestion
        ? [
            {
              type: "callout",
              tone: "plain",
              label: t.suggestion,
              text: `${suggestion.text}\n${suggestion.reason}`,
            } as const,
          ]
        : []),
      ...(own?.suggested ? [outcomeBlock(own, monday, locale)] : []),
      { type: "text", text: t.readers, tone: "quiet" },
    ],
    buttons: suggestion?.button
      ? [{ ...suggestion.button, style: "main" }, detailsButton(monday, locale)]
      : [{ ...detailsButton(monday, locale), style: "main" }],
  };
}

const detailsButton = (monday: string, locale: Locale): Button => ({
  ...{ kind: "opens", label: text[locale].details, target: target("details", { week: monday }) },
});

function sinceBlocks(week: Week, before: Kept | undefined, locale: Locale): readonly Block[] {
  const t = text[locale];
  const lines = [...(before?.suggested && before.outcome ? [t.before[before.outcome]] : []), ...week.since];
  return lines.length > 0 ? [{ type: "callout", tone: "plain", label: t.since, text: lines.join("\n") }] : [];
}

function outcomeBlock({ outcome }: Kept, monday: string, locale: Locale): Block {
  const t = text[locale];
  if (outcome) return { type: "text", text: t.outcomes[outcome] };
  return { type: "buttons", label: t.about, buttons: [press("done", monday, t.done), press("skip", monday, t.skip)] };
}

/** All that the features say, with names: drawn where only the manager reads it. */
export const detailsCard = ({ details, buttons }: Week, monday: string, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker(monday),
  title: text[locale].detailsTitle,
  body: details,
  buttons: [...buttons, timeButton(locale)],
});

const timeButton = (locale: Locale): Button => ({
  ...{ kind: "opens", label: text[locale].time, target: target("time"), style: "quiet" },
});

export const quietCard = (monday: string, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker(monday),
  title: text[locale].none,
  body: [{ type: "text", text: text[locale].noneText }],
  buttons: [timeButton(locale)],
});

export const noTeamCard = (locale: Locale): Card => say(text[locale].noTeam);

export function timeForm({ weekday, hour }: Wanted, locale: Locale) {
  const t = text[locale];
  const days = t.weekdays.map((label, at) => ({ value: String(at + 1), label }));
  return form({
    title: t.timeTitle,
    target: target("time"),
    readers: t.timeReaders,
    intro: [{ type: "text", text: t.timeHint }],
    fields: [
      { id: "weekday", type: "choice", label: t.weekday, options: days, value: String(weekday) },
      {
        id: "hour",
        type: "choice",
        label: t.hour,
        options: hours.map((value) => ({ value, label: value })),
        value: hour,
      },
    ],
    submitLabel: t.save,
  });
}

export const savedCard = ({ weekday, hour }: Wanted, locale: Locale): Card =>
  say(text[locale].saved(text[locale].weekdays[weekday - 1] ?? "", hour));

export const offer = (locale: Locale): Offer => ({
  title: text[locale].offer,
  text: text[locale].offerText,
  button: { kind: "asks", label: text[locale].offer, words: "今週のチーム" },
});
