import type { Seen } from "../../platforms/contract.ts";
import type { Errors } from "./checking.ts";
import type { KeptMessage } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { readMarkdown } from "./markdown.ts";
import { actionsOf, inputsOf, labelOf, shownParts } from "./parts.ts";
import { headingOf, textsOf } from "./reading.ts";
import { partsOf, type Sheet } from "./sheets.ts";
import { entriesOf } from "./typing.ts";

/** What a person has before them: words, and cards. */
export type Before = {
  readonly words: readonly string[];
  readonly sheets: readonly Sheet[];
  /** What is said beneath. */
  readonly beneath?: readonly string[];
};

export function seen({ words, sheets, beneath = [] }: Before): Seen {
  const parts = sheets.flatMap(partsOf);
  const errors = Object.assign({}, ...sheets.map((sheet) => errorsOn(sheet)));
  const own = sheets.flatMap((sheet) => Object.values(sheet.errors)).filter((text) => text !== "");
  return {
    texts: [...words, ...textsOf(parts), ...own, ...beneath].filter((text) => text !== ""),
    buttons: actionsOf(parts).map(labelOf),
    fields: inputsOf(parts).map(({ id }) => String(id)),
    entries: Object.assign({}, ...sheets.map((sheet) => entriesOf(inputsOf(partsOf(sheet)), sheet.typed))),
    errors,
    readers: parts.filter(({ id }) => id === "readers").flatMap(readersIn),
  };
}

/** The bot draws an error as a text of its own; what the renderer finds comes first, as the newer one. */
const errorsOn = (sheet: Sheet): Errors => ({ ...errorsIn(partsOf(sheet)), ...sheet.errors });

const errorsIn = (parts: readonly Json[]): Errors =>
  Object.fromEntries(
    parts.flatMap((part) => {
      const [, field] = /^error:(.+)$/s.exec(String(part.id)) ?? [];
      return field === undefined ? [] : [[field, textsOf(shownParts(part)).join("")]];
    }),
  );

const labels = [
  { label: /^読める人\s*[：:]?\s*/, between: "、" },
  { label: /^Who can read this\s*[：:]?\s*/, between: ", " },
];

/** The line that says who reads what is typed. */
function readersIn(part: Json): readonly string[] {
  const line = textsOf(shownParts(part)).join("");
  return labels.flatMap(({ label, between }) =>
    label.test(line) ? line.replace(label, "").split(between).filter(Boolean) : [],
  );
}

/** What a message says besides its cards. */
export const wordsOf = ({ text, textFormat }: KeptMessage): string =>
  textFormat === "plain" || textFormat === "xml" ? text : readMarkdown(text);

/** By what a person would call a message: its heading, else what its notification said, else its words. */
export const titleOf = (message: KeptMessage): string =>
  headingOf(message.cards.flatMap((card) => shownParts(card))) ?? (message.summary || wordsOf(message));
