import type { Person } from "../../../people/person.ts";

/** 条例, 規則, 要綱・訓令, 方針, 庁内Q&A: in order of rank, the highest first. */
export const kinds = ["ordinance", "regulation", "directive", "policy", "qa"] as const;
export type DocumentKind = (typeof kinds)[number];

/** 正規, 会計年度任用, 再任用. */
export const employments = ["regular", "fiscal-year", "reappointed"] as const;
export type Employment = (typeof employments)[number];

/** One version of a rule, a policy or the like. Days are `YYYY-MM-DD`. */
export type Document = {
  /** As in a section's name: the file's stem; an older version's is `<stem>@<day from which it held>`. */
  readonly file: string;
  readonly title: string;
  /** 例規番号, such as 平成7年規則第3号. */
  readonly number?: string;
  readonly kind: DocumentKind;
  /** 施行日 of this version; absent: not stated. */
  readonly inForce?: string;
  /** The first day on which this version no longer holds; absent: current. */
  readonly until?: string;
  /** Empty: not stated. */
  readonly appliesTo: readonly Employment[];
  /** Invented for the demo (見本), no rule of any city. */
  readonly sample: boolean;
};

/** 0 for the highest, 条例; a lower rank gives way to a higher one. */
export const rankOf = (kind: DocumentKind): number => kinds.indexOf(kind);

export const holdsOn = ({ inForce, until }: Document, day: string): boolean =>
  (inForce === undefined || inForce <= day) && (until === undefined || day < until);

/** As 職名 or 職種 says; undefined where neither says it. Nobody is taken for 正規 by guess. */
export function employmentOf({ title, jobType }: Pick<Person, "title" | "jobType">): Employment | undefined {
  const words = `${title} ${jobType}`.normalize("NFKC");
  if (words.includes("会計年度任用")) return "fiscal-year";
  return words.includes("再任用") ? "reappointed" : undefined;
}

/** The article (条) in which a paragraph (項) of a rule stands: 「12」 for 「12.2」. A policy's ids mean no such thing. */
export const articleId = ({ kind }: Pick<Document, "kind">, id: string): string =>
  kind === "policy" || kind === "qa" ? id : id.replace(/\.\d+$/u, "");

/** True only where it is known to whom the document applies and that this person is none of them. */
export const doesNotApply = ({ appliesTo }: Document, employment: Employment | undefined): boolean =>
  employment !== undefined && appliesTo.length > 0 && !appliesTo.includes(employment);
