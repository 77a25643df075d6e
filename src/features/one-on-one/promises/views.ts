import type { Block } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { readersOf } from "../meetings/forms.ts";
import { isRunning, type Promised, type Seen } from "../one-on-one.ts";
import { opens, presses, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

type Looking = { readonly locale: Locale; readonly today: string; readonly viewerId: string };

/** Open promises, the viewer's own with what they can do about them. */
export function promiseBlocks(seen: Seen, promises: readonly Promised[], looking: Looking): readonly Block[] {
  const t = text[looking.locale];
  const { pair } = seen;
  if (promises.length === 0 && !isRunning(pair)) return [];
  return [
    { type: "text", text: t.title, tone: "heading" },
    ...(promises.length === 0 ? [{ type: "text", text: t.none, tone: "quiet" } as const] : []),
    ...promises.map((each) => promiseBlock(seen, each, looking)),
    ...(isRunning(pair)
      ? [{ type: "buttons", buttons: [opens("promise", { p: pair.id }, t.add, "quiet")] } as const]
      : []),
  ];
}

function promiseBlock({ pair }: Seen, promised: Promised, { locale, today, viewerId }: Looking): Block {
  const [t, s] = [text[locale], shared[locale]];
  const owner = [pair.member, pair.counterpart].find(({ id }) => id === promised.ownerId);
  const line = t.line(owner?.name ?? "", promised.words, s.day(promised.dueOn));
  const words = promised.dueOn < today ? `${line}　${t.late}` : line;
  if (promised.ownerId !== viewerId) return { type: "text", text: words };
  const about = { p: pair.id, o: promised.id };
  return {
    ...{ type: "buttons", label: words },
    buttons: [presses("kept", about, t.kept), opens("drop", about, t.dropping, "quiet")],
  };
}

export function promiseForm(seen: Seen, today: string, locale: Locale) {
  const [t, s] = [text[locale], shared[locale]];
  const { readers, privacy } = readersOf(seen, locale);
  const { member, counterpart } = seen.pair;
  return form({
    title: t.addTitle,
    target: target("promise", { p: seen.pair.id }),
    readers,
    intro: [privacy],
    fields: [
      {
        ...{ id: "who", type: "choice", label: t.who, value: seen.side },
        options: [
          { value: "member", label: s.san(member.name) },
          { value: "counterpart", label: s.san(counterpart.name) },
        ],
      },
      { id: "words", type: "text", maxLength: 300, label: t.words },
      { id: "by", type: "date", label: t.by, earliest: today },
    ],
    submitLabel: s.save,
  });
}

export function dropForm(seen: Seen, promised: Promised, locale: Locale) {
  const [t, s] = [text[locale], shared[locale]];
  const { readers, privacy } = readersOf(seen, locale);
  return form({
    title: t.dropTitle,
    target: target("drop", { p: seen.pair.id, o: promised.id }),
    readers,
    intro: [privacy, { type: "text", text: t.dropIntro(promised.words) }],
    fields: [{ id: "reason", type: "text", maxLength: 200, label: t.reason }],
    submitLabel: s.save,
  });
}
