import type { Button } from "../../../view/card.ts";
import type { ActionData } from "../wire.ts";

/** One element of an Adaptive Card. */
export type Part = Readonly<Record<string, unknown>> & { readonly type: string };

/** Text is shown as it stands: the page's renderer knows no markdown. */
export const textBlock = (text: string, more: Readonly<Record<string, unknown>> = {}): Part => ({
  type: "TextBlock",
  text,
  wrap: true,
  ...more,
});

export const quiet = { size: "small", isSubtle: true } as const;

export const column = (width: "auto" | "stretch", items: readonly Part[]): Part => ({ type: "Column", width, items });
export const columns = (...parts: readonly Part[]): Part => ({ type: "ColumnSet", columns: parts });

/** A section id, small and in monospace, as the face of a source. */
export const sectionId = (section: string): Part =>
  textBlock(section, { ...quiet, fontType: "monospace", wrap: false, horizontalAlignment: "right" });

export const action = (title: string, data: ActionData, style?: "positive" | "destructive"): Part => ({
  type: "Action.Execute",
  title,
  data,
  ...(style && { style }),
});

export const actionSet = (actions: readonly Part[]): readonly Part[] =>
  actions.length > 0 ? [{ type: "ActionSet", spacing: "large", actions }] : [];

const styles = { main: "positive", danger: "destructive", quiet: undefined } as const;

export const buttonAction = (button: Button): Part =>
  action(button.label, actionData(button), button.style && styles[button.style]);

function actionData(button: Button): ActionData {
  if (button.kind === "asks") return { does: "asks", words: button.words };
  if (button.kind === "opens") return { does: "opens", target: button.target };
  return { does: "presses", target: button.target, ...(button.confirm && { confirm: button.confirm }) };
}
