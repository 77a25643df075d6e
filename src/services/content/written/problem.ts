/** Something in the content that cannot be used, in Japanese, for a person who has never seen such a file. */
export type Problem = {
  /** From the folder that holds `content` on: `content/evaluation/forms/staff.yaml`. */
  readonly file: string;
  /** From 1; absent where it is about the file or folder as a whole. */
  readonly line?: number;
  readonly message: string;
};

/** `content/evaluation/forms/staff.yaml 12行目：weight の合計が95です。100にしてください。` */
export const problemText = ({ file, line, message }: Problem): string =>
  `${file}${line === undefined ? "" : ` ${line}行目`}：${message}`;

/** Content as the city has written it cannot be used; every reason at once. */
export class ContentProblem extends Error {
  override readonly name = "ContentProblem";
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemText).join("\n"));
    this.problems = problems;
  }
}
