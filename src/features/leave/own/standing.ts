import type { Person } from "../../../people/person.ts";
import type { Tx } from "../../../services/database/database.ts";
import { type Balance, balanceOf, isFresh } from "../balance.ts";
import { LEAVE_DAY, minutesOf, type Plan } from "../plan.ts";
import { aroundOf } from "../proposals/gather.ts";
import { type Proposal, propose } from "../proposals/propose.ts";
import type { Services } from "../services.ts";
import { plansOf } from "../store.ts";
import { type LeaveYear, leaveYearOf } from "../year.ts";

/** Where somebody stands with their leave. */
export type Standing = {
  readonly year: LeaveYear;
  /** undefined: no data. */
  readonly balance: Balance | undefined;
  readonly plans: readonly Plan[];
  /** Minutes planned within this leave year. */
  readonly planned: number;
  readonly proposals: readonly Proposal[];
  /** Whether there are more days to be proposed than these. */
  readonly more: boolean;
  /** Whether the data are new enough to say what would be lost. */
  readonly isFresh: boolean;
  /** undefined: no leave was ever taken in. */
  readonly reach: Date | undefined;
};

/** skip: so many proposals are left out, since others were asked for; beyond the last it begins anew. */
export async function standingOf(
  services: Services,
  { person, today, now }: { readonly person: Person; readonly today: string; readonly now: Date },
  skip = 0,
  tx?: Tx,
): Promise<Standing> {
  const { attendance, crypto, settings } = services;
  const year = leaveYearOf(today, settings.yearKind);
  const plans = await plansOf({ db: tx ?? services.db, crypto }, person.id, today);
  const [known] = await attendance.leaveOf([person.id], year.number);
  const { leave: reach } = await attendance.reach();
  const planned = minutesOf(plans.filter(({ day }) => day <= year.to));
  const balance = balanceOf(known, planned, settings.carryOverDays);
  const all = propose(await aroundOf(services, { person, today, tx }, plans));
  const most = mostOf(balance, planned, settings.proposals.count);
  const from = skip < all.length ? skip : 0;
  const proposals = all.slice(from, from + most);
  return {
    ...{ year, balance, plans, planned, reach, proposals, isFresh: isFresh(reach, now) },
    more: all.length > proposals.length && most > 0,
  };
}

/** No more whole days than are left; with no data, as many as may be. */
const mostOf = (balance: Balance | undefined, planned: number, count: number): number =>
  balance ? Math.max(0, Math.min(count, Math.floor((balance.left - planned) / LEAVE_DAY))) : count;
