import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import { isUuid } from "../../../services/database/uuid.ts";
import type { Evaluation, Fact } from "../record.ts";
import { factPlace } from "../seen.ts";

export async function addFact(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  { id: evaluationId }: Evaluation,
  authorId: string,
  { id, day, item, words }: Fact,
): Promise<void> {
  const data = { id, evaluationId, authorId, day: new Date(day), item: item ?? null };
  await tx.evaluationFact.create({ data: { ...data, words: crypto.seal(words, factPlace(id)) } });
}

/** Only the author's own; one that is gone already changes nothing. */
export async function deleteFact(tx: Tx, { id: evaluationId }: Pick<Evaluation, "id">, authorId: string, id: string) {
  if (isUuid(id)) await tx.evaluationFact.deleteMany({ where: { id, evaluationId, authorId } });
}
