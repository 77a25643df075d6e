import type { Button } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Evaluation } from "../record.ts";
import { target } from "../targets.ts";
import { text } from "./text.ts";

export type Files = "record-sheet" | "cycle-export";

/** 人事評価記録書 of one person, as far as whoever saves it may see; none where nothing is evaluated. */
export const sheetButton = ({ id, state }: Pick<Evaluation, "id" | "state">, locale: Locale): readonly Button[] =>
  state === "exempt"
    ? []
    : [
        {
          ...{ kind: "saves", label: text[locale].save, style: "quiet" },
          target: target("record-sheet" satisfies Files, { e: id }),
        },
      ];

/** The whole cycle, for HR. */
export const exportButton = (cycleId: string, locale: Locale): Button => ({
  ...{ kind: "saves", label: text[locale].saveCycle },
  target: target("cycle-export" satisfies Files, { c: cycleId }),
});
