import type { Offer } from "../../bot/feature.ts";
import type { Block, Button, Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import { startsOf } from "./design.ts";
import type { Section } from "./store.ts";
import { aboutOf, type Chosen, opens, type Presses, section, target } from "./targets.ts";
import { type Text, text } from "./text.ts";
import { monthsOf, type Trial } from "./trial.ts";

type Named = { readonly trial: Trial; readonly name: string };

/** Which trials there are, the newest first. */
export function listCard(trials: readonly Named[], locale: Locale): Card {
  const t = text[locale];
  const running = trials.filter(({ trial }) => trial.endedOn === undefined).length;
  return {
    type: "card",
    kicker: t.kicker,
    title: t.list(running),
    section,
    body: [
      { type: "text", text: t.listText },
      ...trials.map(({ trial, name }): Block => {
        const label = `${name}　${t.states[stateOf(trial)]}`;
        return { type: "buttons", label, buttons: [opens("report", { trial: trial.id }, t.open)] };
      }),
    ],
    buttons: [{ ...opens("plan", {}, t.new), style: "main" } as Button],
  };
}

export const stateOf = ({ endedOn, dropped, suspendedOn }: Trial): keyof Text["states"] => {
  if (endedOn !== undefined) return dropped ? "dropped" : "kept";
  return suspendedOn === undefined ? "running" : "suspended";
};

type Preview = {
  readonly chosen: Chosen;
  readonly name: string;
  readonly sections: readonly Section[];
  readonly overtime: Least;
  readonly leave: Least;
};

/** Minutes a person and month; undefined where it cannot be worked out. lastKnown: the month up to which it was. */
export type Least = { readonly least: number | undefined; readonly lastKnown: string | undefined };

/** What could be told at all, before anything is begun. */
export function previewCard({ chosen, name, sections, overtime, leave }: Preview, locale: Locale): Card {
  const t = text[locale];
  const { first, steps, gap } = chosen;
  const months = monthsOf(startsOf({ units: chosen.codes, first, steps, gap }), gap).length;
  const { least, lastKnown } = overtime;
  const why = least !== undefined && lastKnown ? t.detectableText(lastKnown) : t.notDetectableText(months);
  const confirm = { title: t.startTitle, text: t.startText, yes: t.start, no: t.no };
  const about = aboutOf(chosen);
  return {
    type: "card",
    kicker: t.kicker,
    title: least === undefined ? t.notDetectable : t.detectable(least),
    section,
    body: [
      { type: "text", text: why },
      {
        type: "text",
        text:
          leave.least !== undefined && leave.lastKnown
            ? t.leaveDetectable(leave.least, leave.lastKnown)
            : t.leaveNotDetectable(months + 1),
      },
      {
        type: "facts",
        facts: [
          { label: t.kind, value: name },
          { label: t.units, value: sections.map((each) => t.people(each.name, each.people)).join("、") },
          { label: t.plan, value: t.planOf(first, steps, gap) },
        ],
      },
      { type: "text", text: t.drawText, tone: "quiet" },
    ],
    buttons: [
      { kind: "presses", label: t.start, target: target("start" satisfies Presses, about), style: "main", confirm },
      opens("plan", about, t.again),
    ],
  };
}

export const offer = (locale: Locale): Offer => ({
  title: text[locale].offer,
  text: text[locale].offerText,
  button: { kind: "asks", label: text[locale].offer, words: text[locale].words },
});
