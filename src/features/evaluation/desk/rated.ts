import type { Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { asksDesk, opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Line } from "./store.ts";
import { text } from "./text.ts";

/** Shown at once. */
const MOST = 20;

const ratedFirst = (lines: readonly Line[]): readonly Line[] => lines.filter(({ role }) => role === "first");

/** For whoever rates anybody first: most of the year nothing waits for them, and an interview or a fact is to be noted. */
export const ratedButton = (lines: readonly Line[], locale: Locale): readonly Button[] =>
  ratedFirst(lines).length > 0 ? [opens("rated", {}, text[locale].rated.button)] : [];

/** Everybody whom the viewer rates first, whosever turn it is. from: how many come before these. */
export function ratedCard(lines: readonly Line[], from: number, locale: Locale): Card {
  const t = text[locale];
  const all = ratedFirst(lines);
  const left = all.length - from - MOST;
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.rated.title(all.length),
    body: [
      { type: "text", text: t.rated.words, tone: "quiet" },
      ...all.slice(from, from + MOST).map(({ id, name, unit, state }) => ({
        ...{ type: "buttons" as const, label: t.rated.line(name, unit, shared[locale].states[state]) },
        buttons: [opens("evaluation", { e: id }, t.rated.read(name))],
      })),
    ],
    buttons: [
      ...(left > 0 ? [opens("rated", { from: String(from + MOST) }, t.rated.more(left))] : []),
      asksDesk(t.all),
    ],
  };
}
