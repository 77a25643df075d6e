import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { isLocked, type Meeting, otherOf, type Seen } from "../one-on-one.ts";
import { opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { HeldDay } from "./store.ts";
import { text } from "./text.ts";
import type { Looking } from "./views.ts";

const heading = (words: string): Block => ({ type: "text", text: words, tone: "heading" });
const quiet = (words: string): Block => ({ type: "text", text: words, tone: "quiet" });

/** What was noted of one talk, with what its viewer can do about it. For a dialog only. */
export function meetingCard(
  seen: Seen,
  meeting: Meeting,
  { locale, today }: Pick<Looking, "locale" | "today">,
  more: readonly Button[],
): Card {
  const [t, s] = [text[locale], shared[locale]];
  const about = { p: seen.pair.id, m: meeting.id };
  const locked = isLocked(meeting, today);
  return {
    type: "card",
    kicker: t.of(otherOf(seen).name),
    title: t.meetingTitle(s.date(meeting.heldOn ?? "")),
    body: [
      ...noteBlocks(meeting, locale),
      quiet(locked ? t.locked : t.locksOn(s.day(meeting.locksOn ?? ""))),
      ...(meeting.own ? [heading(t.privateNote), { type: "text", text: meeting.own.what } as const] : []),
    ],
    buttons: [
      locked ? opens("add", about, t.add) : opens("note", about, t.change),
      opens("private", about, t.privateNote),
      ...more,
      opens("pair", { p: seen.pair.id }, t.back, "quiet"),
    ],
  };
}

/** The note and what was added to it, each by whom and when. */
export function noteBlocks(meeting: Meeting, locale: Locale): readonly Block[] {
  const [t, s] = [text[locale], shared[locale]];
  return [
    { type: "text", text: meeting.talked },
    ...meeting.additions.map(
      ({ by, at, words }): Block => ({
        type: "callout",
        tone: "plain",
        label: t.additionBy(by, s.date(dayInJapan(at))),
        text: words,
      }),
    ),
  ];
}

/** So many are listed; the file has all. */
const LISTED = 12;

type Past = { readonly own: readonly HeldDay[]; readonly handed: readonly HeldDay[] };

/** The days on which two talked, each with the button to its note. */
export function pastCard(seen: Seen, { own: held, handed }: Past, locale: Locale): Card {
  const [t, s] = [text[locale], shared[locale]];
  const about = { p: seen.pair.id };
  const listed = (label: string, all: readonly HeldDay[]): readonly Block[] =>
    all.length === 0
      ? []
      : [
          {
            ...{ type: "buttons", label },
            buttons: all
              .slice(0, LISTED)
              .map(({ id, heldOn }) => opens("meeting", { ...about, m: id }, s.date(heldOn))),
          },
        ];
  return {
    type: "card",
    kicker: t.of(otherOf(seen).name),
    title: t.pastTitle(held.length),
    body: [
      ...listed(t.past, held),
      ...(held.length > LISTED ? [quiet(t.pastMore(held.length - LISTED))] : []),
      ...listed(t.handed, handed),
    ],
    buttons: [opens("pair", about, t.back, "quiet")],
  };
}
