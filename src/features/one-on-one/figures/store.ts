import type { Crypto } from "../../../services/crypto.ts";
import type { Tx } from "../../../services/database/database.ts";
import { tallyPlace } from "../rating/store.ts";
import { noAnswers, sum, type Tally } from "../rating/tally.ts";

// What HR sees: who was counted, and nothing that anybody wrote.

/** One running pair: where its member works, and whether and how often they talked. */
export type Counted = {
  readonly unit: { readonly code: string; readonly name: string };
  readonly month: number;
  readonly quarter: number;
};

/** from: first days of the month and of the quarter, both ending with `today`. */
export const countedPairs = (tx: Tx, { today, month, quarter }: Record<"today" | "month" | "quarter", string>) =>
  tx.$queryRaw<readonly { code: string; name: string; month: number; quarter: number }[]>`
    select u.code, u.name,
           count(m.id) filter (where m.held_on >= ${month}::date)::int as month, count(m.id)::int as quarter
      from one_on_one_pair o
      join assignment a on a.person_id = o.member_id and a."primary" and a.from_day <= ${today}::date
                       and (a.to_day is null or a.to_day > ${today}::date)
      join unit u on u.id = a.unit_id
      left join one_on_one_meeting m on m.pair_id = o.id and m.held_on >= ${quarter}::date and m.held_on <= ${today}::date
     where o.agreed_on <= ${today}::date and (o.ended_on is null or o.ended_on > ${today}::date)
     group by o.id, u.code, u.name order by u.code, o.id`;

/** A person who answered, and the unit in which they were counted; once for each unit. */
export type Answered = { readonly unit: { readonly id: string; readonly code: string; readonly name: string } };

type Span = { readonly from: string; readonly before: string };

/** Everybody who answered in some months, by unit, as often as there are people and not as often as they answered. */
export async function answeredIn(tx: Tx, { from, before }: Span): Promise<readonly Answered[]> {
  const rows = await tx.$queryRaw<readonly { id: string; code: string; name: string }[]>`
    select u.id::text, u.code, u.name
      from one_on_one_meeting m
      join one_on_one_pair o on o.id = m.pair_id
      join unit u on u.id = m.rated_unit_id
     where m.rated_month >= ${from}::date and m.rated_month < ${before}::date
     group by u.id, u.code, u.name, o.member_id order by u.code, u.id`;
  return rows.map((unit) => ({ unit }));
}

/** Answers of some months, by unit. Only for averages over the floor. */
export async function tallies(tx: Tx, crypto: Pick<Crypto, "open">, { from, before }: Span) {
  const rows = await tx.oneOnOneTally.findMany({
    where: { month: { gte: new Date(from), lt: new Date(before) } },
  });
  const found = new Map<string, Tally>();
  for (const { unitId, month, counts } of rows) {
    const day = month.toJSON().slice(0, 10);
    const tally = JSON.parse(crypto.open(counts, tallyPlace(unitId, day))) as Tally;
    found.set(unitId, sum(found.get(unitId) ?? noAnswers, tally));
  }
  return found;
}
