import type { Button } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { ActionData } from "./adaptive-card.ts";

/** One element of an Adaptive Card. */
export type Part = Readonly<Record<string, unknown>> & { readonly type: string };

/**
 * Text as it stands, but for what every renderer replaces: `{{DATE(…)}}` and `{{TIME(…)}}`, which an
 * invisible word joiner between the braces prevents.
 */
export const literal = (text: string): string => text.replace(/\{(?=\{(?:DATE|TIME)\(\d{4}-\d\d-\d\dT)/g, "{\u2060");

export const textBlock = (text: string, more: Readonly<Record<string, unknown>> = {}): Part => ({
  type: "TextBlock",
  text: literal(text),
  wrap: true,
  ...more,
});

/** What a figure is, and what it is counted in. */
export const inUnit = (locale: Locale, name: string, unit: string): string =>
  locale === "ja" ? `${name}（${unit}）` : `${name} (${unit})`;

export const quiet = { size: "small", isSubtle: true } as const;

/** width: as wide as what is in it, or as there is room for; a number is a share of the row. */
export const column = (width: "auto" | "stretch" | number, items: readonly Part[]): Part => ({
  type: "Column",
  width,
  items,
});
export const columns = (...parts: readonly Part[]): Part => ({ type: "ColumnSet", columns: parts });

/** Longer ids than these are headings, and a heading is not cut. */
const SHORT_ID = 24;

/** A section id, small and in monospace, as the face of a source. */
export const sectionId = (section: string): Part =>
  textBlock(section, {
    ...quiet,
    fontType: "monospace",
    wrap: section.length > SHORT_ID,
    horizontalAlignment: "right",
  });

export const action = (title: string, data: ActionData, style?: "positive" | "destructive"): Part => ({
  type: "Action.Execute",
  title,
  data,
  ...(style && { style }),
});

export const actionSet = (actions: readonly Part[]): readonly Part[] =>
  actions.length > 0 ? [{ type: "ActionSet", spacing: "large", actions }] : [];

/** main: the one button of the card that is filled; any other that asks for it is drawn as an ordinary one. */
export function buttonAction(button: Button, main: Button | undefined): Part {
  const part: Part =
    button.kind === "links"
      ? { type: "Action.OpenUrl", title: button.label, url: button.url }
      : action(button.label, actionData(button));
  if (button.style === "quiet") return { ...part, hagukumi: "quiet" };
  if (button.style === "danger") return { ...part, style: "destructive" };
  return button === main ? { ...part, style: "positive" } : part;
}

function actionData(button: Exclude<Button, { kind: "links" }>): ActionData {
  if (button.kind === "asks") return { does: "asks", words: button.words };
  if (button.kind !== "presses") return { does: button.kind, target: button.target };
  return { does: "presses", target: button.target, ...(button.confirm && { confirm: button.confirm }) };
}
