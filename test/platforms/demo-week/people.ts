import { demoPeople } from "../../../src/demo/people.ts";
import { teamsOn } from "../../../src/features/weekly/store.ts";
import type { Person } from "../../../src/people/person.ts";
import type { City } from "./city.ts";

/** Somebody of the city, and who is theirs: ids of people. */
export type Citizen = Person & {
  /** Who reports to them, at any distance, and whoever else is in the team of which a weekly card tells them. */
  readonly under: ReadonlySet<string>;
  /** Those above them, who rate them, and with whom they hold 1-on-1s or whom they rate. */
  readonly beside: ReadonlySet<string>;
};

/** Everybody by staff number, as they stand on a day. */
export async function citizensOn(city: City, day: string): Promise<ReadonlyMap<string, Citizen>> {
  const { directory, db } = city;
  const { people } = await directory.search("", day, 1000);
  const teams = new Map((await teamsOn(db, day)).map(({ lead, members }) => [lead, members]));
  const above = new Map<string, readonly string[]>();
  for (const { id } of people) above.set(id, (await directory.lineAbove(id, day)).flat());
  const raters = await db.evaluationRater.findMany({ include: { evaluation: { select: { personId: true } } } });
  const pairs = await db.oneOnOnePair.findMany();
  const tied = [
    ...raters.map(({ personId, evaluation }) => [personId, evaluation.personId] as const),
    ...pairs.map(({ memberId, counterpartId }) => [memberId, counterpartId] as const),
  ];
  return new Map(
    people.map((person) => {
      const { id } = person;
      const under = [...above].filter(([, line]) => line.includes(id)).map(([member]) => member);
      const beside = tied.flatMap(([one, other]) => (one === id ? [other] : other === id ? [one] : []));
      return [
        person.staffNumber,
        {
          ...person,
          under: new Set([...under, ...(teams.get(id) ?? [])]),
          beside: new Set([...(above.get(id) ?? []), ...beside]),
        },
      ];
    }),
  );
}

/** Some units whole, with those above them: enough for every kind of message to reach somebody, in both languages. */
const chatting = ["100", "110", "111", "1111", "112", "1121", "1122", "120", "121", "140", "142", "1421", "1422"];

/** Staff numbers of those who have an account in the chat; everybody has the page. */
export const inChats: readonly string[] = demoPeople()
  .filter(({ unit }) => chatting.includes(unit))
  .map(({ staffNumber }) => staffNumber);
