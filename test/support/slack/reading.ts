import type { Block, Blocks } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import type { Pressed } from "./payloads.ts";

// What a person reads in blocks, whoever drew them.

export const listed = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : []);
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** The words of a text object. */
export const wordsOf = (text: unknown): string => {
  const { type, text: words } = (text ?? {}) as Json;
  return type === "plain_text" || type === "mrkdwn" ? unescaped(String(words)) : "";
};

/** Every text, block by block; what stands on buttons is not among them. */
export const textsOf = (blocks: Blocks): readonly string[] => blocks.flatMap(textsIn).filter((text) => text !== "");

function textsIn(block: Block): readonly string[] {
  switch (block.type) {
    case "header":
      return [wordsOf(block.text)];
    case "section":
      return [wordsOf(block.text), ...listed(block.fields).map(wordsOf)];
    case "context":
      return listed(block.elements).map(wordsOf);
    case "rich_text":
      return listed(block.elements).flatMap(linesIn);
    case "table":
      return listed(block.rows).map((row) =>
        listed(row)
          .map(({ text }) => String(text))
          .join("\t"),
      );
    case "data_visualization":
      return [String(block.title), ...chartTexts(block.chart as Json)];
    case "input":
      return [wordsOf(block.label), wordsOf(block.hint)];
    default:
      return [];
  }
}

/** A list has its lines one step further in. */
const linesIn = ({ type, elements }: Json): readonly string[] =>
  type === "rich_text_list"
    ? listed(elements).flatMap(linesIn)
    : [
        listed(elements)
          .map(({ text }) => String(text))
          .join(""),
      ];

function chartTexts({ segments, series, axis_config }: Json): readonly string[] {
  const { categories = [], y_label } = (axis_config ?? {}) as { categories?: readonly string[]; y_label?: string };
  const point = ({ label, value }: Json) => `${label} ${value}`;
  return [
    ...listed(segments).map(point),
    ...(y_label === undefined ? [] : [y_label]),
    ...categories,
    ...listed(series).flatMap(({ name, data }) => [String(name), ...listed(data).map(point)]),
  ];
}

/** Buttons in the order in which they stand. */
export const buttonsOf = (blocks: Blocks): readonly Pressed[] =>
  blocks.flatMap(({ type, block_id, elements, accessory }) => {
    const held = type === "actions" ? listed(elements) : accessory ? [accessory as Json] : [];
    return held.filter((element) => element.type === "button").map((element) => ({ element, block_id }));
  });

export const labelOf = ({ element }: Pressed): string => wordsOf(element.text);

export const inputsOf = (blocks: Blocks): readonly Block[] => blocks.filter(({ type }) => type === "input");
