import { addDays } from "../../services/calendar.ts";
import type { Block, Fact } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Asker, Basis, Cited, Version } from "./answer.ts";
import { type Document, doesNotApply } from "./rules/document.ts";
import { openSection } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** What kind of rule a passage stands in, from when, and for whom; said plainly where it is not for the asker. */
export function documentBlocks({ document, curated }: Cited, { locale, employment }: Asker): readonly Block[] {
  const t = text[locale];
  const facts = [...documentFacts(document, t), ...(curated ? curatedFacts(curated, t) : [])];
  const blocks: Block[] = [];
  if (employment && doesNotApply(document, employment)) {
    const whom = names(document, t);
    const words = t.notForYouText(whom, t.employments[employment]);
    blocks.push({ type: "callout", tone: "bad", label: t.notForYou, text: words });
  }
  if (facts.length > 0) blocks.push({ type: "facts", facts });
  const basis = curated?.basis ?? [];
  if (basis.length > 0) blocks.push(basisButtons(basis, t));
  if (document.sample) blocks.push({ type: "callout", tone: "plain", label: t.sample, text: t.sampleText });
  return blocks;
}

const basisButtons = (basis: readonly Basis[], t: Text): Block => ({
  type: "buttons",
  label: t.basis,
  buttons: basis.map(({ section, heading }) => ({
    kind: "opens",
    label: heading,
    target: openSection(section),
    style: "quiet",
  })),
});

/** A policy without a date says nothing that the kicker does not say. */
function documentFacts(document: Document, t: Text): readonly Fact[] {
  const { kind, title, number, inForce, until, appliesTo } = document;
  if (kind === "qa" || (kind === "policy" && !inForce)) return [];
  return [
    { label: t.document, value: number ? `${title}（${number}）` : title },
    ...(inForce ? [{ label: t.inForce, value: t.date(inForce) }] : []),
    ...(until ? [{ label: t.until, value: t.untilDay(t.date(addDays(until, -1))) }] : []),
    ...(appliesTo.length > 0 ? [{ label: t.appliesTo, value: names(document, t) }] : []),
  ];
}

const curatedFacts = ({ author, writtenOn, reviewOn }: NonNullable<Cited["curated"]>, t: Text): readonly Fact[] => [
  { label: t.author, value: author },
  { label: t.written, value: t.date(writtenOn) },
  { label: t.review, value: t.date(reviewOn) },
];

const names = ({ appliesTo }: Document, t: Text): string => appliesTo.map((each) => t.employments[each]).join(t.and);

/** The way to the same article in other versions. */
export function versionBlocks(versions: readonly Version[], locale: Locale): readonly Block[] {
  const t = text[locale];
  if (versions.length === 0) return [];
  // 「until」 is the first day on which it no longer holds; people say the last on which it did.
  const last = (until: string) => (until === "" ? "" : t.date(addDays(until, -1)));
  const from = (inForce: string) => (inForce === "" ? "" : t.date(inForce));
  const buttons = versions.map(({ section, inForce, until }) => ({
    kind: "opens" as const,
    label: t.version(from(inForce), last(until)),
    target: openSection(section),
    style: "quiet" as const,
  }));
  return [{ type: "buttons", label: t.versions, buttons }];
}
