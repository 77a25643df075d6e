import type { Block, Button, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { HeldDay } from "../meetings/store.ts";
import { hasEnded, otherOf, type Promised, type Seen } from "../one-on-one.ts";
import { opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Handover } from "./store.ts";
import { text } from "./text.ts";

/** What could be handed over, and to whom. */
export type Left = {
  readonly handover: Handover;
  readonly follower: string;
  readonly promises: readonly Promised[];
  readonly meetings: readonly HeldDay[];
};

/** waits: for the viewer. */
export const handoverButtons = (seen: Seen, waits: boolean, locale: Locale): readonly Button[] =>
  hasEnded(seen.pair) && waits ? [opens("handover", { p: seen.pair.id }, text[locale].button, "main")] : [];

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

function labels({ pair }: Seen, { promises, meetings }: Left, locale: Locale) {
  const owner = (id: string) => [pair.member, pair.counterpart].find((each) => each.id === id)?.name ?? "";
  return {
    promises: promises.map(({ id, ownerId, words }) => ({
      value: id,
      label: text[locale].promise(owner(ownerId), words),
    })),
    meetings: meetings.map(({ id, heldOn }) => ({ value: id, label: shared[locale].date(heldOn) })),
  };
}

export function handoverForm(seen: Seen, left: Left, locale: Locale) {
  const t = text[locale];
  const { name } = otherOf(seen);
  const { handover, follower } = left;
  const { promises, meetings } = labels(seen, left, locale);
  const optional = true as const;
  return form({
    title: t.title(follower),
    target: target("handover-choose", { p: seen.pair.id, v: String(handover.version) }),
    readers: t.readers(name),
    intro: [
      { type: "text", text: t.formIntro(name, follower) },
      ...(promises.length > 0 ? [quiet(t.moved(seen.pair.counterpart.name, follower))] : []),
    ],
    fields: [
      ...(promises.length > 0
        ? [
            {
              id: "promises",
              type: "choices",
              optional,
              label: t.promises,
              options: promises,
              value: handover.promises,
            } as const,
          ]
        : []),
      ...(meetings.length > 0
        ? [
            {
              id: "meetings",
              type: "choices",
              optional,
              label: t.meetings,
              options: meetings,
              value: handover.meetings,
            } as const,
          ]
        : []),
    ],
    submitLabel: t.send,
  });
}

/** What one chose for the successor, for the other to agree to. For a dialog only. */
export function handoverCard(seen: Seen, left: Left, viewerId: string, locale: Locale): Card {
  const t = text[locale];
  const { handover, follower } = left;
  const { proposedBy, version } = handover;
  const about = { p: seen.pair.id, v: String(version) };
  const theirs = proposedBy !== undefined && proposedBy !== viewerId;
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: handover.movedOn ? t.done : t.title(follower),
    body: [
      { type: "text", text: t.formIntro(otherOf(seen).name, follower) },
      ...(proposedBy ? chosenBlocks(seen, left, locale) : [quiet(t.notChosen(seen.pair.member.name))]),
      ...(proposedBy === viewerId && !handover.movedOn ? [quiet(t.waits(otherOf(seen).name))] : []),
    ],
    buttons: handover.movedOn
      ? []
      : [
          ...(theirs ? [presses("handover-agree", about, t.agree, "main")] : []),
          opens("handover-choose", { p: seen.pair.id }, t.change, proposedBy === undefined ? "main" : undefined),
        ],
  };
}

function chosenBlocks(seen: Seen, left: Left, locale: Locale): readonly Block[] {
  const t = text[locale];
  const all = labels(seen, left, locale);
  const chosen = (among: readonly { readonly value: string; readonly label: string }[], ids: readonly string[]) =>
    among.filter(({ value }) => ids.includes(value)).map(({ label }) => `・${label}`);
  const promises = chosen(all.promises, left.handover.promises);
  const meetings = chosen(all.meetings, left.handover.meetings);
  const listed = (label: string, lines: readonly string[]): readonly Block[] =>
    lines.length === 0
      ? []
      : [
          { type: "text", text: label, tone: "strong" },
          { type: "text", text: lines.join("\n") },
        ];
  return [
    { type: "text", text: t.what, tone: "heading" },
    ...listed(t.promises, promises),
    ...listed(t.meetings, meetings),
    ...(promises.length + meetings.length === 0 ? [quiet(t.nothing)] : []),
  ];
}
