import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { News } from "../notices.ts";
import { asksDesk, opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import type { Line } from "./store.ts";
import { text } from "./text.ts";

/** Shown at once; the rest moves up. Slack shows some fifty blocks. */
const MOST = 15;

/** What the viewer can do about a line now; nothing: it is another's turn. */
export function actsOf(line: Line, locale: Locale): readonly Button[] {
  const { id, talks } = line;
  const t = text[locale];
  const step = stepOf(line, locale);
  const style = step ? "quiet" : "main";
  const meet = talks.map(({ kind }) => opens("interview", { e: id, kind }, t.acts.interview(t.talks[kind]), style));
  return [...(step ? [step] : []), ...meet];
}

function stepOf({ id, state, role }: Line, locale: Locale): Button | undefined {
  const t = text[locale].acts;
  const mine = `${role}.${state}`;
  if (mine === "member.goals") return opens("goal", { e: id }, t.goal, "main");
  if (mine === "member.self") return opens("rate", { e: id, k: "self" }, t.rate, "main");
  if (mine === "first.agreement") return opens("goals-agree", { e: id }, t["goals-agree"]);
  if (mine === "first.first") return opens("rate", { e: id, k: "first" }, t.rate);
  if (mine === "second.second") return opens("rate", { e: id, k: "second" }, t.rate);
  if (mine === "adjuster.adjusting") return opens("verdict", { e: id, k: "adjusting" }, t.verdict);
  if (mine === "confirmer.confirming") return opens("verdict", { e: id, k: "confirming" }, t.verdict);
  return undefined;
}

/**
 * One's own evaluations, and those of others that wait for the viewer. notes: what former raters are asked for; ways: to
 * where else they can look.
 */
export function deskCard(
  lines: readonly Line[],
  today: string,
  locale: Locale,
  { notes = [], ways = [] }: { readonly notes?: readonly Button[]; readonly ways?: readonly Button[] } = {},
): Card {
  const t = text[locale];
  const own = lines.filter((line) => line.own);
  const waits = (line: Line) => actsOf(line, locale).length > 0;
  const others = lines.filter((line) => !line.own && waits(line));
  const waiting = [...own, ...others].filter(waits).length + notes.length;
  const shown = others.slice(0, MOST);
  const heading = (words: string): Block => ({ type: "text", text: words, tone: "heading" });
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.title(waiting),
    section: "agano#6-2-2-1",
    body: withOneMain([
      ...(lines.length === 0 ? [{ type: "text", text: t.none } as const] : []),
      ...(own.length > 0 ? [heading(t.own), ...own.map((line) => lineBlock(line, today, locale))] : []),
      ...(shown.length > 0 ? [heading(t.others), ...shown.map((line) => lineBlock(line, today, locale))] : []),
      ...(others.length > shown.length
        ? [{ type: "text", text: t.more(others.length - shown.length), tone: "quiet" } as const]
        : []),
    ]),
    ...(notes.length + ways.length > 0 && { buttons: [...notes, ...ways] }),
  };
}

/** Where it stands, and until when what waits for the viewer is to be done. */
export function stands(line: Line, locale: Locale): string {
  const t = text[locale];
  const until = (day: string | undefined) => day && shared[locale].day(day);
  const step = t.line(shared[locale].states[line.state], stepOf(line, locale) && until(line.due));
  return [step, ...line.talks.map(({ kind, due }) => t.line(t.talks[kind], until(due)))].join("　");
}

/** The days by which what waits for the viewer is to be done. */
export const dueOf = (line: Line, locale: Locale): readonly string[] =>
  [stepOf(line, locale) ? line.due : undefined, ...line.talks.map(({ due }) => due)].filter((day) => day !== undefined);

/** Whether a step is the viewer's now. */
export const isTurnIn = (line: Line): boolean => stepOf(line, "ja") !== undefined;

/** A line with when its step is due, and the form of that step alone. */
export function stepBlock(line: Line, today: string, locale: Locale): Block {
  const t = text[locale];
  const { name, state, due } = line;
  const step = stepOf(line, locale);
  const late = due !== undefined && due < today ? `　${t.late}` : "";
  const stands = t.line(shared[locale].states[state], due && shared[locale].day(due));
  return { type: "buttons", label: `${name}　${stands}${late}`, buttons: step ? [{ ...step, style: "main" }] : [] };
}

/** The first is what to do next. */
function withOneMain(blocks: readonly Block[]): readonly Block[] {
  let found = false;
  const plain = (button: Button): Button => {
    if (button.style !== "main") return button;
    const { style: _, ...rest } = button;
    const isFirst = !found;
    found = true;
    return isFirst ? button : rest;
  };
  return blocks.map((block) => (block.type === "buttons" ? { ...block, buttons: block.buttons.map(plain) } : block));
}

function lineBlock(line: Line, today: string, locale: Locale): Block {
  const t = text[locale];
  const acts = actsOf(line, locale);
  const due = dueOf(line, locale);
  const late = due.some((day) => day < today) ? `　${t.late}` : "";
  const read = opens("evaluation", { e: line.id }, t.acts.evaluation, "quiet");
  return {
    type: "buttons",
    label: `${line.name}　${stands(line, locale)}${late}`,
    buttons: [...acts, read],
  };
}

/** Where the news are read. */
function newsButton(id: string, news: News, locale: Locale): Button {
  const label = text[locale].acts.evaluation;
  if (news === "disclosed") return opens("result", { e: id }, label, "main");
  return opens(news === "answered" ? "complaint" : "evaluation", { e: id }, label, "main");
}

/** Something happened to the reader's own evaluation. What it is, is a tap away. */
export const newsCard = (id: string, news: News, locale: Locale): Card => ({
  type: "card",
  kicker: shared[locale].kicker,
  title: text[locale].news[news],
  section: "agano#6-2-2-1",
  body: [{ type: "text", text: text[locale].newsText }],
  buttons: [newsButton(id, news, locale), asksDesk(text[locale].all)],
});
