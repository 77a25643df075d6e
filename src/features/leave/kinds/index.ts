import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Services } from "../services.ts";
import { text as shared } from "../text.ts";
import type { LeaveKind } from "./content.ts";
import { text } from "./text.ts";

/** いろいろな休暇: the same list to everybody. Who asks is told nothing of themselves. */
export function kindsCard({ kinds, sectionButton }: Pick<Services, "kinds" | "sectionButton">, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.title,
    section: "agano#6-3-2-1",
    body: [{ type: "text", text: t.intro }, ...kinds.flatMap((kind) => listed(kind, sectionButton, locale))],
  };
}

function listed(kind: LeaveKind, sectionButton: Services["sectionButton"], locale: Locale): readonly Block[] {
  const t = text[locale];
  const { name, about, section, rule, considering, ask } = kind;
  const read = [rule, section].flatMap((each) => (each ? (sectionButton(each) ?? []) : []));
  const asks: Button = { kind: "asks", label: t.ask(name[locale]), words: ask[locale] };
  const words: Block = considering
    ? { type: "callout", tone: "considering", label: t.considering, text: about[locale] }
    : { type: "text", text: about[locale], tone: "quiet" };
  return [
    { type: "divider" },
    { type: "text", text: name[locale], tone: "strong" },
    words,
    { type: "buttons", buttons: [asks, ...read.slice(0, 2).map((each) => ({ ...each, style: "quiet" as const }))] },
  ];
}
