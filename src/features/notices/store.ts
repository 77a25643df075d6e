import type { Database, Tx } from "../../services/database/database.ts";
import type { NudgeKind, Stop } from "./nudge.ts";

/** What people do not want to be told for now. Everybody reads and changes their own. */
export type Stops = {
  /** Those that hold at an instant. */
  readonly of: (personId: string, now: Date, tx?: Tx) => Promise<readonly Stop[]>;
  /** In place of an earlier one. */
  readonly set: (tx: Tx, personId: string, stop: Stop) => Promise<void>;
  readonly lift: (tx: Tx, personId: string, nudge: Pick<NudgeKind, "feature" | "kind">) => Promise<void>;
};

export const createStops = (db: Database): Stops => ({
  of: async (personId, now, tx = db) => {
    const rows = await tx.mute.findMany({ where: { personId, OR: [{ until: null }, { until: { gt: now } }] } });
    return rows.map(({ feature, kind, until }) => ({ feature, kind, until: until ?? undefined }));
  },
  set: async (tx, personId, { feature, kind, until = null }) => {
    const id = { personId, feature, kind };
    await tx.mute.upsert({
      where: { personId_feature_kind: id },
      create: { ...id, until },
      update: { until },
    });
  },
  lift: async (tx, personId, { feature, kind }) => {
    await tx.mute.deleteMany({ where: { personId, feature, kind } });
  },
});
