import { createHash } from "node:crypto";
import type { Words } from "../../services/content/written/shapes.ts";
import { floors } from "./publication/floors.ts";

/** What is asked with one question. */
export type Question = {
  /** The same in every survey that asks the same. */
  readonly id: string;
  /** The policy section it comes from, such as `agano#6-3-1-1`. */
  readonly section: string;
  readonly ask: Words;
  /** Of the strain that people are under: a higher floor. */
  readonly strain: boolean;
  /** What a manager may try where the answers are low. */
  readonly try?: Words;
  /** A choice of these, told for the whole city only; without them, a scale from 1 to 5. */
  readonly options?: readonly { readonly id: string; readonly name: Words }[];
};

export type Survey = {
  readonly id: string;
  readonly name: Words;
  readonly questions: readonly Question[];
  /** What the optional comment asks; without it there is none. */
  readonly comment?: Words;
};

/** By question: 1 to 5, or the id of an option. */
export type Answers = Readonly<Record<string, string>>;

export const steps = ["1", "2", "3", "4", "5"] as const;

export const isScale = ({ options }: Question): boolean => options === undefined;

export const floorOf = ({ strain }: Pick<Question, "strain">): number => (strain ? floors.strain : floors.score);

/** What an opened survey is held to; the same in whatever order a database gives its keys back. */
export const hashOf = (survey: Survey): string => createHash("sha256").update(canonical(survey)).digest("hex");

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, each: unknown) =>
    each && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each,
  );

/** The survey whose turn it is: the one after that which was opened last, by the order of the files. */
export function nextOf(surveys: readonly Survey[], last: string | undefined): Survey | undefined {
  const at = surveys.findIndex(({ id }) => id === last);
  return surveys[(at + 1) % surveys.length];
}
