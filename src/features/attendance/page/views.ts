import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { About } from "../../../view/target.ts";
import type { AttendanceResult } from "../import.ts";
import type { Import, Reach } from "../store.ts";
import { text } from "./text.ts";

export type Of = "attendance" | "leave";
export type Opens = "imports";
export type Presses = "take-in" | "give-up";
export type Uploading = Of;

const target = <N extends Opens | Presses | Uploading>(name: N, about: About = {}) => ({
  feature: "attendance",
  name,
  about,
});
export const importsTarget = target("imports");

const sheet = (locale: Locale, card: Omit<Card, "type" | "kicker" | "section">): Card => ({
  type: "card",
  kicker: text[locale].kicker,
  section: "agano#6-3-2-1",
  ...card,
});

/** How far the data reach, what was taken in, and the way to take more in. */
export function importsCard(imports: readonly Import[], { daily, monthly }: Reach, locale: Locale): Card {
  const t = text[locale];
  const reaches = [daily, monthly && imports.find(({ kind }) => kind === "monthly")?.reachesTo]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  return sheet(locale, {
    title: t.title(reaches && t.day(reaches)),
    body: [
      { type: "text", text: t.intro },
      { type: "buttons", buttons: chooseButtons(locale) },
      ...(imports.length > 0 ? [tableOf(imports, locale)] : []),
    ],
  });
}

const chooseButtons = (locale: Locale): readonly Button[] => [
  { kind: "uploads", label: text[locale].chooseAttendance, target: target("attendance"), style: "main" },
  { kind: "uploads", label: text[locale].chooseLeave, target: target("leave") },
];

function tableOf(imports: readonly Import[], locale: Locale): Block {
  const t = text[locale];
  const { at, kind, rows, added, changed, reaches } = t.columns;
  const number = (label: string) => ({ label, align: "end" as const });
  return {
    type: "table",
    columns: [{ label: at }, { label: kind }, number(rows), number(added), number(changed), { label: reaches }],
    rows: imports.map((each) => [
      t.day(each.day),
      t.kinds[each.kind],
      ...[each.rows, each.added, each.changed].map(t.count),
      t.fullDay(each.reachesTo),
    ]),
  };
}

/** What a file would do, and the two ways on from there. */
export function previewCard(result: AttendanceResult, about: About, locale: Locale): Card {
  const t = text[locale];
  const changes = result.added + result.changed > 0;
  return sheet(locale, {
    title: changes ? t.preview(result.rows) : t.nothingNew,
    body: [facts(result, locale), { type: "text", text: t.blanks, tone: "quiet" }],
    buttons: [
      ...(changes
        ? [{ kind: "presses", label: t.takeIn, target: target("take-in", about), style: "main" } as const]
        : []),
      { kind: "presses", label: t.giveUp, target: target("give-up", about) },
    ],
  });
}

export const doneCard = (result: AttendanceResult, locale: Locale): Card =>
  sheet(locale, {
    title: text[locale].done(result.rows),
    body: [facts(result, locale)],
    buttons: [backButton(locale)],
  });

function facts({ kind, added, changed, unchanged, reachesTo }: AttendanceResult, locale: Locale): Block {
  const t = text[locale];
  return {
    type: "facts",
    facts: [
      ...(kind ? [{ label: t.facts.kind, value: t.kinds[kind] }] : []),
      { label: t.facts.added, value: t.count(added) },
      { label: t.facts.changed, value: t.count(changed) },
      { label: t.facts.unchanged, value: t.count(unchanged) },
      ...(reachesTo ? [{ label: t.facts.reaches, value: t.fullDay(reachesTo) }] : []),
    ],
  };
}

const SHOWN = 20;

/** What is wrong with a file, in the words of its reader: Japanese, as the file is. */
export function refusedCard({ problems }: AttendanceResult, locale: Locale): Card {
  const t = text[locale];
  const more = problems.length - SHOWN;
  return sheet(locale, {
    title: t.refused(problems.length),
    body: [
      { type: "text", text: t.refusedText },
      {
        type: "table",
        columns: [{ label: t.line }, { label: t.column }, { label: t.message }],
        rows: problems.slice(0, SHOWN).map(({ line, column, message }) => [String(line), column || t.whole, message]),
      },
      ...(more > 0 ? [{ type: "text", text: t.more(more), tone: "quiet" } as const] : []),
      { type: "buttons", buttons: chooseButtons(locale) },
    ],
    buttons: [backButton(locale)],
  });
}

/** Told of a file from the watched folder; its problems lie beside it, where whoever exports files is at work. */
export const watchedRefusedCard = (locale: Locale): Card =>
  sheet(locale, {
    title: text[locale].watchedRefused,
    body: [{ type: "text", text: text[locale].watchedRefusedText }],
    buttons: [backButton(locale)],
  });

export const gaveUpCard = (locale: Locale): Card =>
  sheet(locale, { body: [{ type: "text", text: text[locale].gaveUp }], buttons: [backButton(locale)] });

const backButton = (locale: Locale): Button => ({
  kind: "opens",
  label: text[locale].back,
  target: importsTarget,
  style: "quiet",
});
