import type { Level, Role } from "../../people/person.ts";
import type { Row } from "../../services/files/csv.ts";
import type { FileProblem } from "../../services/files/problem.ts";
import { isBlank, plainText, readDay } from "../../services/files/values.ts";
import { columnName, type RosterColumn } from "./columns.ts";
import { text } from "./text.ts";

/**
 * One person as the roster says. `undefined`: the file has no such column, and what is known stays;
 * null or "": the cell is blank, and so it will be.
 */
export type Entry = {
  readonly line: number;
  readonly staffNumber: string;
  readonly name: string;
  readonly kana: string | undefined;
  readonly email: string | null | undefined;
  readonly unitCode: string;
  readonly unitName: string;
  readonly level: Level;
  readonly title: string | undefined;
  readonly jobType: string | undefined;
  readonly hiredOn: string | null | undefined;
  readonly manager: string | null | undefined;
  readonly roles: readonly Role[] | undefined;
  readonly active: boolean;
};

export const levelWords: Readonly<Record<Level, readonly string[]>> = {
  manager: ["管理職", "manager"],
  leader: ["中間指導職", "監督職", "leader"],
  staff: ["一般職", "staff"],
};
export const roleWords: Readonly<Record<Role, readonly string[]>> = {
  HR: ["hr", "人事"],
  OFFICER: ["officer", "相談員"],
  ADMIN: ["admin", "it管理", "システム管理"],
};
const activeWords = new Map<string, boolean>([
  ...["1", "有効", "○", "◯", "true", "yes", "在職"].map((word) => [word, true] as const),
  ...["0", "無効", "×", "false", "no", "退職"].map((word) => [word, false] as const),
]);

const longest = 200;
const address = /^[^\s@"<>(),;:\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u;

/** Reads a row; problems name their column, and an entry comes only without any. */
export function readEntry({ line, cells }: Row<RosterColumn>): Entry | readonly FileProblem[] {
  const problems: FileProblem[] = [];
  const wrong = (column: RosterColumn, message: string) =>
    void problems.push({ line, column: columnName(column), message });
  const plain = (column: RosterColumn) => {
    const cell = cells[column];
    const value = isBlank(cell) ? "" : plainText(cell ?? "");
    if (value.length > longest) wrong(column, text.tooLong(longest));
    return cell === undefined ? undefined : value;
  };
  const required = (column: RosterColumn) => {
    const value = plain(column) ?? "";
    if (value === "") wrong(column, text.missing);
    return value;
  };
  const entry = {
    line,
    staffNumber: readNumber(required("staffNumber"), () => wrong("staffNumber", text.badNumber)),
    name: required("name"),
    kana: plain("kana"),
    email: readEmail(plain("email"), () => wrong("email", text.badEmail)),
    unitCode: required("unitCode"),
    unitName: required("unitName"),
    level: readLevel(required("level"), (word) => wrong("level", text.badLevel(word))),
    title: plain("title"),
    jobType: plain("jobType"),
    hiredOn: readHired(plain("hiredOn"), (word) => wrong("hiredOn", text.badDay(word))),
    manager: readManager(plain("manager")),
    roles: readRoles(plain("roles"), (word) => wrong("roles", text.badRole(word))),
    active: readActive(plain("active"), (word) => wrong("active", text.badActive(word))),
  };
  return problems.length > 0 ? problems : entry;
}

function readNumber(word: string, wrong: () => void): string {
  if (word !== "" && !/^[0-9A-Za-z_-]{1,20}$/u.test(word)) wrong();
  return word;
}

function readEmail(word: string | undefined, wrong: () => void): string | null | undefined {
  if (word === undefined || word === "") return word === "" ? null : undefined;
  const lower = word.toLowerCase();
  if (!address.test(lower)) wrong();
  return lower;
}

const readManager = (word: string | undefined) => (word === "" ? null : word);

function readLevel(word: string, wrong: (word: string) => void): Level {
  const found = (Object.keys(levelWords) as Level[]).find((level) => levelWords[level].includes(word.toLowerCase()));
  if (!found && word !== "") wrong(word);
  return found ?? "staff";
}

function readHired(word: string | undefined, wrong: (word: string) => void): string | null | undefined {
  if (word === undefined || word === "") return word === "" ? null : undefined;
  const day = readDay(word);
  if (!day) wrong(word);
  return day ?? null;
}

function readRoles(word: string | undefined, wrong: (word: string) => void): readonly Role[] | undefined {
  if (word === undefined) return undefined;
  const words = word.split(/[;,、・/\s]+/u).filter((each) => each !== "");
  return [...new Set(words.flatMap((each) => readRole(each, wrong)))].sort();
}

function readRole(word: string, wrong: (word: string) => void): readonly Role[] {
  const found = (Object.keys(roleWords) as Role[]).find((role) => roleWords[role].includes(word.toLowerCase()));
  if (!found) wrong(word);
  return found ? [found] : [];
}

function readActive(word: string | undefined, wrong: (word: string) => void): boolean {
  if (word === undefined || word === "") return true;
  const active = activeWords.get(word.toLowerCase());
  if (active === undefined) wrong(word);
  return active ?? true;
}
