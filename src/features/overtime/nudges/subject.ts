import type { Foresight, NoForesight } from "../foresight/foresee.ts";
import type { Held } from "../limits/designation.ts";
import type { HealthFinding, HealthUnknown } from "../limits/health.ts";
import type { Finding } from "../limits/limits.ts";

/** What is known of one person as of one day. */
export type Subject = {
  /** Person id, as are the managers and HR. */
  readonly person: string;
  readonly managers: readonly string[];
  readonly hr: readonly string[];
  /** The month that the day is in. */
  readonly month: string;
  /** Minutes in it so far; undefined without data. */
  readonly worked: number | undefined;
  /** Of this month, as `kindOfMonth` says. */
  readonly kind: Held["kind"] | undefined;
  /** Whether 特例業務 falls in this month: then nobody is told that its limit is likely to be passed. */
  readonly exempt: boolean;
  readonly findings: readonly Finding[];
  /** Of every month that is still to be told of; what was told once is not told again. */
  readonly health: readonly (HealthFinding | HealthUnknown)[];
  readonly foresight: Foresight | NoForesight;
};
