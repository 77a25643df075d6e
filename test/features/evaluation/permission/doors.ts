import { createDirectory } from "../../../../src/people/store.ts";
import { OURS } from "../../../../src/platforms/teams/render/teams.ts";
import type { Entries } from "../../../../src/view/form.ts";
import type { Target } from "../../../../src/view/target.ts";
import { startTeams } from "../../../platforms/teams-server.ts";
import { startWeb } from "../../../platforms/web-server.ts";
import { raters, type Who, type Year } from "../../../support/evaluation.ts";
import type { Office } from "../../../support/office.ts";
import { taskFetch, taskSubmit } from "../../../support/teams/payloads.ts";
import { staff as teamsStaff } from "../../../support/teams/people.ts";

// What a person's own client would send to each platform's door, signed as that platform signs, whatever it was that drew
// it: a target goes in, and all that came back, as text.

export type Does = "opens" | "presses" | "submits";
export type Door = {
  readonly send: (who: Who, does: Does, target: Target, entries?: Entries) => Promise<string>;
  readonly close: () => Promise<unknown>;
};

const officeOf = (year: Year, day: string): Office<Who> => {
  const clock = { now: () => new Date(`${day}T10:00:00+09:00`), today: () => day };
  const fault = (error: unknown) => {
    throw error;
  };
  const { db, bot, crypto, faults } = year;
  return { db, cast: raters, bot, crypto, faults, clock, fault, directory: createDirectory(db), wait: () => {} };
};

const everybody = Object.entries(raters) as [Who, string][];

async function web(year: Year, day: string): Promise<Door> {
  const server = await startWeb(officeOf(year, day));
  const paths = { opens: "open", presses: "press", submits: "submit" } as const;
  return {
    send: async (who, does, target, entries = {}) => {
      const body = does === "submits" ? { target, entries, via: "submit" } : { target };
      return (await server.post(`/web/${paths[does]}`, body, { "hagukumi-as": raters[who] })).body;
    },
    close: server.close,
  };
}

async function teams(year: Year, day: string): Promise<Door> {
  const users = everybody.map(([who, number]) => teamsStaff(number, who));
  const { teams: played, deliver, close } = await startTeams(officeOf(year, day), { teams: { users } });
  return {
    send: async (who, does, target, entries = {}) => {
      const asking = played.asking(teamsStaff(raters[who], who).id);
      const submits = { does, target, via: "submit", lists: [], labels: {} };
      if (does === "opens") return text(await deliver(taskFetch(asking, { [OURS]: { does, target } }, "1")));
      const data = does === "submits" ? { ...entries, [OURS]: submits } : { [OURS]: { does, target } };
      return text(await deliver(taskSubmit(asking, data)));
    },
    close,
  };
}

const text = ({ body }: { readonly body: unknown }) => JSON.stringify(body);

export const doors = { "the page": web, Teams: teams } as const;
