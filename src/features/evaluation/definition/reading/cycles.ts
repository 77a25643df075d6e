import { z } from "zod";
import { differ, ruled } from "../../../../services/content/written/rules.ts";
import { id, map, monthDay, oneOf, share, whole, words } from "../../../../services/content/written/shapes.ts";
import { type CycleKind, disclosures, stages, type When } from "../definition.ts";
import { cycleFaults, cyclesFaults, stagesFaults } from "./cycle-rules.ts";

const period = map({ from: monthDay, to: monthDay });
const months = map({ months: whole(0, 24) });

const stagesOf = <W extends When>(when: z.ZodType<W>) =>
  ruled(z.array(map({ stage: oneOf(stages), opens: when, due: when })).min(1), differ("stage"), stagesFaults);

const common = {
  id,
  name: words,
  disclosure: oneOf(disclosures),
  complaints: map({ talk_within_days: whole(1, 365), review_within_days: whole(1, 365) }),
  goals: map({ least: whole(0, 10), most: whole(0, 10) }),
  exempt: ruled(z.array(map({ id, name: words })), differ("id")),
  least_service: share,
};

const dated = ruled(
  map({
    ...common,
    ability: period.exactOptional(),
    performance: period.exactOptional(),
    stages: stagesOf(monthDay),
    notice_of_transfers: monthDay.exactOptional(),
  }),
  cycleFaults,
);

const probation = ruled(
  map({ ...common, probation: map({ months: whole(1, 24) }), stages: stagesOf(months) }),
  cycleFaults,
);

const isProbation = (read: unknown) => typeof read === "object" && read !== null && "probation" in read;

/** A union's issues would be those of both kinds; here only those of the kind that it is. */
const cycle = z.unknown().transform((read, context): CycleKind => {
  const kind: z.ZodType<CycleKind> = isProbation(read) ? probation : dated;
  const result = kind.safeParse(read, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) context.issues.push(issue as z.core.$ZodRawIssue);
  // As it was written, for the rules about all cycles.
  return read as CycleKind;
});

/** `cycle.yaml`. */
export const cyclesFile: z.ZodType<{ cycles: CycleKind[] }> = map({
  cycles: ruled(z.array(cycle).min(1), differ("id"), cyclesFaults),
});
