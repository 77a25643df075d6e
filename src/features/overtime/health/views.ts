import type { Block, Button, Card } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { HealthFinding } from "../limits/health.ts";
import type { Seen } from "../members/seen.ts";
import type { OvertimeSettings } from "../settings.ts";
import { opens, presses, target, word } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Kept, Wish } from "./store.ts";
import { text } from "./text.ts";

export type Opens = "health" | "physician";
export type Presses = "wish" | "not-now";
export type Submits = "physician";
export type Shows = "health80" | "health100" | "hr.health" | "wished" | "health";

const section = "agano#6-3-2-2";
const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

/** To the person: their hours, and the interview that they may ask for or will have. */
export function ownCard(
  finding: HealthFinding,
  kept: Kept | undefined,
  { settings, locale }: { readonly settings: OvertimeSettings; readonly locale: Locale },
): Card {
  const [t, s] = [text[locale], shared[locale]];
  const [month, hours, limit] = [s.month(finding.month), s.hours(finding.minutes), s.hours(finding.limit)];
  const unasked = finding.duty === "interview";
  const { name, where } = settings.physician;
  return {
    ...{ type: "card", kicker: t.kicker, title: t.tellTitle, section },
    body: [
      {
        type: "text",
        text: unasked ? t.interview(month, hours, limit, finding.by === "average") : t.tell(month, hours, limit),
      },
      ...(unasked ? [{ type: "text", text: t.interviewNext } as const] : []),
      { type: "facts", facts: [{ label: t.physician, value: `${name[locale]}　${where[locale]}` }] },
      ...(kept?.wish && !unasked
        ? [{ type: "text", text: kept.wish === "yes" ? t.wished : t.notNowDone, tone: "strong" } as const]
        : []),
      ...(unasked ? [] : [quiet(t.tellMethod)]),
      quiet(t.private),
    ],
    buttons: [
      ...(unasked || !kept ? [] : wishButtons(finding.month, kept.wish, locale)),
      { kind: "asks", label: t.mine, words: word },
    ],
  };
}

const wishButtons = (m: string, wish: Wish | undefined, locale: Locale): readonly Button[] => [
  ...(wish === "yes" ? [] : [presses("wish" satisfies Presses, { m }, text[locale].wish, "main")]),
  ...(wish === undefined ? [presses("not-now" satisfies Presses, { m }, text[locale].notNow)] : []),
];

/** To HR, naming nobody. open: cases of which the physician was not informed. */
export function hrCard(open: number, locale: Locale, wished = false): Card {
  const t = text[locale];
  const title = open > 0 ? t.hrTitle(open) : t.hrTitleNone;
  return {
    ...{ type: "card", kicker: t.kicker, title: wished ? t.wishedTitle : title, section },
    body: wished || open > 0 ? [{ type: "text", text: wished ? t.wishedHr : t.hrText }] : [],
    buttons: [opens("health" satisfies Opens, {}, t.see, "main")],
  };
}

export type Line = { readonly kept: Kept; readonly seen: Seen };

/** Whom it concerns, for HR, in a dialog or on the dashboard. */
export function listCard(lines: readonly Line[], months: number, locale: Locale): Card {
  const t = text[locale];
  if (lines.length === 0) return { type: "card", kicker: t.page, title: t.listNone, body: [] };
  const open = lines.some(({ kept }) => !kept.physicianToldOn);
  return {
    ...{ type: "card", kicker: t.page, title: t.listTitle, section },
    body: [
      {
        type: "table",
        columns: Object.values(t.columns).map((label) => ({ label })),
        rows: lines.map((line) => rowOf(line, locale)),
      },
      quiet(t.listText(months)),
    ],
    buttons: open ? [opens("physician" satisfies Opens, {}, t.record, "main")] : [],
  };
}

function rowOf({ kept, seen: { member, worked } }: Line, locale: Locale): readonly string[] {
  const [t, s] = [text[locale], shared[locale]];
  const minutes = worked.get(kept.month);
  const wish = kept.duty === "interview" ? t.wishes.unasked : t.wishes[kept.wish ?? "none"];
  return [
    member.name,
    member.unit.name,
    s.month(kept.month),
    minutes === undefined ? s.noData : s.hours(minutes),
    t.duties[kept.duty],
    kept.toldOn ? s.day(kept.toldOn) : t.notYet,
    wish,
    kept.physicianToldOn ? s.day(kept.physicianToldOn) : t.notYet,
  ];
}

/** As many as a field can offer. */
const MOST = 100;

export function physicianForm(lines: readonly Line[], today: string, locale: Locale) {
  const [t, s] = [text[locale], shared[locale]];
  const open = lines.filter(({ kept }) => !kept.physicianToldOn).slice(0, MOST);
  const options = open.map(({ kept, seen: { member } }) => ({
    value: `${kept.month}:${kept.person}`,
    label: `${member.name}（${member.unit.name}）${s.month(kept.month)}`,
  }));
  return form({
    title: t.formTitle,
    target: target("physician" satisfies Submits),
    readers: t.formReaders,
    fields: [
      { id: "people", type: "choices", label: t.people, options, value: options.map(({ value }) => value) },
      { id: "day", type: "date", label: t.day, latest: today, value: today },
    ],
    submitLabel: t.save,
  });
}

export const doneCard = (title: string, line: string | undefined, locale: Locale): Card => ({
  ...{ type: "card", kicker: text[locale].kicker, title },
  body: line === undefined ? [] : [{ type: "text", text: line }],
});
