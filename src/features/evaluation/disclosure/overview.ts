import type { Turn } from "../../../bot/turn.ts";
import { dayInJapan } from "../../../services/clock.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { cycleName } from "../definition/fiscal-year.ts";
import { decide } from "../evaluation.ts";
import type { Complaint, Evaluation } from "../record.ts";
import type { Services } from "../services.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { complains, lastDay, openIn, stateOf, type Tier, tiers } from "./complaint.ts";
import { ownOf } from "./own.ts";
import { readersOf } from "./readers.ts";
import type { Opens, Presses } from "./targets.ts";
import { namesIn, text } from "./text.ts";
import { saidBlocks } from "./views.ts";

/** Both ways to bring something up, who reads it, until when, and what became of it. */
export async function openOverview(services: Services, turn: Turn<Tx>): Promise<Card> {
  const evaluation = await ownOf(services, turn);
  const { locale } = turn.person;
  const { kind, year } = evaluation.cycle;
  const body: Block[] = [];
  for (const tier of tiers) {
    const readers = await readersOf(services, evaluation, tier, turn.today);
    body.push(...tierBlocks(evaluation, tier, readers, locale));
  }
  return { type: "card", kicker: cycleName(kind, year)[locale], title: text[locale].complaints.title, body };
}

type Names = readonly { readonly name: string }[];

function tierBlocks(evaluation: Evaluation, tier: Tier, readers: Names, locale: Locale): readonly Block[] {
  const t = text[locale];
  const made = evaluation.complaints.filter((each) => each.tier === tier);
  return [
    { type: "text", text: t.tiers[tier], tone: "heading" },
    { type: "text", text: whatOf(evaluation, tier, readers, locale) },
    ...made.flatMap((each) => madeBlocks(evaluation, each, locale)),
    ...makeButtons(evaluation, tier, readers, locale),
  ];
}

function whatOf(evaluation: Evaluation, tier: Tier, readers: Names, locale: Locale): string {
  const t = text[locale].complaints;
  if (readers.length === 0) return t.nobody[tier];
  const last = lastDay(evaluation, tier);
  const until = last ? (isOpen(evaluation, tier) ? t.until : t.ended)(shared[locale].day(last)) : "";
  return [t.what[tier], t.readers[tier](namesIn(readers, text[locale])), until].join("\n");
}

const isOpen = ({ situation }: Evaluation, tier: Tier): boolean => "to" in decide(complains[tier], situation);

function makeButtons(evaluation: Evaluation, tier: Tier, readers: Names, locale: Locale): readonly Block[] {
  if (readers.length === 0 || !isOpen(evaluation, tier) || openIn(evaluation, tier)) return [];
  const about = { e: evaluation.id, t: tier };
  const label = text[locale].complaints.make[tier];
  return [{ type: "buttons", buttons: [opens("complain" satisfies Opens, about, label)] }];
}

/** One that was made, with what was said, as long as the person can read it. */
function madeBlocks(evaluation: Evaluation, complaint: Complaint, locale: Locale): readonly Block[] {
  const t = text[locale];
  const { number, madeAt } = complaint;
  const day = shared[locale].day(dayInJapan(madeAt));
  return [
    { type: "divider" },
    {
      type: "facts",
      facts: [{ label: t.complaints.number(number), value: `${day}　${t.states[stateOf(complaint)]}` }],
    },
    ...saidBlocks(complaint, t),
    ...(stateOf(complaint) === "open"
      ? [{ type: "buttons", buttons: [withdrawButton(evaluation, complaint, locale)] } as const]
      : []),
  ];
}

export function withdrawButton({ id: e }: Evaluation, { id }: Pick<Complaint, "id">, locale: Locale): Button {
  const t = text[locale].complaints;
  return {
    ...{ kind: "presses", label: t.withdraw, style: "quiet" },
    target: target("complaint-withdraw" satisfies Presses, { e, id }),
    confirm: { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdrawYes, no: t.withdrawNo },
  };
}
