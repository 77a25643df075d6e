/** A sheet of a workbook as data: what stands in it, how it looks, and how it is printed. */
export type Sheet = {
  /** Whatever it is called: Excel's limits are kept for it, and of two alike the second is numbered. */
  readonly name: string;
  /** The width of each column in characters; a kanji takes two. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  readonly print: Print;
};

/** From the left; undefined leaves a cell empty. What a `span` covers is not listed. */
export type Row = readonly (Cell | undefined)[];

export type Cell = Value & Look;

/** Text is shown as it was typed, whatever it looks like: never a formula, a number or a date. date: `YYYY-MM-DD`. */
export type Value = { readonly text: string } | { readonly number: number } | { readonly date: string };

export type Look = {
  readonly style?: "heading" | "label" | "body" | "quiet";
  readonly align?: "start" | "center" | "end";
  /** Long text goes on in the next line, and the row is as high as it needs: about 20 lines, Excel has no higher ones. */
  readonly wrap?: boolean;
  /** So many columns wide. */
  readonly span?: number;
  readonly border?: boolean;
  readonly fill?: "grey" | "blue" | "yellow";
};

/** On A4, all columns on one page's width, with page numbers at the foot. */
export type Print = {
  readonly orientation: "portrait" | "landscape";
  /** So many rows from the top are printed again on every page. */
  readonly repeat?: number;
  /** At the head of every page on the right, and at its foot on the left. */
  readonly header?: string;
  readonly footer?: string;
};
