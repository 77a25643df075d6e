import type { Json } from "./ledger.ts";

/** What somebody folded out or in, by the id of an element. */
export type Toggled = Readonly<Record<string, boolean>>;

const known =
  /^(AdaptiveCard|ActionSet|Action\.(Execute|Submit|OpenUrl|ToggleVisibility|ShowCard)|TextBlock|RichTextBlock|TextRun|FactSet|Image|ImageSet|Media|Container|ColumnSet|Column|Table|TableRow|TableCell|Input\.(Text|Number|Date|Time|Toggle|ChoiceSet)|Chart\.[\w.]+|Badge|Icon|ProgressBar|ProgressRing|CodeBlock|Carousel|CarouselPage|Rating|Input\.Rating|CompoundButton)$/;
const aside = new Set(["data", "fallback", "refresh", "msteams", "choices", "choices.data", "card"]);

/**
 * The elements and actions that a person meets, in their order. What is hidden is not met, and what Teams does not know
 * is met as what stands in for it. A chart is met with the same in numbers, for those who cannot see it.
 */
export function shownParts(node: unknown, toggled: Toggled = {}): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap((each) => shownParts(each, toggled));
  if (typeof node !== "object" || node === null) return [];
  const part = node as Json;
  if (!(toggled[String(part.id)] ?? part.isVisible !== false)) return [];
  const type = typeof part.type === "string" ? part.type : "";
  if (type !== "" && !known.test(type)) return shownParts(part.fallback, toggled);
  const inner = Object.entries(part).filter(([key]) => !aside.has(key));
  const inNumbers = type.startsWith("Chart.") ? shownParts(part.fallback, toggled) : [];
  return [part, ...inner.flatMap(([, value]) => shownParts(value, toggled)), ...inNumbers];
}

/** Every input of a card, also what is hidden: all of it is sent. */
export const inputsIn = (card: Json): readonly Json[] => inputsOf(everything(card));

/** Whether an element is to be seen when nobody has folded anything. */
export const startsShown = (card: Json, id: string): boolean =>
  everything(card).find((each) => each.id === id)?.isVisible !== false;

function everything(node: unknown): readonly Json[] {
  if (Array.isArray(node)) return node.flatMap(everything);
  if (typeof node !== "object" || node === null) return [];
  const inner = Object.entries(node).filter(([key]) => !aside.has(key));
  return [node as Json, ...inner.flatMap(([, value]) => everything(value))];
}

export const inputsOf = (parts: readonly Json[]): readonly Json[] =>
  parts.filter(({ type }) => /^Input\./.test(String(type)));

/** What can be pressed; an action without a name is none that one could ask for. */
export const actionsOf = (parts: readonly Json[]): readonly Json[] =>
  parts.filter((part) => /^Action\./.test(String(part.type)) && part.isEnabled !== false && labelOf(part) !== "");

export const labelOf = ({ title, tooltip }: Json): string => String(title ?? tooltip ?? "");
