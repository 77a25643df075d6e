import type { State } from "../../../src/features/evaluation/evaluation.ts";
import type { Card } from "../../../src/view/card.ts";
import type { Target } from "../../../src/view/target.ts";
import type { Who, Year } from "../../support/evaluation.ts";

// What the tests of one part of the evaluation year have in common.

/** Puts somebody's evaluation where a test needs it. */
export const put = (year: Year, who: Who, state: State) =>
  year.db.evaluation.update({ where: { id: year.of(who) }, data: { state } });

/** The button of a card that has this label, wherever it stands. */
export function button(card: unknown, label: string): Target {
  const drawn = card as Card;
  const all = [
    ...(drawn.buttons ?? []),
    ...drawn.body.flatMap((block) => (block.type === "buttons" ? block.buttons : [])),
  ];
  const found = all.find((each) => each.label === label);
  if (!found || !("target" in found)) throw new Error(`no button ${label} among ${all.map((each) => each.label)}`);
  return found.target;
}

export const said = (answer: unknown): string => JSON.stringify(answer);

/** How often somebody was told that something waits for them. */
export const told = (year: Year, who: Who): Promise<number> =>
  year.db.notice.count({ where: { toId: year.ids[who], kind: "desk" } });
