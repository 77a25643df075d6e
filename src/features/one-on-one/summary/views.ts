import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Meeting, Seen } from "../one-on-one.ts";
import { opens, presses } from "../targets.ts";
import { text as shared } from "../text.ts";
import { bothAgreed, type Summary } from "./summary.ts";
import { text } from "./text.ts";

type Noted = Pick<Meeting, "id" | "noteVersion">;

const aboutNote = ({ pair }: Seen, { id }: Noted) => ({ p: pair.id, m: id });

export const summaryButton = (seen: Seen, meeting: Noted, locale: Locale, label = text[locale].button): Button =>
  opens("summary", aboutNote(seen, meeting), label, "quiet");

/** host: where the note would go; undefined: the city does not send any. */
export type Shown = { readonly summary: Summary | undefined; readonly host: string | undefined };

/** What is sent where and when, before anybody agrees to it, and the draft. For a dialog only. */
export function summaryCard(seen: Seen, meeting: Noted, shown: Shown, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.title,
    body: [...explained(shown, locale), ...stateOf(seen, shown, locale)],
    buttons: [...buttonsOf(seen, meeting, shown, locale), opens("meeting", aboutNote(seen, meeting), t.back, "quiet")],
  };
}

function explained({ host }: Shown, locale: Locale): readonly Block[] {
  const t = text[locale];
  if (host === undefined) return [{ type: "text", text: t.off }];
  return [
    { type: "text", text: t.what(host) },
    { type: "text", text: t.when },
  ];
}

function stateOf({ side }: Seen, { summary }: Shown, locale: Locale): readonly Block[] {
  const t = text[locale];
  if (summary?.words !== undefined)
    return [
      { type: "callout", tone: "plain", label: t.draft, text: summary.words },
      { type: "text", text: t.draftText, tone: "quiet" },
    ];
  if (!summary?.agreed[side]) return [];
  return [{ type: "text", text: bothAgreed(summary) ? t.both : t.mine, tone: "strong" }];
}

function buttonsOf(seen: Seen, meeting: Noted, { summary, host }: Shown, locale: Locale): readonly Button[] {
  const t = text[locale];
  const about = { ...aboutNote(seen, meeting), v: String(meeting.noteVersion) };
  if (summary?.words !== undefined) return [presses("summary-discard", about, t.discard)];
  if (summary?.agreed[seen.side])
    return [
      ...(host !== undefined && bothAgreed(summary) ? [presses("summary-make", about, t.make, "main")] : []),
      presses("summary-refuse", about, t.refuse),
    ];
  return host === undefined ? [] : [presses("summary-agree", about, t.agree)];
}
