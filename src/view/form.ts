import type { Block } from "./card.ts";
import type { Target } from "./target.ts";

/** What a person is asked, as plain JSON: built by a feature, or read from `content/`. */
export type Form = {
  readonly type: "form";
  readonly title: string;
  /** Where the answers go. */
  readonly target: Target;
  /** Who can read what is typed here, as names or offices; shown before the first field. */
  readonly readers: readonly string[];
  /** What must be read before typing: a passage, what was said last time. */
  readonly intro?: readonly Block[];
  readonly fields: readonly Field[];
  readonly submitLabel: string;
  /** Turn the form into another one (back, one more goal, save for later); what was typed goes along. */
  readonly buttons?: readonly FormButton[];
  /** The page of a long form, from 1. */
  readonly page?: { readonly at: number; readonly titles: readonly string[] };
};

/** name: sent as `via` with the entries; `submit` when the form's own button was pressed. */
export type FormButton = { readonly name: string; readonly label: string };

type Common = {
  readonly id: string;
  readonly label: string;
  /** One line under the label. */
  readonly hint?: string;
  readonly optional?: true;
  /** What is wrong with the entry, in the reader's language. */
  readonly error?: string;
};

/** A choice as it is stored (`value`) and read (`label`); at most 100 in one field. */
export type Option = { readonly value: string; readonly label: string };

/** maxLength counts graphemes, as a person would. Numbers and bounds are decimal. */
export type Field = Common &
  (
    | { readonly type: "text"; readonly long?: true; readonly maxLength?: number; readonly value?: string }
    | {
        readonly type: "number";
        readonly min?: number;
        readonly max?: number;
        readonly whole?: true;
        readonly unit?: string;
        readonly value?: string;
      }
    | { readonly type: "choice"; readonly options: readonly Option[]; readonly value?: string }
    | {
        readonly type: "choices";
        readonly options: readonly Option[];
        readonly atMost?: number;
        readonly value?: readonly string[];
      }
    | { readonly type: "scale"; readonly steps: readonly Option[]; readonly value?: string }
    | { readonly type: "yes-no"; readonly yes: string; readonly no: string; readonly value?: string }
    | { readonly type: "date"; readonly earliest?: string; readonly latest?: string; readonly value?: string }
    | { readonly type: "person"; readonly chosen?: Option; readonly value?: string }
  );

/** What a platform hands back: field id → what was entered, as text; `choices` give a list. */
export type Entries = Readonly<Record<string, string | readonly string[]>>;

/** Keeps the literal field ids, so that `readAnswers` gives back an object with exactly those keys. */
export const form = <const F extends Omit<Form, "type">>(parts: F): F & { readonly type: "form" } => ({
  type: "form",
  ...parts,
});
