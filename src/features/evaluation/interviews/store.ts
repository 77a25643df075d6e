import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { InterviewKind } from "../evaluation.ts";
import { type Evaluation, interviewOf, type Sheet } from "../record.ts";
import { interviewPlace } from "../seen.ts";
import type { Side } from "./interview.ts";

/** What is written at once; what is left out stays as it is. */
export type Change = {
  readonly times?: {
    readonly proposed: readonly string[];
    readonly by: string | null;
    readonly meetsAt: string | null;
  };
  /** by: whose it is; a former rater's stays as it is. */
  readonly sheet?: { readonly side: Side; readonly by: string; readonly at: Date; readonly sheet: Sheet };
  /** Takes the place of an omission, and is to be signed anew. */
  readonly held?: { readonly on: string; readonly record: string; readonly by: string; readonly at: Date };
  readonly signed?: { readonly at: Date; readonly remark: string };
  readonly omitted?: string;
};

/** Writes to an interview of a locked evaluation. newId: for one of which nothing was written before. */
export async function saveInterview(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  evaluation: Evaluation,
  kind: InterviewKind,
  change: Change,
  newId: string,
): Promise<void> {
  const before = interviewOf(evaluation, kind);
  const id = before?.id ?? newId;
  const data = columns(change, (column, words) => crypto.seal(words, interviewPlace(column, id)));
  if (change.sheet?.side === "first") await saveRaterSheet(tx, crypto, { evaluation, kind, newId }, change.sheet);
  if (!before) {
    await tx.evaluationInterview.create({ data: { id, evaluationId: evaluation.id, kind, ...data } });
    return;
  }
  const { count } = await tx.evaluationInterview.updateMany({
    where: { id, version: before.version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count !== 1) throw new Error("an interview changed while its evaluation was locked");
}

/** The id of a new one may be the interview's too: they are rows of two tables. */
async function saveRaterSheet(
  tx: Tx,
  crypto: Pick<Crypto, "seal">,
  on: { readonly evaluation: Evaluation; readonly kind: InterviewKind; readonly newId: string },
  { by: authorId, at: updatedAt, sheet }: NonNullable<Change["sheet"]>,
): Promise<void> {
  const { evaluation, kind, newId } = on;
  const before = interviewOf(evaluation, kind)?.raterSheets.find(({ author }) => author.id === authorId);
  const id = before?.id ?? newId;
  const data = { body: crypto.seal(JSON.stringify(sheet), interviewPlace("rater_sheet", id)), updatedAt };
  await tx.evaluationRaterSheet.upsert({
    where: { id },
    update: data,
    create: { id, evaluationId: evaluation.id, kind, authorId, ...data },
  });
}

type Seal = (column: string, words: string) => Uint8Array<ArrayBuffer>;

const columns = ({ times, sheet, held, signed, omitted }: Change, seal: Seal) => ({
  ...(times && { proposed: [...times.proposed], proposedById: times.by, meetsAt: times.meetsAt }),
  ...(sheet?.side === "member" && { memberSheet: seal("member_sheet", JSON.stringify(sheet.sheet)) }),
  ...(held && {
    ...{ heldOn: new Date(held.on), record: seal("record", held.record) },
    ...{ recordedById: held.by, recordedAt: held.at, omitted: null, signedAt: null, remark: null },
  }),
  ...(signed && { signedAt: signed.at, remark: signed.remark === "" ? null : seal("remark", signed.remark) }),
  ...(omitted !== undefined && { omitted: seal("omitted", omitted) }),
});
