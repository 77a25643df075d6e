/** A 庁内Q&A as it stands, or stood. Days are `YYYY-MM-DD`. */
export type CuratedAnswer = {
  readonly id: string;
  /** Cited as `qa#<number>`. */
  readonly number: number;
  readonly version: number;
  readonly question: string;
  readonly text: string;
  readonly author: string;
  readonly writtenOn: string;
  readonly reviewOn: string;
  readonly basis: readonly Basis[];
  readonly withdrawn: boolean;
};

/** A section that it rests on, with the SHA-256 of the section's text when it was written. */
export type Basis = { readonly section: string; readonly hash: string };

export type Draft = {
  readonly question: string;
  readonly text: string;
  readonly basis: readonly Basis[];
  readonly reviewOn: string;
};

/** Sections whose words have changed, or that are gone, since the answer was written: it may no longer hold. */
export const changedBasis = (
  { basis }: Pick<CuratedAnswer, "basis">,
  hashOf: (section: string) => string | undefined,
): readonly string[] => basis.filter(({ section, hash }) => hashOf(section) !== hash).map(({ section }) => section);
