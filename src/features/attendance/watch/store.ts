import type { Notice } from "../../../bot/notice.ts";
import type { Database, Tx } from "../../../services/database/database.ts";
import type { Told, Watch } from "./watch.ts";

type Telling = {
  readonly db: Database;
  /** Person ids of HR today. */
  readonly personnel: () => Promise<readonly string[]>;
  readonly write: (tx: Tx, notices: readonly Notice[], now: Date) => Promise<void>;
  readonly now: () => Date;
};

/** Tells everybody in HR what became of a file. */
export const tellPersonnel =
  ({ db, personnel, write, now }: Telling): Watch["tell"] =>
  async (kind: Told, once) => {
    const people = await personnel();
    const notices = people.map(
      (to): Notice => ({ to, feature: "attendance", kind, about: {}, once: `${once}:${to}`, class: "receipt" }),
    );
    await db.$transaction((tx) => write(tx, notices, now()));
  };
