import { randomUUID } from "node:crypto";
import { leaveYearOf } from "../../features/leave/year.ts";
import { inTurn } from "../../features/roster/store.ts";
import { addDays, addMonths, type Calendar } from "../../services/calendar.ts";
import type { Crypto } from "../../services/crypto.ts";
import type { Database, Tx } from "../../services/database/database.ts";
import { demoObstacles, demoPlans } from "./plans.ts";

type Demo = {
  readonly crypto: Pick<Crypto, "seal">;
  readonly calendar: Calendar;
  readonly today: string;
  readonly now: Date;
};

/** Plans for leave, what two managers told of obstacles, and the months so far; nothing where there are any. */
export async function seedLeave(db: Database, demo: Demo): Promise<void> {
  await inTurn(db, async (tx) => {
    if ((await tx.leaveUnitMonth.count()) + (await tx.leavePlan.count()) > 0) return;
    await plans(tx, demo);
    await obstacles(tx, demo);
    await months(tx, demo);
  });
}

async function plans(tx: Tx, { calendar, today, now }: Demo): Promise<void> {
  const people = await tx.person.findMany({
    where: { origin: "demo", leaveBalances: { some: {} } },
    orderBy: { staffNumber: "asc" },
    include: { assignments: { where: { primary: true }, orderBy: { fromDay: "desc" }, take: 1 } },
  });
  const known = new Map(people.map((person) => [person.staffNumber, person]));
  const planned = demoPlans([...known.keys()], today, calendar);
  await tx.leavePlan.createMany({
    data: planned.flatMap(({ staffNumber, day, ...plan }) => {
      const person = known.get(staffNumber);
      const answeredById = plan.state === "told" ? null : (person?.assignments[0]?.managerId ?? null);
      if (!person) return [];
      return [{ id: randomUUID(), personId: person.id, day: new Date(day), toldAt: now, answeredById, ...plan }];
    }),
  });
}

async function obstacles(tx: Tx, { crypto, today, now }: Demo): Promise<void> {
  for (const { unit: code, kinds, words } of demoObstacles) {
    const unit = await tx.unit.findUnique({ where: { code } });
    const post = await tx.assignment.findFirst({
      where: { unit: { code }, level: "manager", toDay: null, fromDay: { lte: new Date(today) } },
    });
    if (!unit || !post) continue;
    const id = randomUUID();
    const sealed = crypto.seal(words, `leave_obstacle.words:${id}`);
    const told = { unitId: unit.id, authorId: post.personId, kinds: [...kinds], toldAt: now };
    await tx.leaveObstacle.create({ data: { id, words: sealed, ...told } });
  }
}

/** The months of this year that are over, as if leave had been taken evenly. */
async function months(tx: Tx, { today }: Demo): Promise<void> {
  const { from, number } = leaveYearOf(today, "calendar");
  const passed = Math.max(1, daysBetween(from, today));
  for (let month = from; addMonths(month, 1) <= today; month = addMonths(month, 1)) {
    const share = daysBetween(from, addDays(addMonths(month, 1), -1)) / passed;
    await tx.$executeRaw`
      insert into leave_unit_month (unit_id, month, people, taken_min)
      select a.unit_id, ${month}::date, count(*), round(sum(b.taken_min) * ${share}::float)::int
        from leave_balance b
        join assignment a on a.person_id = b.person_id and a."primary" and a.to_day is null
       where b.year = ${number} and b.taken_min is not null group by a.unit_id`;
  }
}

const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
