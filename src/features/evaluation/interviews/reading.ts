import { dayInJapan } from "../../../services/clock.ts";
import type { Block } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Interview, Sheet } from "../record.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

/** What was recorded, or why it was not held. */
export function recordBlocks({ held, signed, omitted }: Interview, locale: Locale): readonly Block[] {
  const t = text[locale];
  const { day } = shared[locale];
  if (!held) return omitted === undefined ? [] : [heading(t.omitted), { type: "text", text: omitted }];
  return [
    heading(t.record),
    { type: "text", text: t.heldOn(day(held.on)), tone: "quiet" },
    { type: "text", text: held.record },
    ...(signed ? [{ type: "text", text: t.signedLine(day(dayInJapan(signed.at))), tone: "quiet" } as const] : []),
    ...(signed && signed.remark !== ""
      ? [{ type: "callout", tone: "plain", label: t.remark, text: signed.remark } as const]
      : []),
  ];
}

/** A preparation sheet, without what was left empty. */
export function sheetBlocks(title: string, sheet: Sheet | undefined, locale: Locale): readonly Block[] {
  const t = text[locale];
  if (!sheet) return [];
  const facts = [
    { label: t.back, value: sheet.back },
    { label: t.next, value: sheet.next },
    { label: t.ask, value: sheet.ask },
  ].filter(({ value }) => value !== "");
  return facts.length > 0 ? [heading(title), { type: "facts", facts }] : [];
}

const heading = (title: string): Block => ({ type: "text", text: title, tone: "heading" });
