import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Patient } from "../../src/cli/doctor.ts";
import { slackScopes } from "../../src/cli/manifest/slack.ts";

export const manifests = join(import.meta.dirname, "..", "..", "manifests");

const demoStaff = { people: 0, withEmail: 0, hr: 0, admin: 0, demo: 60 };

/** An installation that nothing is wrong with: the demo, with no chat set up. */
export const healthy = async (more: Partial<Patient> = {}): Promise<Patient> => ({
  env: { HAGUKUMI_DATA: join(await mkdtemp(join(tmpdir(), "hagukumi-doctor-")), "data") },
  database: async () => ({
    kind: "embedded",
    now: new Date(),
    pendingMigrations: 0,
    fresh: false,
    staff: demoStaff,
    logsValuesBy: [],
  }),
  policies: async () => ({ sections: 70, problems: [] }),
  measures: async () => ({ invented: true, measures: [] }),
  contacts: async () => ({ invented: true, people: [] }),
  pageIsBuilt: async () => true,
  slack: { scopes: () => slackScopes(manifests), timeoutMs: 5000 },
  ...more,
});
