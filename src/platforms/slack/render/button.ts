import type { Button } from "../../../view/card.ts";
import type { Text } from "../text.ts";
import type { ButtonElement, Confirm, SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { contexts, fits, shortText } from "./parts.ts";
import { buttonValue, pressedBy, tooLarge } from "./value.ts";

/** The buttons of a row, after what had to be cut from them. */
export function buttonRow(buttons: readonly Button[], main: Button | undefined, t: Text): readonly SlackBlock[] {
  return [...notes(buttons, t), ...actions(buttons.flatMap((button, at) => buttonElement(button, at, main)))];
}

export const actions = (elements: readonly ButtonElement[]): readonly SlackBlock[] =>
  Array.from({ length: Math.ceil(elements.length / limits.button.inBlock) }, (_, row) => ({
    type: "actions",
    elements: elements.slice(row * limits.button.inBlock, (row + 1) * limits.button.inBlock),
  }));

/** What of these buttons does not fit on them, said in full. */
export const notes = (buttons: readonly Button[], t: Text): readonly SlackBlock[] =>
  buttons.flatMap((button) => notesOf(button, t)).flatMap((note) => contexts(note));

/**
 * A button, `action_id` being its kind and its place in the row; none when its words are more than Slack carries, and
 * the notes then say what to send. A target that is too large throws: it is a fault of the feature.
 */
export function buttonElement(button: Button, at: number, main: Button | undefined): readonly ButtonElement[] {
  if (button.kind === "links") return [linkElement(button, at, main)];
  const value = buttonValue(pressedBy(button));
  if (value === undefined) return wordsTooLong(button);
  return [
    {
      type: "button",
      action_id: `${button.kind}.${at}`,
      text: shortText(button.label, limits.button.label),
      value,
      ...styleOf(button, main),
      ...(button.kind === "presses" && button.confirm && { confirm: confirmOf(button.confirm, button.style) }),
    },
  ];
}

/** Slack opens the address itself, and tells us of it too. */
const linkElement = (
  button: Extract<Button, { kind: "links" }>,
  at: number,
  main: Button | undefined,
): ButtonElement => ({
  type: "button",
  action_id: `links.${at}`,
  text: shortText(button.label, limits.button.label),
  url: button.url,
  ...styleOf(button, main),
});

function wordsTooLong(button: Exclude<Button, { kind: "links" }>): readonly [] {
  if (button.kind !== "asks") throw tooLarge(button.target);
  return [];
}

/** Slack has no quiet button; only one is filled, as on the other platforms. */
function styleOf(button: Button, main: Button | undefined): { readonly style?: "primary" | "danger" } {
  if (button.style === "danger") return { style: "danger" };
  return button === main ? { style: "primary" } : {};
}

type Asked = { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };

const confirmOf = ({ title, text, yes, no }: Asked, style: Button["style"]): Confirm => ({
  title: shortText(title, limits.confirm.title),
  text: shortText(text, limits.confirm.text),
  confirm: shortText(yes, limits.confirm.button),
  deny: shortText(no, limits.confirm.button),
  ...(style === "danger" && { style }),
});

function notesOf(button: Button, t: Text): readonly string[] {
  if (button.kind === "asks" && buttonValue({ does: "asks", words: button.words }) === undefined)
    return [t.sayThis(button.label, button.words)];
  const label = fits(button.label, limits.button.shown) ? [] : [t.fullLabel(button.label)];
  const confirm = button.kind === "presses" && button.confirm ? cutOf(button.confirm) : [];
  return [...label, ...confirm.map((words) => t.fullConfirm(button.label, words))];
}

const cutOf = ({ title, text, yes, no }: Asked): readonly string[] => [
  ...(fits(title, limits.confirm.title) ? [] : [title]),
  ...(fits(text, limits.confirm.text) ? [] : [text]),
  ...[yes, no].filter((word) => !fits(word, limits.confirm.button)),
];
