import type { Definition } from "../../../../src/features/evaluation/definition/definition.ts";
import type { Bodies, Goal } from "../../../../src/features/evaluation/parts/part.ts";
import type { Player, Start } from "./script.ts";

// What is written when a script begins.

export type Seed = {
  readonly kind: "goals" | "self" | "first";
  readonly author: Player;
  readonly body: Bodies["goals"] | Bodies["self"];
  readonly handedIn: boolean;
};

const goal = (n: number): Goal => ({
  ...{
    id: `g${n}`,
    what: `語${n}1。`,
    level: `語${n}2。`,
    due: "2027-02-01",
    how: `語${n}3。`,
    unitGoal: "",
    section: "",
  },
  ...{ difficulty: undefined, management: false },
});

/** A whole rating, so that its last page can be handed in. */
const rating = ({ forms }: Pick<Definition, "forms">, n: number): Bodies["self"] => {
  const items = forms.find(({ id }) => id === "staff")?.groups.flatMap((group) => group.items) ?? [];
  return {
    items: Object.fromEntries(items.map(({ id }) => [id, { grade: "B", words: "" }])),
    goals: Object.fromEntries([1, 2, 3].map((at) => [`g${at}`, { grade: "B", words: `語${n}${at}。` }])),
    overall: { grade: "B", words: `語${n}4。` },
  };
};

export function seedsOf(definition: Definition, start: Start): readonly Seed[] {
  const goals = [1, 2, 3].map(goal);
  const aims: Seed = { kind: "goals", author: "hana", body: { goals }, handedIn: start !== "goals" };
  const self: Seed = { kind: "self", author: "hana", body: rating(definition, 4), handedIn: start === "first" };
  const first: Seed = { kind: "first", author: "boss", body: rating(definition, 5), handedIn: false };
  if (start === "self") return [aims, self];
  return start === "first" ? [aims, self, first] : [aims];
}

/** The words in something that was written. */
export const wordsIn = (written: unknown): readonly string[] => JSON.stringify(written).match(/語\d+。/g) ?? [];
