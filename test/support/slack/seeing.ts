import { text } from "../../../src/platforms/slack/text.ts";
import type { Seen } from "../../platforms/contract.ts";
import type { Blocks, KeptMessage } from "./conversations.ts";
import { buttonsOf, inputsOf, labelOf, textsOf, wordsOf } from "./reading.ts";
import { entriesOf, type Typed } from "./typing.ts";
import type { KeptView } from "./views.ts";

/** What a person has before them. */
export type Surface =
  | { readonly on: "messages"; readonly messages: readonly KeptMessage[] }
  | { readonly on: "view"; readonly view: KeptView; readonly typed: Typed; readonly errors: Errors };
export type Errors = Readonly<Record<string, string>>;

export function seen(surface: Surface): Seen {
  const blocks = surface.on === "view" ? surface.view.blocks : surface.messages.flatMap((message) => message.blocks);
  const texts = textsOf(blocks);
  const readers = texts.flatMap(readersIn);
  const buttons = buttonsOf(blocks).map(labelOf);
  if (surface.on === "messages") return { texts, buttons, fields: [], entries: {}, errors: {}, readers };
  const { view, typed, errors } = surface;
  const submit = wordsOf(view.submit);
  return {
    texts: [wordsOf(view.title), ...texts, ...Object.values(errors)],
    buttons: submit === "" ? buttons : [...buttons, submit],
    fields: inputsOf(blocks).map(({ block_id }) => block_id),
    entries: entriesOf(typed),
    errors: { ...errorsIn(blocks), ...errors },
    readers,
  };
}

const languages = [text.ja, text.en];

/** The line that says who reads what is typed. */
const readersIn = (line: string): readonly string[] =>
  languages.flatMap((t) => {
    const before = t.labelled(t.readers);
    return line.startsWith(before) ? line.slice(before.length).split(t.between) : [];
  });

/** What is drawn above an input as wrong with it. */
function errorsIn(blocks: Blocks): Errors {
  const errors: Record<string, string> = {};
  let wrong: string | undefined;
  for (const block of blocks) {
    wrong = (block.type === "rich_text" ? mistakeIn(textsOf([block])[0] ?? "") : undefined) ?? wrong;
    if (block.type !== "input") continue;
    if (wrong !== undefined) errors[block.block_id] = wrong;
    wrong = undefined;
  }
  return errors;
}

/** 「時間」を確認してください：… */
const mistakeIn = (line: string): string | undefined =>
  languages
    .map((t) => t.mend("|").split("|"))
    .filter(([before = "", after = ""]) => line.startsWith(before) && line.includes(after))
    .map(([, after = ""]) => line.slice(line.indexOf(after) + after.length))[0];
