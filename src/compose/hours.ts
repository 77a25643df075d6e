import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Feature } from "../bot/feature.ts";
import { attendance } from "../features/attendance/index.ts";
import { createUploads } from "../features/attendance/page/uploads.ts";
import { readAttendanceSettings } from "../features/attendance/settings.ts";
import { createAttendance } from "../features/attendance/store.ts";
import { readLeaveKinds } from "../features/leave/kinds/content.ts";
import type { Services as LeaveServices } from "../features/leave/services.ts";
import { readLeaveSettings } from "../features/leave/settings.ts";
import { busyMonths } from "../features/overtime/limits/designation.ts";
import { type Services as OvertimeServices, servicesOf } from "../features/overtime/services.ts";
import { readOvertimeSettings } from "../features/overtime/settings.ts";
import { mutedOn, toldAlready } from "../schedule/outbox/store.ts";
import { chainKey } from "../services/audit/chain.ts";
import { createAudit } from "../services/audit/store.ts";
import { readCalendar } from "../services/calendar.ts";
import type { Tx } from "../services/database/database.ts";
import type { Parts } from "./parts.ts";
import { readButton } from "./questions.ts";

/** The words by which leave and talks are asked for, where a feature hears them. */
const LEAVE = "休暇";
const TALK = "1on1";

export async function overtimeServices(
  { contentDir, db, crypto, directory }: Parts,
  features: () => readonly Feature<Tx>[],
): Promise<OvertimeServices> {
  const [settings, calendar] = await Promise.all([readOvertimeSettings(contentDir), readCalendar(contentDir)]);
  return servicesOf({
    ...{ db, crypto, directory, calendar, settings },
    attendance: createAttendance(db),
    audit: createAudit(chainKey(crypto)),
    newId: randomUUID,
    leaveWords: () => heard(LEAVE, features()),
    talkWords: () => heard(TALK, features()),
  });
}

const heard = (word: string, features: readonly Feature<Tx>[]): string | undefined =>
  features.some(({ hears }) => hears?.words.includes(word)) ? word : undefined;

export async function leaveServices({ contentDir, db, crypto, directory, policies }: Parts): Promise<LeaveServices> {
  const [settings, kinds, overtime, calendar] = await Promise.all([
    readLeaveSettings(contentDir),
    readLeaveKinds(contentDir),
    readOvertimeSettings(contentDir),
    readCalendar(contentDir),
  ]);
  return {
    ...{ db, crypto, directory, calendar, settings, kinds, newId: randomUUID },
    attendance: createAttendance(db),
    busyMonths: (unit, above) => busyMonths(unit, overtime.busy, above),
    told: toldAlready,
    muted: mutedOn,
    sectionButton: (section) => {
      const found = policies.section(section);
      return found && readButton(section, found.heading);
    },
  };
}

export const attendanceOf = async ({ contentDir, db, url, crypto, config }: Parts): Promise<Feature<Tx>> =>
  attendance({
    ...{ db, url },
    uploads: createUploads(join(config.dataDir ?? tmpdir(), "uploads")),
    audit: createAudit(chainKey(crypto)),
    settings: await readAttendanceSettings(contentDir),
  });
