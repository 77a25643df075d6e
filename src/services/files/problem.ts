/** What is wrong with a file, where a person finds it. The header is line 1; problems of the whole file use it. */
export type FileProblem = {
  readonly line: number;
  /** The column by its heading; "" where it is the whole line or file. */
  readonly column: string;
  /** Japanese: what is wrong, and what would be right. */
  readonly message: string;
};
