// Everybody is nudged on one morning, while Teams asks for patience now and then, fails, and is blocked by some.
import { setTimeout as sleep } from "node:timers/promises";
import { paced } from "../chat/driver.mjs";
import { isOver, nudgeEverybody, untilMorning } from "../chat/morning.mjs";
import { fates, messagesSent, patience, refusedForGood } from "./ledger.mjs";
import { openLine, until } from "./stage.mjs";

const messageTo = (chat) => ({ method: "POST", path: `${chat}/activities$`, times: "always" });
const toAnybody = messageTo("");
/** Of new messages: 5 % must wait, half of them told for how long; 1 % fail, half of them after they arrived. */
const faults = [
  { ...toAnybody, chance: 0.025, status: 429, headers: { "Retry-After": "1" } },
  { ...toAnybody, chance: 0.025, status: 429 },
  { ...toAnybody, chance: 0.005, status: 502 },
  { ...toAnybody, chance: 0.005, status: 502, applied: true },
];
/** Teams' word for it; other refusals it also gives by mistake. */
const refusal = { status: 403, code: "ConversationBlockedByUser" };
/** Half of the staff have a chat with the bot; with the others it must begin one. */
const hasChat = (_, at) => at % 2 === 0;
/** One in twenty blocked the app, of either half. */
const hasBlocked = (_, at) => at % 40 === 3 || at % 40 === 14;
/** What the played Teams takes without asking for patience. */
const JOINS_A_SECOND = 30;

export async function nudge(stage, progress) {
  const { users, requests } = stage;
  const teams = await stage.teams(true);
  const child = await stage.start("ours", teams, { works: true, shiftMs: untilMorning() });
  const line = openLine(child);
  const write = await stage.writing(teams);
  progress("everybody gets the app");
  await becomeKnown(child, line, write, users);
  const blocked = users.filter(hasBlocked);
  const refusals = blocked.map((user) => ({ ...messageTo(requests.chatOf(user)), ...refusal }));
  await teams.ask("arrange", [...refusals, ...faults]);
  const openers = users.filter((user, at) => hasChat(user, at) && !hasBlocked(user, at));
  const reading = requests.reading();
  const press = (n) => pressed(line, write.opens(openers[n % openers.length]), reading);
  const { before, presses, ...seen } = await nudgeEverybody(child, press, progress);
  const calls = await teams.ask("calls");
  const again = await nudgedAgain(child, teams, blocked, calls.length);
  const sent = await child.ask("watched");
  const outcomes = (await child.ask("outcomes")).filter(({ wave }) => wave === 1);
  const result = {
    ...seen,
    ...fates(
      users.map((user) => ({ ...user, conversation: requests.chatOf(user) })),
      calls,
      outcomes,
    ),
    ...refusedForGood(calls, again),
    blocked: blocked.length,
    ...messagesSent(sent),
    ...patience(sent),
    waits: await Promise.all(presses.map(({ wait }) => wait)),
    waitsBefore: await Promise.all(before.map(({ wait }) => wait)),
    faults: await child.ask("faults"),
    violations: [...(await teams.ask("violations")), ...reading.violations],
  };
  await line.close();
  await child.stop();
  await teams.stop();
  return result;
}

/** Half of them by a chat of their own, all by a team that gets the app: Teams tells the bot of both. */
async function becomeKnown(child, line, write, users) {
  const isKnown = (count) => async () => (await child.ask("known")) >= count;
  const chatting = users.filter(hasChat);
  let at = 0;
  const joinNext = () => line.tell(write.joins(chatting[at++]));
  await paced(joinNext, { perSecond: JOINS_A_SECOND, seconds: chatting.length / JOINS_A_SECOND });
  await until(child, isKnown(chatting.length), "everybody with a chat is known");
  await line.tell(write.joinsTeam(users[0]));
  await until(child, isKnown(users.length), "everybody of the team is known");
}

/** wait: milliseconds until there was a dialog; infinite where something else came, or nothing. */
async function pressed(line, request, reading) {
  const at = performance.now();
  const wait = line
    .ask(request)
    .then((answer) => (reading.open(answer) ? performance.now() - at : Number.POSITIVE_INFINITY));
  return { wait };
}

/** Who blocked the app gets a second nudge; gives the calls that this cost. */
async function nudgedAgain(child, teams, blocked, since) {
  await child.ask(
    "nudge",
    blocked.map(({ email }) => email),
  );
  await until(child, async () => isOver(await child.ask("deliveries")), "all are delivered");
  // What was begun for them would have arrived by now.
  await sleep(1000);
  return (await teams.ask("calls")).slice(since);
}
