import { join } from "node:path";
import { z } from "zod";
import { readSettings } from "../../services/content/settings.ts";
import { type Choices, type Declared, declaration, sortDeclared } from "../../services/files/declared.ts";
import { columnName, leaveLayout, timeLayout } from "./columns.ts";
import type { Ways } from "./entry.ts";
import type { ReadAs } from "./file.ts";

type Of = ReadAs["of"];

/** What may be declared of each kind of file: our columns, and how figures may be written. */
export const declarable: Readonly<Record<Of, { readonly columns: readonly string[]; readonly choices: Choices }>> = {
  attendance: {
    columns: (Object.keys(timeLayout) as (keyof typeof timeLayout)[]).map(columnName),
    choices: { hours: ["decimal", "hh:mm"] },
  },
  leave: {
    columns: (Object.keys(leaveLayout) as (keyof typeof leaveLayout)[]).map(columnName),
    choices: { days: ["decimal"] },
  },
};

/** How the city's own files are read, wherever they come in. */
export type AttendanceSettings = Readonly<Record<Of, Pick<Required<ReadAs>, "mapping" | "ways">>>;

/** Files under the usual headings. */
export const asUsual: AttendanceSettings = { attendance: { mapping: {}, ways: {} }, leave: { mapping: {}, ways: {} } };

export const readAs = ({ headings, ways }: Declared): AttendanceSettings[Of] => ({
  mapping: headings,
  ways: ways as Ways,
});

const fileOf = (of: Of) =>
  declaration.nullish().transform((declared, context) => {
    const { columns, choices } = declarable[of];
    const sorted = sortDeclared(declared ?? {}, columns, choices);
    if (typeof sorted !== "string") return readAs(sorted);
    context.addIssue({ code: "custom", message: sorted });
    return z.NEVER;
  });
const file = z.strictObject({ attendance: fileOf("attendance"), leave: fileOf("leave") });

/** Reads `content/settings/attendance.yaml`. Rejects with SettingsProblem when it cannot be used. */
export const readAttendanceSettings = (contentDir: string): Promise<AttendanceSettings> =>
  readSettings(join(contentDir, "settings", "attendance.yaml"), file);
