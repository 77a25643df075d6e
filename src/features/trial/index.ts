import type { Feature } from "../../bot/feature.ts";
import type { Tx } from "../../services/database/database.ts";
import { act } from "./acting.ts";
import { pagesFor } from "./pages.ts";
import { openPlan, start, submitPlan } from "./planning.ts";
import { list, report } from "./reporting.ts";
import type { Services } from "./services.ts";
import type { Opens, Presses, Shows, Submits } from "./targets.ts";
import { offer } from "./views.ts";
import { watch } from "./watching.ts";
import { withheldOn } from "./withholding.ts";

type Names = { opens: Opens; presses: Presses; submits: Submits; shows: Shows };

const who = "HR" as const;

/**
 * お知らせの効果: a kind of nudge begins unit by unit in an order drawn by lot (a stepped-wedge trial), so that HR sees
 * what it does to overtime, and how sure that is; one that annoys begins nowhere else.
 */
export const trial = (services: Services): Feature<Tx, Names> => ({
  name: "trial",
  hears: { words: ["お知らせの効果", "trial"], who, run: (turn) => list(services, turn) },
  opens: {
    plan: { who, run: (turn) => openPlan(services, turn) },
    report: { who, run: (turn) => report(services, turn) },
  },
  presses: {
    start: { who, run: (turn) => start(services, turn) },
    resume: { who, run: (turn) => act(services, turn, "resume") },
    keep: { who, run: (turn) => act(services, turn, "keep") },
    drop: { who, run: (turn) => act(services, turn, "drop") },
    restore: { who, run: (turn) => act(services, turn, "restore") },
  },
  submits: { plan: { who, run: (turn) => submitPlan(services, turn) } },
  shows: {
    list: { who, run: (turn) => list(services, turn) },
    report: { who, run: (turn) => report(services, turn) },
    suspended: { who, run: (turn) => report(services, turn) },
  },
  jobs: [watch(services)],
  withholds: (tx, day) => withheldOn(services, tx, day),
  offers: ({ locale, roles }) => (roles.includes("HR") ? [offer(locale)] : []),
  pages: pagesFor,
});
