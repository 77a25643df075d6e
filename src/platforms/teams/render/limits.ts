/** Every limit of Teams that a drawing must keep; sources: learn.microsoft.com/microsoftteams/platform, cards and bots. */
export const limits = {
  /** A card, in UTF-16 as Teams counts: what its smallest surface takes; a bot's message may hold about 100 KB. */
  bytes: 28 * 1024,
  /** A dialog's: what was typed stands in it, which may be much. */
  dialogBytes: 80 * 1024,
  /** Buttons in one row before Teams hides the rest behind 「…」. */
  actions: 6,
  /** A button's label; far longer than any is shown. */
  label: 200,
  /** One text, so that a card can be taken apart between texts. */
  text: 3000,
  rows: 40,
  summary: 150,
} as const;

export const sizeOf = (drawn: unknown): number => 2 * JSON.stringify(drawn).length;
