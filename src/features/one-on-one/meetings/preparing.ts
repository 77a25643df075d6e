import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { besideSaved, type Correction, readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import type { Form } from "../../../view/form.ts";
import { act, pairOf, versionOf } from "../act.ts";
import { noPoints, otherOf, type Points, type Seen, type Wish, wishes } from "../one-on-one.ts";
import { doneCard } from "../pairs/views.ts";
import type { Services } from "../services.ts";
import { text as shared } from "../text.ts";
import { prepareForm } from "./forms.ts";
import { arrangeNext, nextOf, writeText } from "./store.ts";
import { text } from "./text.ts";

export async function openPrepare(services: Services, turn: Turn<Tx>): Promise<Form> {
  const { db, crypto, rules } = services;
  const seen = await pairOf(services, turn, "running");
  const next = await nextOf(db, seen.pair, { crypto, viewerId: turn.person.id });
  return prepareForm(seen, next, rules.themes, { locale: turn.person.locale });
}

/** One's own points for the next talk; they can be written before any time is set. */
export async function prepare(services: Services, turn: Submitted<Tx>): Promise<Card | Correction> {
  const { crypto, rules, newId } = services;
  const { person, entries, now, about } = turn;
  const { locale } = person;
  const t = text[locale];
  const seen = await pairOf(services, turn, "running");
  const read = readAnswers(prepareForm(seen, undefined, rules.themes, { locale, v: about.v ?? "" }), entries, locale);
  if ("form" in read) return read;
  const typed = pointsIn(read.answers, seen);
  return await act<Card | Correction>(turn, "running", async (tx, locked) => {
    const next = await nextOf(tx, locked.pair, { crypto, viewerId: person.id });
    const before = next?.points[locked.side];
    if (!isSame(typed, before?.what)) {
      if ((before?.version ?? 0) !== versionOf(turn))
        return besideSaved(prepareForm(locked, next, rules.themes, { locale }), entries, shared[locale].meanwhile);
      const meetingId = await arrangeNext(tx, locked.pair.id, newId());
      const written = { meetingId, authorId: person.id, kind: "points", words: JSON.stringify(typed) } as const;
      await writeText(tx, crypto, { ...written, now, newId: newId() });
    }
    return doneCard(locked, locale, { title: t.saved, line: t.preparedText(otherOf(locked).name) });
  });
}

/** Theme and wish are the member's alone. */
function pointsIn(answers: Readonly<Record<string, unknown>>, { side }: Seen): Points {
  const typed = (field: string) => (typeof answers[field] === "string" ? answers[field] : "");
  const words = typed("words");
  if (side !== "member") return { ...noPoints, words };
  const wish = wishes.find((each) => each === typed("wish")) ?? ("" satisfies Wish | "");
  return { theme: typed("theme"), wish, words };
}

const isSame = (one: Points, other: Points = noPoints): boolean =>
  one.theme === other.theme && one.wish === other.wish && one.words === other.words;
