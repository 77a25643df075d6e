import { Command } from "commander";
import { attendanceCommand, leaveCommand } from "./import/attendance.ts";
import type { ImportServices } from "./import/file.ts";
import { staffCommand } from "./import/staff.ts";

/** `hagukumi import`: exit code 0 taken in (or would be), 1 refused, 2 wrong usage. */
export function importCommand(services: ImportServices): Command {
  return new Command("import")
    .description("市のシステムから書き出したファイルを取り込みます。(Takes in files from the city's systems.)")
    .addCommand(staffCommand(services))
    .addCommand(attendanceCommand(services))
    .addCommand(leaveCommand(services));
}
