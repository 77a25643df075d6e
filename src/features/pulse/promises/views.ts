import type { Block, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { OpenedUnit } from "../opened.ts";
import { opens, target } from "../targets.ts";
import { text } from "../text.ts";
import type { Promised } from "./store.ts";

export const promiseForm = (survey: string, unit: OpenedUnit, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.promiseTitle(unit.name),
    target: target("promise", { s: survey, u: unit.id }),
    readers: [t.promiseReaders(unit.name)],
    intro: [{ type: "text", text: t.promiseIntro }],
    fields: [
      { id: "thanks", type: "text", long: true, maxLength: 200, label: t.thanksField, value: t.thanksValue },
      { id: "change", type: "text", long: true, maxLength: 600, label: t.changeField },
    ],
    submitLabel: t.promiseSend,
  });
};

export const outcomeForm = (promised: Promised, locale: Locale) => {
  const t = text[locale];
  return form({
    title: t.outcomeTitle,
    target: target("outcome", { p: promised.id }),
    readers: [t.outcomeReaders],
    intro: [{ type: "text", text: promised.change }],
    fields: [
      { id: "outcome", type: "text", long: true, maxLength: 600, label: t.outcomeField, value: promised.outcome },
    ],
    submitLabel: t.promiseSend,
  });
};

/** What was told, and what came of it; only in dialogs and on the page. */
export function promiseBlocks(promised: Promised, locale: Locale): readonly Block[] {
  const t = text[locale];
  const { author, writtenOn, thanks, change, outcome } = promised;
  return [
    { type: "text", text: t.promiseFrom(author.name, t.day(writtenOn)), tone: "heading" },
    { type: "text", text: thanks },
    { type: "text", text: change },
    ...(outcome === "" ? [] : [{ type: "callout", tone: "good", label: t.outcome, text: outcome } as const]),
    { type: "divider" },
  ];
}

export const promisedCard = (promised: Promised, unit: OpenedUnit, locale: Locale): Card => ({
  type: "card",
  kicker: text[locale].kicker,
  title: text[locale].promiseTitle(unit.name),
  section: "agano#6-3-1-1",
  body: promiseBlocks(promised, locale).slice(0, -1),
});

/** A chat keeps it, so that the words themselves are behind the button. */
export const promiseNotice = (promised: Promised, unit: OpenedUnit, locale: Locale): Card => {
  const t = text[locale];
  return {
    type: "card",
    kicker: t.kicker,
    title: t.promiseNotice(unit.name),
    section: "agano#6-3-1-1",
    body: [{ type: "text", text: t.promiseNoticeText }],
    buttons: [opens("promised", { p: promised.id }, t.promiseRead, "main")],
  };
};
