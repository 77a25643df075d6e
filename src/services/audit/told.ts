/**
 * Actions that whom they concern is told of. Each has words in features/records. Whatever is not named here and is no
 * reading stays untold: that a hold was set, say, would tell of an inquiry.
 */
export const toldActions = [
  "evaluation.read",
  "evaluation.exported",
  "one-on-one.read",
  "one-on-one.shortened",
  "overtime.read",
] as const;
export type ToldAction = (typeof toldActions)[number];

/** Whether whom an entry is about is told of it, in SQL over `row`. Any reading is told but that of holds. */
export const toldToSubject = `(row.action in (${toldActions.map((action) => `'${action}'`).join(", ")})
  or row.action like '%.read' and row.action not like 'legal-hold.%')`;
