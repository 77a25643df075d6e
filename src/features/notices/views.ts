import type { Offer } from "../../bot/feature.ts";
import { dayInJapan } from "../../services/clock.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import { form, type Option } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { type NudgeKind, type Span, type Stop, sameKind } from "./nudge.ts";
import { type Text, text } from "./text.ts";

export type Opens = "later";
export type Presses = "resume";
export type Submits = "later";

type Kind = Pick<NudgeKind, "feature" | "kind">;
const targetOf = (name: Opens | Presses, { feature, kind }: Kind): Target => ({
  feature: "notices",
  name,
  about: { feature, kind },
});

const laterButton = (nudge: Kind, label: string): Button => ({
  kind: "opens",
  label,
  style: "quiet",
  target: targetOf("later", nudge),
});
const resumeButton = (nudge: Kind, t: Text): Button => ({
  kind: "presses",
  label: t.resume,
  target: targetOf("resume", nudge),
});
const listButton = (label: string, t: Text): Button => ({ kind: "asks", label, words: t.words });

/** The button below a nudge. */
export const putOff = (feature: string, kind: string, locale: Locale): Button =>
  laterButton({ feature, kind }, text[locale].putOff);

/** note: what was just done. */
export function listCard(nudges: readonly NudgeKind[], stops: readonly Stop[], locale: Locale, note?: string): Card {
  const t = text[locale];
  const lines = nudges.map((nudge) => line(nudge, stopOf(nudge, stops), t, locale));
  return {
    type: "card",
    kicker: t.kicker,
    title: t.title,
    body: [
      ...(note === undefined ? [] : [{ type: "text", text: note, tone: "strong" } as const]),
      ...(lines.length > 0
        ? [{ type: "text", text: t.intro } as const, ...lines]
        : [{ type: "text", text: t.none } as const]),
      { type: "divider" },
      { type: "text", text: t.always, tone: "quiet" },
      { type: "text", text: t.inbox, tone: "quiet" },
    ],
  };
}

const stopOf = (nudge: Kind, stops: readonly Stop[]) => stops.find((stop) => sameKind(stop, nudge));

const line = (nudge: NudgeKind, stop: Stop | undefined, t: Text, locale: Locale): Block => ({
  type: "buttons",
  label: t.line(nudge.name(locale), stateOf(stop, t)),
  buttons: stop ? [resumeButton(nudge, t), laterButton(nudge, t.change)] : [laterButton(nudge, t.later)],
});

function stateOf(stop: Stop | undefined, t: Text): string {
  if (!stop) return t.on;
  return stop.until ? t.until(t.day(dayInJapan(stop.until))) : t.off;
}

/** resumes: on which day each span would end. */
export type Resumes = Readonly<Record<Exclude<Span, "off">, string>>;

export function laterForm(
  nudge: NudgeKind,
  stop: Stop | undefined,
  { resumes, tomorrow }: { readonly resumes: Resumes; readonly tomorrow: string },
  locale: Locale,
) {
  const t = text[locale];
  const soon = resumes.tomorrow === tomorrow ? t.spans.tomorrow : t.nextWorkingDay;
  const option = (value: keyof Resumes, label: string): Option => ({
    value,
    label: t.spanOf(label, t.day(resumes[value])),
  });
  return form({
    title: t.formTitle,
    target: targetOf("later", nudge),
    readers: t.readers,
    intro: [
      {
        type: "facts",
        facts: [
          { label: t.which, value: nudge.name(locale) },
          { label: t.now, value: stateOf(stop, t) },
        ],
      },
      { type: "text", text: t.formIntro, tone: "quiet" },
    ],
    fields: [
      {
        id: "span",
        type: "choice",
        label: t.span,
        options: [
          option("tomorrow", soon),
          option("week", t.spans.week),
          option("month", t.spans.month),
          { value: "off" satisfies Span, label: t.spans.off },
        ],
      },
    ],
    submitLabel: t.submit,
  });
}

export function stoppedCard(nudge: NudgeKind, resumes: string | undefined, locale: Locale): Card {
  const t = text[locale];
  const name = nudge.name(locale);
  return {
    type: "card",
    kicker: t.kicker,
    title: resumes === undefined ? t.stopped(name) : t.stoppedUntil(name, t.day(resumes)),
    body: [{ type: "text", text: resumes === undefined ? t.offText : t.stoppedText }],
    buttons: [resumeButton(nudge, t), { ...listButton(t.all, t), style: "quiet" }],
  };
}

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: listButton(t.offer, t) };
}
