import type { Locale } from "../view/locale.ts";

type Worded = Readonly<Record<Locale, string>>;

/** One kind of record in which a person is named, as they are told of it. */
export type Holding = {
  readonly id: string;
  readonly what: Worded;
  /** undefined: nobody can read it. */
  readonly readers: Worded | undefined;
  /** How long it is kept, and from when that counts. */
  readonly kept: Worded;
  /** It is written into the archive before it goes. */
  readonly official: boolean;
  /** Tables in which there is something. */
  readonly tables: readonly string[];
  readonly count: number;
  /** How many in which part, such as `asker`; one can be in two. */
  readonly parts: Readonly<Record<string, number>>;
  /** Day of the oldest. */
  readonly since: string | undefined;
  /** The first day on which one of them is past its period; undefined: no period has begun. */
  readonly goesOn: string | undefined;
};

/** All that the product holds of a person. held: nothing of it is deleted for now. */
export type Held = { readonly held: boolean; readonly holdings: readonly Holding[] };
