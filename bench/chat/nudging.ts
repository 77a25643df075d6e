import type { Feature } from "../../src/bot/feature.ts";
import type { Notice } from "../../src/bot/notice.ts";
import { askTarget } from "../../src/features/enquiry/targets.ts";
import type { Tx } from "../../src/services/database/database.ts";

/** A nudge of the usual size, with a button that opens a form. */
export const nudging: Feature<Tx> = {
  name: "bench",
  opens: {},
  presses: {},
  submits: {},
  shows: {
    nudge: {
      who: "everyone",
      run: async () => ({
        type: "card",
        kicker: "1on1",
        title: "今月の1on1の予定がまだ決まっていません",
        section: "agano#6-3-1-2",
        body: [
          { type: "text", text: "前回から30日がたちました。15分でも構いません。次の予定を決めませんか。" },
          { type: "facts", facts: [{ label: "前回", value: "10月23日（金）" }] },
        ],
        buttons: [{ kind: "opens", label: "人事係に質問する", target: askTarget(undefined), style: "main" }],
      }),
    },
  },
};

/** wave: each gives everybody another one. */
export const nudgeTo = (to: string, wave: number): Notice => ({
  ...{ to, feature: "bench", kind: "nudge", about: {} },
  once: `bench:${wave}:${to}`,
  class: "nudge",
});
