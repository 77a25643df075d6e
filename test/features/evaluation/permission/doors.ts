import { createDirectory } from "../../../../src/people/store.ts";
import { buttonValue, metadataOf } from "../../../../src/platforms/slack/render/value.ts";
import { OURS } from "../../../../src/platforms/teams/render/teams.ts";
import type { Entries } from "../../../../src/view/form.ts";
import type { Target } from "../../../../src/view/target.ts";
import { startSlack } from "../../../platforms/slack-server.ts";
import { startTeams } from "../../../platforms/teams-server.ts";
import { startWeb } from "../../../platforms/web-server.ts";
import { raters, type Who, type Year } from "../../../support/evaluation.ts";
import type { Office } from "../../../support/office.ts";
import { accountOf } from "../../../support/slack/cast.ts";
import { asking } from "../../../support/slack/deeds.ts";
import type { FakeSlack } from "../../../support/slack/fake-slack.ts";
import type { Call } from "../../../support/slack/ledger.ts";
import { pressInMessage, submission } from "../../../support/slack/payloads.ts";
import { app } from "../../../support/slack/people.ts";
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

async function slack(year: Year, day: string): Promise<Door> {
  const { slack: played, deliver, settle, close } = await startSlack(officeOf(year, day));
  return {
    send: async (who, does, target, entries = {}) => {
      const user = accountOf(who);
      if (does === "submits") {
        const [by, { view, state }] = [asking(played, user), modalOf(user, target, entries)];
        return (await deliver(submission(by, view, state))).body;
      }
      const since = played.ledger.calls.at(-1)?.n ?? 0;
      const { request, trigger, channel } = pressed(played, user, buttonValue({ does, target }));
      await deliver(request);
      if (does === "presses") await settle();
      else await played.ledger.waitFor(({ args }) => args.trigger_id === trigger, { since });
      const theirs = ({ n, args }: Call) => n > since && (args.channel === channel || args.trigger_id === trigger);
      return JSON.stringify(played.ledger.calls.filter(theirs).map(({ args }) => args));
    },
    close,
  };
}

/** Upon a message that the bot wrote to them. */
function pressed(played: FakeSlack, user: string, value: string | undefined) {
  const channel = played.conversations.direct(user);
  const message = played.conversations.post(channel, { user: app.user, text: "", blocks: [] });
  const by = asking(played, user);
  const element = { type: "button", action_id: "presses.0", value };
  const address = played.replyAddress({ channel, user, ts: message.ts });
  const request = pressInMessage(by, message, { element, block_id: "b" }, address);
  return { request, channel, trigger: by.trigger };
}

function modalOf(user: string, target: Target, entries: Entries) {
  const fields = Object.keys(entries);
  const view = {
    ...{ id: "V1", type: "modal" as const, user, hash: "", root_view_id: "V1", previous_view_id: null },
    ...{ callback_id: "form", private_metadata: metadataOf(target) },
    blocks: fields.map((block_id) => ({ type: "input", block_id })),
  };
  const values = fields.map((id) => [id, { v: { type: "plain_text_input", value: entries[id] } }]);
  return { view, state: { values: Object.fromEntries(values) } };
}

const text = ({ body }: { readonly body: unknown }) => JSON.stringify(body);

export const doors = { "the page": web, Teams: teams, Slack: slack } as const;
