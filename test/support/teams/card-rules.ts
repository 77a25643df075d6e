import type { Json } from "./ledger.ts";

// What Teams asks of an Adaptive Card: in part it refuses what breaks this, in part it shows it wrongly without a word.

export type Where = "message" | "dialog";
export type Broken = { readonly rule: string; readonly detail: string };

/** Of a message's card, and of a dialog's, for which Microsoft names no limit of its own. */
const MOST_BYTES: Readonly<Record<Where, number>> = { message: 28 * 1024, dialog: 80 * 1024 };
const MOST_ACTIONS = 6;

/** Texts are counted as UTF-16. */
export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value), "utf16le");

/** Every rule that a card breaks in the place where it is shown. */
export function brokenRules(card: Json, where: Where): readonly Broken[] {
  const nodes = nodesIn(card);
  return [
    ...versionRule(card),
    ...sizeRule(card, where),
    ...nodes.flatMap(actionsRule),
    ...nodes.filter(({ type }) => type === "Action.Execute").flatMap(where === "dialog" ? dialogRule : fallbackRule),
    ...inputRules(nodes.filter(({ type }) => /^Input\./.test(String(type)))),
  ];
}

const aside = new Set(["data", "fallback", "refresh", "msteams", "choices", "choices.data"]);

/** Elements and actions, but for what only stands in for them. */
function nodesIn(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(nodesIn);
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).filter(([key]) => !aside.has(key));
  return [node as Json, ...inner.flatMap(([, value]) => nodesIn(value))];
}

const versionRule = ({ version }: Json): readonly Broken[] =>
  Number(version) <= 1.5 ? [] : [{ rule: "version", detail: String(version) }];

const sizeRule = (card: Json, where: Where): readonly Broken[] =>
  bytesOf(card) <= MOST_BYTES[where] ? [] : [{ rule: "card size", detail: `${bytesOf(card)} bytes` }];

const actionsRule = ({ type, actions }: Json): readonly Broken[] =>
  Array.isArray(actions) && actions.length > MOST_ACTIONS
    ? [{ rule: "actions", detail: `${actions.length} in one ${type}` }]
    : [];

const dialogRule = ({ title }: Json): readonly Broken[] => [{ rule: "execute in a dialog", detail: String(title) }];

const fallbackRule = ({ title, fallback }: Json): readonly Broken[] =>
  typeof fallback === "object" && fallback !== null
    ? []
    : [{ rule: "execute without a fallback", detail: String(title) }];

function inputRules(inputs: readonly Json[]): readonly Broken[] {
  const ids = inputs.map(({ id }) => id);
  const twice = ids.filter((id, at) => id !== undefined && ids.indexOf(id) !== at);
  const nameless = inputs.filter(({ id }) => typeof id !== "string" || id === "");
  return [
    ...twice.map((id) => ({ rule: "duplicate input", detail: String(id) })),
    ...nameless.map(({ type, label }) => ({ rule: "input without an id", detail: `${type} ${label}` })),
  ];
}
