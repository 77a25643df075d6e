import type { Level, Role } from "../../src/people/person.ts";
import type { Database } from "../../src/services/database/database.ts";

export type Post = {
  readonly unit?: string;
  readonly manager?: string;
  readonly level?: Level;
  readonly title?: string;
  readonly from?: string;
  readonly to?: string;
  /** Beside the main post. */
  readonly beside?: true;
};
type Facts = {
  readonly name?: string;
  readonly kana?: string;
  readonly roles?: readonly Role[];
  readonly leftOn?: string;
};

/** Staff number → a person; managers and units are named by number and name, and made as needed. */
export type Staff = Readonly<Record<string, Facts & { readonly posts: readonly Post[] }>>;

/** Writes people as they are said; gives the id of each by staff number, and the reverse. */
export async function settle(db: Database, staff: Staff) {
  const numbers = Object.keys(staff);
  await db.person.createMany({ data: numbers.map((staffNumber) => personRow(staffNumber, staff[staffNumber])) });
  const ids = new Map((await db.person.findMany()).map((person) => [person.staffNumber, person.id]));
  const id = (staffNumber: string) => ids.get(staffNumber) ?? "";
  const names = [...new Set(Object.values(staff).flatMap(({ posts }) => posts.map(({ unit = "市民生活課" }) => unit)))];
  await db.unit.createMany({ data: names.map((name) => ({ code: name, name })), skipDuplicates: true });
  const units = new Map((await db.unit.findMany()).map((unit) => [unit.name, unit.id]));
  await db.personRole.createMany({
    data: numbers.flatMap((number) => (staff[number]?.roles ?? []).map((role) => ({ personId: id(number), role }))),
  });
  await db.assignment.createMany({
    data: numbers.flatMap((number) =>
      (staff[number]?.posts ?? []).map((post) => ({
        personId: id(number),
        unitId: units.get(post.unit ?? "市民生活課") ?? "",
        level: post.level ?? "staff",
        title: post.title ?? "",
        managerId: post.manager === undefined ? null : id(post.manager),
        primary: !post.beside,
        fromDay: new Date(post.from ?? "2020-04-01"),
        toDay: post.to === undefined ? null : new Date(post.to),
      })),
    ),
  });
  const numberOf = new Map([...ids].map(([number, each]) => [each, number]));
  return { id, number: (each: string) => numberOf.get(each) ?? "" };
}

const personRow = (staffNumber: string, facts: Facts = {}) => ({
  staffNumber,
  name: facts.name ?? staffNumber,
  kana: facts.kana ?? "",
  jobType: "一般事務",
  leftOn: facts.leftOn === undefined ? null : new Date(facts.leftOn),
  origin: "roster" as const,
});

export async function emptied(db: Database): Promise<void> {
  await db.assignment.deleteMany();
  await db.person.deleteMany();
  await db.unit.deleteMany();
}
