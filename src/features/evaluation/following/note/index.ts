import type { Submitted, Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import { type Correction, readAnswers } from "../../../../view/answers.ts";
import type { Card } from "../../../../view/card.ts";
import { type Form, form } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import { act, reading } from "../../act.ts";
import { factsBlocks } from "../../facts/index.ts";
import { meanwhile } from "../../meanwhile.ts";
import { type Evaluation, ownPart, raterIn } from "../../record.ts";
import type { Services } from "../../services.ts";
import { asksDesk, opens, target } from "../../targets.ts";
import { text as shared } from "../../text.ts";
import { text } from "./text.ts";

export type Opens = "handover-note";
export type Submits = "handover-note";

/** What whoever rated before leaves to the next one. */
export const handoverNote = (services: Services) => ({
  opens: { "handover-note": { who: "everyone" as const, run: (turn: Turn<Tx>) => openNote(services, turn) } },
  submits: { "handover-note": { who: "everyone" as const, run: (turn: Submitted<Tx>) => writeNote(services, turn) } },
});

const versionOf = (evaluation: Evaluation): number => ownPart(evaluation, "handover")?.version ?? 0;

/** With the writer's own facts to draw on. v: the version that it was first drawn from. */
function noteForm(evaluation: Evaluation, locale: Locale, v = String(versionOf(evaluation))) {
  const t = text[locale];
  const value = ownPart(evaluation, "handover")?.body.words ?? "";
  return form({
    title: t.title(evaluation.member.name),
    target: target("handover-note" satisfies Submits, { e: evaluation.id, v }),
    readers: t.readers(raterIn(evaluation, "first")?.name, raterIn(evaluation, "second")?.name),
    intro: [{ type: "text", text: t.intro, tone: "quiet" }, ...factsBlocks(evaluation, undefined, locale)],
    fields: [{ id: "words", type: "text", long: true, maxLength: 2000, label: t.words, hint: t.hint, value }],
    submitLabel: t.save,
  });
}

async function openNote(services: Services, turn: Turn<Tx>): Promise<Form> {
  const evaluation = await reading(services, turn, "handOver");
  return noteForm(evaluation, turn.person.locale);
}

/** Handed in at once; it can be changed for as long as it may be written. */
async function writeNote(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { person, entries, about, now } = turn;
  const { locale } = person;
  const evaluation = await reading(services, turn, "handOver");
  const read = readAnswers(noteForm(evaluation, locale, about.v ?? ""), entries, locale);
  if ("form" in read) return read;
  const { words } = read.answers;
  return await act<Card | Correction>(services, turn, "handOver", async (tx, locked) => {
    const version = versionOf(locked);
    if (words !== ownPart(locked, "handover")?.body.words) {
      if (version !== Number(about.v)) return meanwhile(noteForm(locked, locale), entries, locale);
      const part = { kind: "handover", authorId: person.id, body: { words }, version, handIn: true } as const;
      await services.evaluations.write(tx, locked, { ...part, now, newId: services.newId() });
    }
    return savedCard(locked, locale);
  });
}

function savedCard(evaluation: Evaluation, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.saved,
    body: [{ type: "text", text: t.savedText(raterIn(evaluation, "first")?.name) }],
    buttons: [opens("handover-note" satisfies Opens, { e: evaluation.id }, t.change), asksDesk(t.desk)],
  };
}
