import type { Entries } from "../../src/view/form.ts";
import { wrongIn } from "../support/teams/checking.ts";
import { type KeptMessage, wholeOf } from "../support/teams/conversations.ts";
import type { Acked, Deliver } from "../support/teams/delivering.ts";
import type { FakeTeams } from "../support/teams/fake-teams.ts";
import type { Json, Wait } from "../support/teams/ledger.ts";
import { inputsIn, inputsOf } from "../support/teams/parts.ts";
import {
  installation,
  membersAdded,
  mentionActivity,
  messageActivity,
  searchInvoke,
} from "../support/teams/payloads.ts";
import { general, group } from "../support/teams/people.ts";
import { type Pressed, pressing, yesAmong } from "../support/teams/pressing.ts";
import { executed, found, type Tasked, tasked } from "../support/teams/responding.ts";
import { createScreen, fromBot } from "../support/teams/screen.ts";
import { titleOf } from "../support/teams/seeing.ts";
import { partsOf, toggledBy } from "../support/teams/sheets.ts";
import { collected, type Offered, typedOver } from "../support/teams/typing.ts";
import { keyOf } from "../support/teams/views.ts";
import { appears, promises } from "../support/teams/watching.ts";
import type { Client, Seen } from "./contract.ts";

export type Seat = {
  readonly teams: FakeTeams;
  readonly deliver: Deliver;
  /** The id of their account towards the bot. */
  readonly user: string;
  /** Messages that were answers, by conversation and id; what else the bot wrote to somebody are notices. */
  readonly answers: Set<string>;
  /** Sees to it that what is to be told has been told. */
  readonly settle: () => Promise<void>;
  /** Whether their Teams looks at what was typed before it sends it, as it does unless this says no. */
  readonly validates?: boolean;
};

/** Somebody in Teams, who can do more there than a contract asks of every place. */
export type TeamsPerson = Client & {
  /** In a channel: gives what came there, and what came to them alone. */
  readonly mentions: (words: string) => Promise<Seen>;
  readonly inGroup: (words: string) => Promise<Seen>;
  /** Gives what greets them, if anything does. */
  readonly installs: () => Promise<Seen>;
  readonly uninstalls: () => Promise<Acked>;
  /** Teams sends the last thing once more, word for word, since it believes that it did not arrive. */
  readonly redelivers: () => Promise<Acked>;
};

/** How long one waits for an answer to what was answered before. */
const AGAIN_MS = 5000;
/** How long one looks whether more comes of it elsewhere. */
const LINGER_MS = 400;

type See = (acked: Acked, activity: Json, wait: Wait) => Promise<Seen>;

export function teamsPerson(seat: Seat): TeamsPerson {
  const { teams, deliver, user, answers, settle, validates = true } = seat;
  const direct = teams.conversations.personal(user);
  const screen = createScreen(seat);
  const claimed = new Set<number>();
  let offered: Offered = {};
  let here = direct;
  let sent: Json | undefined;
  let last: (again: boolean) => Promise<Seen> = async () => screen.look();

  const asking = () => teams.asking(user, here);
  const send = async (activity: Json): Promise<Acked> => {
    sent = activity;
    const acked = await deliver(activity);
    if (acked.status >= 200 && acked.status < 300) return acked;
    throw new Error(`Teams was answered with ${acked.status} ${JSON.stringify(acked.body)}`);
  };
  /** Does something, and looks at what comes of it. */
  const does = (write: () => Json, see: See): Promise<Seen> => {
    last = async (again) => {
      const since = teams.ledger.calls.at(-1)?.n ?? 0;
      const activity = write();
      const acked = await send(activity);
      return await see(acked, activity, { since, ...(again && { withinMs: AGAIN_MS }) });
    };
    return last(false);
  };

  /** What the bot writes; where one does not wait long, nothing may come. */
  const comes = async (activity: Json, places: readonly string[], wait: Wait, pressed?: KeptMessage) => {
    const came = appears(teams, { activity: String(activity.id), places, pressed }, claimed, wait);
    return await (wait.withinMs === undefined ? came : came.catch(() => []));
  };
  const answered = async (messages: readonly KeptMessage[]): Promise<Seen> => {
    if (messages.length === 0) return screen.look();
    for (const message of messages) answers.add(keyOf(message));
    return await screen.shows(messages);
  };
  /** The conversation, once what lay over it has gone. */
  const uncovered = () => screen.shows(fromBot(teams, here).slice(-1));
  const follows = async (answer: Tasked, activity: Json, wait: Wait): Promise<Seen> => {
    if (answer.is === "dialog") return screen.opens({ on: "dialog", title: answer.title, card: answer.card });
    if (answer.is === "said" && promises(answer.text)) return await answered(await comes(activity, [here], wait));
    if (answer.is === "said") return screen.opens({ on: "told", text: answer.text });
    const came = await comes(activity, [here], { ...wait, withinMs: LINGER_MS });
    // What does not say that it is an answer to this may as well be a notice.
    if (came.some(({ replyTo }) => replyTo === activity.id)) return await answered(came);
    return await uncovered();
  };

  const acts = async (pressed: Pressed): Promise<Seen> => {
    const { action, message, sheet } = pressed;
    const { card, typed } = sheet;
    const inputs = action.associatedInputs === "none" ? [] : inputsIn(card);
    const errors = validates ? wrongIn(inputs, typed) : {};
    screen.sheets.alter(card, { errors });
    if (Object.keys(errors).length > 0) return screen.look();
    if (message) here = message.conversation;
    const { answeredBy, write } = pressing(asking(), pressed, collected(inputs, typed));
    return await does(write, async (acked, activity, wait) => {
      if (answeredBy === "fetch") return await follows(tasked(teams, "task/fetch", acked), activity, wait);
      if (answeredBy === "submit") return await follows(tasked(teams, "task/submit", acked), activity, wait);
      if (answeredBy === "words" || !message) return await answered(await comes(activity, [here], wait));
      if (answeredBy === "place") return await answered(await comes(activity, [here], wait, message));
      const answer = executed(teams, acked);
      if (answer.is === "said" && promises(answer.text))
        return await answered(await comes(activity, [here], wait, message));
      if (answer.is === "said") return await screen.shows([message], [answer.text]);
      screen.replace(message, card, answer.card);
      return await screen.shows([message]);
    });
  };
  const presses = async (label: string): Promise<Seen> => {
    if (screen.surface().on === "told") await uncovered();
    const pressed = screen.button(label);
    if (pressed.action.type !== "Action.ToggleVisibility") return await acts(pressed);
    const { card } = pressed.sheet;
    screen.sheets.alter(card, { toggled: toggledBy(pressed.sheet, pressed.action) });
    const sheet = screen.sheets.of(card);
    const yes = yesAmong(pressed.sheet, sheet);
    return yes ? await acts({ ...pressed, sheet, action: yes }) : screen.look();
  };
  const fills = async (entries: Entries, label: string): Promise<Seen> => {
    const sheet = screen.dialog();
    const typed = typedOver(inputsOf(partsOf(sheet)), sheet.typed, entries, offered);
    screen.sheets.alter(sheet.card, { typed });
    return await presses(label);
  };
  const suggests = async (field: string, words: string): Promise<readonly string[]> => {
    const { card, typed } = screen.dialog();
    const input = inputsIn(card).find(({ id }) => id === field);
    const { dataset, associatedInputs } = (input?.["choices.data"] ?? {}) as Json;
    if (typeof dataset !== "string") throw new Error(`no field ${field} that is searched`);
    const others = associatedInputs === "auto" ? collected(inputsIn(card), typed) : undefined;
    const choices = found(teams, await deliver(searchInvoke(asking(), dataset, words, others)));
    offered = { ...offered, [field]: [...(offered[field] ?? []), ...choices] };
    return choices.map(({ title }) => String(title));
  };

  /** Kept anew each time: a person writes the same a second time where it is done again. */
  const written = (conversation: string, words: string): KeptMessage =>
    teams.conversations.post(conversation, { from: user, text: words, summary: "", cards: [] });
  const says = (words: string): Promise<Seen> => {
    here = direct;
    screen.opens({ on: "messages", messages: [], beneath: [] });
    const write = () => messageActivity(asking(), words, written(direct, words).id);
    return does(write, async (_, activity, wait) => await answered(await comes(activity, [direct], wait)));
  };
  /** Among others: what is private comes to the person alone, and beside it at most that it did. */
  const saysIn = (conversation: string) => (words: string) => {
    screen.opens({ on: "messages", messages: [], beneath: [] });
    const write = () => {
      const message = written(conversation, words);
      here = message.conversation;
      return mentionActivity(asking(), words, message.id);
    };
    return does(write, async (_, activity, wait) => {
      const places = [conversation, direct];
      const first = await comes(activity, places, wait);
      const elsewhere = places.filter((place) => first.every((each) => wholeOf(each.conversation) !== place));
      const more = await comes(activity, elsewhere, { ...wait, withinMs: LINGER_MS });
      return await answered([...first, ...more]);
    });
  };
  const installs = (): Promise<Seen> => {
    here = direct;
    teams.conversations.joined.add(direct);
    return does(
      () => installation(asking(), "add"),
      async (_, activity, wait) => {
        await send(membersAdded(asking()));
        await settle();
        return await answered(await comes(activity, [direct], { ...wait, withinMs: LINGER_MS }));
      },
    );
  };

  /** Messages that are no answers, once there is one of this title. */
  const told = async (title: string): Promise<readonly KeptMessage[]> => {
    const all = () =>
      fromBot(teams, direct)
        .filter((message) => !answers.has(keyOf(message)))
        .filter((message) => titleOf(message).includes(title) || message.summary.includes(title));
    await settle();
    for (let n = 0; n < 50 && all().length === 0; n++) await sleep(40);
    return all();
  };
  const reads = async (title: string): Promise<Seen> => {
    here = direct;
    const message = (await told(title)).at(-1);
    if (!message) throw new Error(`no notice 「${title}」`);
    return await screen.shows([message]);
  };

  return {
    says,
    presses,
    fills,
    suggests,
    reads,
    installs,
    repeats: () => last(true),
    notices: async () => (await told("")).map(titleOf),
    mentions: saysIn(general),
    inGroup: saysIn(group),
    uninstalls: async () => {
      here = direct;
      teams.conversations.joined.delete(direct);
      return await send(installation(asking(), "remove"));
    },
    redelivers: async () => {
      if (!sent) throw new Error("nothing was sent");
      return await deliver(sent);
    },
  };
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
