import type { Crypto } from "../../../services/crypto.ts";
import type { Database } from "../../../services/database/database.ts";
import { commentPlace } from "../closing/store.ts";

/** Comments of a survey in an order that says nothing; none where there were too few. */
export async function commentsOf(db: Database, crypto: Crypto, surveyId: string): Promise<readonly string[]> {
  const rows = await db.pulseComment.findMany({ where: { surveyId }, orderBy: { id: "asc" } });
  return rows.map(({ id, words }) => crypto.open(words, commentPlace(id)));
}
