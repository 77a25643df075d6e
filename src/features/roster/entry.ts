import type { Level, Role } from "../../people/person.ts";
import { type Reader, type Reading, readCell, readStaffNumber, right, wrong } from "../../services/files/cell.ts";
import type { Row } from "../../services/files/csv.ts";
import type { FileProblem } from "../../services/files/problem.ts";
import { text as fileText } from "../../services/files/text.ts";
import { isBlank, nameText, plainText, readDay } from "../../services/files/values.ts";
import { columnName, type RosterColumn } from "./columns.ts";
import { text } from "./text.ts";
import { activeWords, keyOf, levelWords, roleWords } from "./words.ts";

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

/** Columns whose letters stay as they are written. */
const written: readonly RosterColumn[] = ["name", "kana", "unitName", "title", "jobType"];
const address = /^[^\s@"<>(),;:\\[\]]{1,64}@[a-z0-9-]+(\.[a-z0-9-]+)+$/u;

/** Reads a row; each problem names its column. With problems the entry is only good for finding further ones. */
export function readEntry(row: Row<RosterColumn>): {
  readonly entry: Entry;
  readonly problems: readonly FileProblem[];
} {
  const problems: FileProblem[] = [];
  const read = <T>(column: RosterColumn, word: string, reader: Reader<T>) =>
    readCell({ line: row.line, column: columnName(column), word }, reader, problems);
  const cells: Cells = {
    optional: (column, reader) => {
      const word = wordIn(row, column);
      return word === undefined ? undefined : read(column, word, reader);
    },
    required: (column, reader) => {
      const word = wordIn(row, column) ?? "";
      return read(column, word, word === "" ? () => wrong(fileText.missingValue) : reader);
    },
  };
  return { entry: entryOf(row.line, cells), problems };
}

type Cells = {
  readonly optional: <T>(column: RosterColumn, read: Reader<T>) => T | undefined;
  readonly required: <T>(column: RosterColumn, read: Reader<T>) => T | undefined;
};

const entryOf = (line: number, { optional, required }: Cells): Entry => ({
  line,
  staffNumber: required("staffNumber", readStaffNumber) ?? "",
  name: required("name", right) ?? "",
  kana: optional("kana", right),
  email: optional("email", readEmail),
  unitCode: required("unitCode", right) ?? "",
  unitName: required("unitName", right) ?? "",
  level: required("level", readLevel) ?? "staff",
  title: optional("title", right),
  jobType: optional("jobType", right),
  hiredOn: optional("hiredOn", readHired),
  manager: optional("manager", (word) => right(word === "" ? null : word)),
  roles: optional("roles", readRoles),
  active: optional("active", readActive) ?? true,
});

function wordIn({ cells }: Row<RosterColumn>, column: RosterColumn): string | undefined {
  const cell = cells[column];
  if (cell === undefined) return undefined;
  if (isBlank(cell)) return "";
  return written.includes(column) ? nameText(cell) : plainText(cell);
}

function readEmail(word: string): Reading<string | null> {
  if (word === "") return right(null);
  const lower = word.toLowerCase();
  return address.test(lower) ? right(lower) : wrong(text.badEmail);
}

function readLevel(word: string): Reading<Level> {
  const level = keyOf(levelWords, word);
  return level ? right(level) : wrong(text.badLevel(word));
}

function readHired(word: string): Reading<string | null> {
  if (word === "") return right(null);
  const day = readDay(word);
  return day ? right(day) : wrong(text.badDay(word));
}

function readRoles(list: string): Reading<readonly Role[]> {
  const words = list.split(/[;,、・/\s]+/u).filter((word) => word !== "");
  const unknown = words.find((word) => !keyOf(roleWords, word));
  if (unknown !== undefined) return wrong(text.badRole(unknown));
  return right([...new Set(words.flatMap((word) => keyOf(roleWords, word) ?? []))].sort());
}

function readActive(word: string): Reading<boolean> {
  if (word === "") return right(true);
  const key = keyOf(activeWords, word);
  return key ? right(key === "yes") : wrong(text.badActive(word));
}
