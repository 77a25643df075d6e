import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { section } from "../month/views.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Exemption } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "exemptions" | "exempt" | "exempt-review";
export type Presses = "exempt-withdraw";
export type Submits = "exempt" | "exempt-review";

export const exemptionsButton = (locale: Locale): Button =>
  opens("exemptions" satisfies Opens, {}, text[locale].button, "quiet");

export function listCard(all: readonly Exemption[], locale: Locale): Card {
  const t = text[locale];
  return {
    ...{ type: "card", kicker: t.kicker, title: t.listTitle(all.length), section },
    body: [
      { type: "text", text: t.what },
      ...(all.length > 0 ? [tableOf(all, locale)] : []),
      ...all.map((each) => actsOn(each, locale)),
    ],
    buttons: [opens("exempt" satisfies Opens, {}, t.add, "main")],
  };
}

const spanOf = ({ from, to }: Exemption, locale: Locale) =>
  text[locale].span(shared[locale].day(from), shared[locale].day(to));

function tableOf(all: readonly Exemption[], locale: Locale): Block {
  const [t, s] = [text[locale], shared[locale]];
  return {
    type: "table",
    columns: Object.values(t.columns).map((label) => ({ label })),
    rows: all.map((each) => [
      each.people.map(({ name }) => name).join(s.and),
      spanOf(each, locale),
      t.decided(each.decidedBy, s.day(each.decidedOn)),
      each.reviewedAt ? t.reviewed(s.day(dayInJapan(each.reviewedAt))) : t.notReviewed,
    ]),
  };
}

function actsOn(exemption: Exemption, locale: Locale): Block {
  const t = text[locale];
  const about = { e: exemption.id };
  const reviewing = opens("exempt-review" satisfies Opens, about, t.reviewButton(spanOf(exemption, locale)));
  return {
    type: "buttons",
    buttons: [
      ...(exemption.reviewedAt ? [] : [reviewing]),
      {
        ...{ kind: "presses", label: `${t.withdraw}：${spanOf(exemption, locale)}`, style: "quiet" },
        target: target("exempt-withdraw" satisfies Presses, about),
        confirm: { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdraw, no: t.keep },
      },
    ],
  };
}

export function exemptForm(today: string, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.title,
    target: target("exempt" satisfies Submits),
    readers: t.readers,
    intro: [{ type: "text", text: t.intro, tone: "quiet" }],
    fields: [
      { id: "numbers", type: "text", long: true, maxLength: 3000, label: t.numbers, hint: t.numbersHint },
      { id: "from", type: "date", label: t.from, value: today },
      { id: "to", type: "date", label: t.to, value: today },
      { id: "reason", type: "text", long: true, maxLength: 1000, label: t.reason },
      { id: "decidedBy", type: "text", maxLength: 50, label: t.decidedBy, hint: t.decidedByHint },
      { id: "decidedOn", type: "date", label: t.decidedOn, latest: today, value: today },
    ],
    submitLabel: t.save,
  });
}

export function reviewForm(exemption: Exemption, locale: Locale) {
  const [t, s] = [text[locale], shared[locale]];
  const { decidedBy, decidedOn, reason, id } = exemption;
  return form({
    title: t.reviewTitle,
    target: target("exempt-review" satisfies Submits, { e: id }),
    readers: t.readers,
    intro: [{ type: "text", text: t.reviewIntro(decidedBy, s.day(decidedOn), reason) }],
    fields: [{ id: "words", type: "text", long: true, maxLength: 2000, label: t.words, hint: t.wordsHint }],
    submitLabel: t.save,
  });
}

export const doneCard = (title: string, locale: Locale, line?: string): Card => ({
  ...{ type: "card", kicker: text[locale].kicker, title },
  body: line === undefined ? [] : [{ type: "text", text: line }],
  buttons: [exemptionsButton(locale)],
});
