import type { Locale } from "../view/locale.ts";
import type { Level, Person, Role } from "./person.ts";

const jaLevels: Readonly<Record<Level, string>> = { manager: "管理職", leader: "中間指導職", staff: "一般職" };
const jaRoles: Readonly<Record<Role, string>> = { HR: "人事", OFFICER: "相談員", ADMIN: "IT管理" };
const ja = { levels: jaLevels, roles: jaRoles };
const en: typeof ja = {
  levels: { manager: "Manager", leader: "Team leader", staff: "Staff" },
  roles: { HR: "HR", OFFICER: "Consultation officer", ADMIN: "IT admin" },
};
const text = { ja, en };

/** What a person is, in one word of the reader's language: their role where they have one, else their level. */
export const roleName = ({ roles, level }: Pick<Person, "roles" | "level">, locale: Locale): string =>
  roles.length > 0 ? roles.map((role) => text[locale].roles[role]).join("・") : text[locale].levels[level];

/** All words by which a person's level and roles are searched. */
export const roleWords = ({ roles, level }: Pick<Person, "roles" | "level">): readonly string[] =>
  [ja, en].flatMap(({ levels, roles: names }) => [levels[level], ...roles.map((role) => names[role])]);
