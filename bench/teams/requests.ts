// What Teams would send, signed as Microsoft signs it, each with an id of its own; and what it makes of the answers.
import { askTarget } from "../../src/features/enquiry/targets.ts";
import { OURS, ours } from "../../src/platforms/teams/render/teams.ts";
import type { Registration } from "../../src/platforms/teams/settings.ts";
import type { Target } from "../../src/view/target.ts";
import { personalOf } from "../../test/support/teams/conversations.ts";
import type { Acked } from "../../test/support/teams/delivering.ts";
import type { Json } from "../../test/support/teams/ledger.ts";
import { inspect } from "../../test/support/teams/messages.ts";
import { actionsOf, shownParts } from "../../test/support/teams/parts.ts";
import {
  type Asking,
  executeInvoke,
  membersAdded,
  messageActivity,
  taskFetch,
  taskSubmit,
} from "../../test/support/teams/payloads.ts";
import { app, general, staff, type TeamsUser, tenant } from "../../test/support/teams/people.ts";
import { executed, type Reader, type Tasked, tasked } from "../../test/support/teams/responding.ts";
import { promises } from "../../test/support/teams/watching.ts";
import { createWorld } from "../../test/support/teams/world.ts";
import { nextQuestion } from "../chat/questions.ts";

export const registration: Registration = {
  appId: app.id,
  appPassword: "not asked for: the token is played",
  tenantId: tenant,
  appType: "SingleTenant",
};
/** What the bot signs with. */
export const botToken = "the-bots-own-token";

/** The staff of the city hall, as Teams knows them; their e-mails are on the roster. */
export const everybody = (count: number): readonly TeamsUser[] =>
  Array.from({ length: count }, (_, at) => staff(String(at).padStart(6, "0")));

/** Where the bot writes to them alone. */
export const chatOf = ({ id }: TeamsUser): string => personalOf(id);

/** An answer that can be rated. yes, no: what each of its two buttons sends. */
export type Rating = { readonly user: TeamsUser; readonly message: string; readonly yes: Json; readonly no: Json };

/** A form that lies open. data: what its button sends. */
export type Opened = { readonly user: TeamsUser; readonly data: Json };

const askHr = ours({ does: "opens", target: askTarget(undefined) });
/** The message in which a button stands that opens a dialog; nobody looks for it. */
const ANYWHERE = "1:0";

/** token: as the Connector shows it, for this service. */
export function writing(serviceUrl: string, token: string) {
  const alone = (user: TeamsUser): Asking => ({
    ...{ user, serviceUrl },
    conversation: { id: chatOf(user), kind: "personal" },
  });
  const headers = { "content-type": "application/json; charset=utf-8", authorization: `Bearer ${token}` };
  const written = (activity: Json) => ({
    ...{ path: "/api/messages", method: "POST", headers, body: JSON.stringify(activity) },
  });
  return {
    /** They got the app, and a chat with the bot. */
    joins: (user: TeamsUser) => written(membersAdded(alone(user))),
    /** A team got the app, in which everybody is. */
    joinsTeam: (user: TeamsUser) =>
      written(membersAdded({ ...alone(user), conversation: { id: general, kind: "channel" } })),
    asks: (user: TeamsUser) => written(messageActivity(alone(user), nextQuestion())),
    opens: (user: TeamsUser) => written(taskFetch(alone(user), askHr, ANYWHERE)),
    presses: ({ user, message, yes }: Rating) => written(executeInvoke(alone(user), rateButton, yes, message)),
    pressesNo: ({ user, message, no }: Rating) => written(executeInvoke(alone(user), rateButton, no, message)),
    sends: ({ user, data }: Opened) => written(taskSubmit(alone(user), { ...data, ...entered })),
  };
}

const rateButton = { title: "はい", verb: "presses" };
const entered = { words: "育児休業を取るときの手続を教えてください。", naming: "named" };

/** What Teams makes of an answer; undefined: it is not what was asked for. A rule that it breaks is written down. */
export function reading() {
  const world = createWorld({});
  const { ledger } = world;
  const reader: Reader = { ledger, inspect: (card, where) => inspect(world, card, where) };
  return {
    violations: ledger.violations,
    /** The card that takes the place of the one that was pressed, or the word that it follows. */
    press: (acked: Acked): Json | "promised" | undefined => {
      const found = executed(reader, acked);
      if (found.is === "card") return found.card;
      return promises(found.text) ? "promised" : undefined;
    },
    open: (acked: Acked) => dialogIn(tasked(reader, "task/fetch", acked)),
    send: (acked: Acked) => dialogIn(tasked(reader, "task/submit", acked)),
  };
}

const dialogIn = (found: Tasked): Json | undefined => (found.is === "dialog" ? found.card : undefined);

/** What the button of a form sends. */
export const sendingIn = (form: Json): Json => dataOf(form, ({ does }) => does === "submits");

export const ratingIn = (answer: Json, helpful: "yes" | "no"): Json =>
  dataOf(answer, ({ target }) => target?.name === "rate" && target.about.helpful === helpful);

/** The question that a button rates. */
export const questionIn = (data: Json): string | undefined => ourDoes(data)?.target?.about.question;

type Does = { readonly does: string; readonly target?: Target };
const ourDoes = (data: unknown) => (data as { readonly [OURS]?: Does } | undefined)?.[OURS];

function dataOf(card: Json, matches: (does: Does) => boolean): Json {
  const all = actionsOf(shownParts(card)).map(({ data }) => data as Json);
  const found = all.find((data) => {
    const does = ourDoes(data);
    return does !== undefined && matches(does);
  });
  if (!found) throw new Error(`no such button in ${JSON.stringify(card).slice(0, 500)}`);
  return found;
}
