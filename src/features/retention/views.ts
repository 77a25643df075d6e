import type { Offer } from "../../bot/feature.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import { form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Hold } from "./holds/hold.ts";
import type { RetentionClass } from "./retention.ts";
import type { Run } from "./store.ts";
import { type Text, text } from "./text.ts";

export type Opens = "set" | "reason";
export type Presses = "lift";
export type Submits = "set";

const targetOf = (name: Opens | Presses | Submits, hold?: string) => ({
  feature: "retention",
  name,
  about: hold === undefined ? {} : { hold },
});

/** What the card shows; due: rows of a class that go next time, undefined where they stay for want of an archive. */
export type Overview = {
  readonly nextDay: string;
  readonly classes: readonly (RetentionClass & { readonly due: number | undefined })[];
  readonly runs: readonly Run[];
  readonly holds: readonly Hold[];
};

export function overviewCard({ nextDay, classes, runs, holds }: Overview, locale: Locale): Card {
  const t = text[locale];
  const total = classes.reduce((sum, { due = 0 }) => sum + due, 0);
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title(total, nextDay),
    body: [
      { type: "text", text: t.intro },
      classTable(classes, t, locale),
      { type: "text", text: t.official, tone: "quiet" },
      { type: "text", text: t.holds, tone: "heading" },
      ...(holds.length > 0 ? [{ type: "text" as const, text: t.holdsText }] : []),
      ...(holds.length > 0 ? holds.map((hold) => holdLine(hold, t)) : [{ type: "text" as const, text: t.holdsNone }]),
      { type: "text", text: t.runs, tone: "heading" },
      runList(runs, classes, t, locale),
    ],
    buttons: [{ kind: "opens", label: t.set, target: targetOf("set") }],
  };
}

const classTable = (classes: Overview["classes"], t: Text, locale: Locale): Block => ({
  type: "table",
  columns: [{ label: t.class }, { label: t.period }, { label: t.due, align: "end" }],
  rows: classes.map((each) => [
    `${each.name[locale]}${each.official ? t.mark : ""}`,
    kept(each, t, locale),
    each.due === undefined ? t.nowhere : t.count(each.due),
  ]),
});

export const kept = ({ keep, begins }: RetentionClass, t: Text, locale: Locale): string =>
  keep === "always" ? t.always : t.from(t.periods[keep.unit](keep.count), begins[locale]);

const holdLine = ({ id, person, staffNumber, setOn, setBy }: Hold, t: Text): Block => ({
  type: "buttons",
  label: t.hold(person, staffNumber, setOn, setBy),
  buttons: [
    { kind: "opens", label: t.reason, target: targetOf("reason", id), style: "quiet" },
    {
      kind: "presses",
      label: t.lift,
      target: targetOf("lift", id),
      style: "quiet",
      confirm: { title: t.liftTitle(person), text: t.liftText, yes: t.liftYes, no: t.liftNo },
    },
  ],
});

function runList(runs: readonly Run[], classes: Overview["classes"], t: Text, locale: Locale): Block {
  if (runs.length === 0) return { type: "text", text: t.runsNone };
  const value = (run: Run) =>
    [
      countsOf(run, classes, t, locale).join(t.and) || t.nothing,
      ...(run.unfinished ? [t.unfinished] : []),
      ...(run.unarchived ? [t.unarchived] : []),
    ].join(t.and);
  return { type: "facts", facts: runs.map((run) => ({ label: t.date(dayInJapan(run.at)), value: value(run) })) };
}

const countsOf = ({ deleted }: Run, classes: Overview["classes"], t: Text, locale: Locale): readonly string[] =>
  classes.flatMap(({ name, tables }) => {
    const count = tables.reduce((sum, table) => sum + (deleted[table] ?? 0), 0);
    return count > 0 ? [t.counts(name[locale], count)] : [];
  });

export const holdForm = (locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.formTitle,
    target: targetOf("set"),
    readers: t.readers,
    intro: [{ type: "text", text: t.formIntro }],
    fields: [
      { id: "person", type: "person", label: t.person, hint: t.personHint },
      { id: "reason", type: "text", long: true, maxLength: 1000, label: t.why, hint: t.whyHint },
    ],
    submitLabel: t.submit,
  });
};

const backButton = (t: Text): Button => ({ kind: "asks", label: t.back, words: t.words });

/** The reason stays in the dialog: a chat keeps what is posted. */
export function setCard(person: string, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.setTitle(person),
    body: [{ type: "text", text: t.setText }],
    buttons: [backButton(t)],
  };
}

export function liftedCard(person: string, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.liftedTitle(person),
    body: [{ type: "text", text: t.liftText }],
    buttons: [backButton(t)],
  };
}

export function reasonCard(hold: Hold & { readonly reason: string; readonly lifted: boolean }, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.reasonTitle(hold.person),
    body: [
      { type: "text", text: hold.reason },
      {
        type: "facts",
        facts: [
          { label: t.setOn, value: t.date(hold.setOn) },
          { label: t.setBy, value: hold.setBy },
          { label: t.state, value: hold.lifted ? t.lifted : t.active },
        ],
      },
    ],
  };
}

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: { kind: "asks", label: t.offer, words: t.words } };
}
