// What was measured, as tables.
import { each, shown, spread, times } from "../chat/summary.mjs";

const programs = { bare: "botbuilder, one card for all", ours: "Hagukumi" };
const kinds = {
  press: "a press that rates an answer",
  open: "a form opened",
  send: "a form sent",
};

export function tablesOf({ invokes, nudges }) {
  return [...(invokes ? [answers(invokes)] : []), ...(nudges ? [delivery(nudges)] : [])];
}

function answers(measured) {
  const { perSecond, seconds, rounds } = measured;
  const timesOf = (results) =>
    ["p50", "p99", "max"].map((figure) =>
      shown(
        results.map((each) => each[figure]),
        1,
      ),
    );
  const ours = rounds.map((results) => results.find(({ name }) => name === "ours"));
  const whole = Object.entries(programs).map(([name, title]) => [
    title,
    ...timesOf(rounds.map((results) => results.find((result) => result.name === name))),
    shown(each(measured, name, "cpu"), 2),
    name === "bare" ? "1" : shown(times(measured, name, "cpu", "bare"), 2),
  ]);
  const parts = Object.entries(kinds).map(([kind, title]) => [
    `– ${title}`,
    ...timesOf(ours.map((result) => result.kinds[kind])),
  ]);
  const count = rounds.length === 1 ? "one round" : `${rounds.length} rounds, median (lowest–highest)`;
  return {
    title: `Teams' invokes: ${count}`,
    columns: ["", "p50 ms", "p99 ms", "longest ms", "CPU ms each", "× bare"],
    rows: [...whole, ...parts],
    notes: [
      `Signed invokes over HTTP, ${perSecond} a second for ${seconds} s to each program in a process of its own (PostgreSQL with fsync on), from when each was due. A third each presses, opens and sends; one in twenty is a press or a sending once more, under a new activity id: Teams waits for 5 s, and then asks twice more. CPU: of the process alone, PostgreSQL is another.`,
      "Both check the same tokens. Hagukumi has its workers on, and its CPU includes the call by which each pressed message is drawn anew, after the answer.",
    ],
  };
}

function delivery(measured) {
  const { written, ms, messages, askedToWait, failed, begun, inASecond, blocked, waits, waitsBefore } = measured;
  return {
    title: `${written} nudges in one morning, while dialogs are opened`,
    columns: ["", "seen"],
    rows: [
      ["all delivered after", `${(ms / 1000).toFixed(0)} s`],
      ["new messages, of which refused with 429, failed with 502", `${messages}, ${askedToWait}, ${failed}`],
      ["conversations to begin", `${begun}`],
      ["new messages in any one second, at most", `${inASecond}`],
      [`press to dialog, ${waits.length} meanwhile: p50 / p99 / longest`, spread(waits)],
      [`the same, ${waitsBefore.length} before, with nothing to deliver`, spread(waitsBefore)],
    ],
    notes: [
      `Written by a daily job in one transaction, delivered by the product's own schedule at its usual pace. Everybody has the app and is known; with half of them a conversation must first be begun. 5 % of new messages are answered with 429 (half with Retry-After: 1, half without), 1 % with 502 (half of those arrive all the same), and ${blocked} people blocked the app. Two dialogs are opened a second.`,
      "Teams takes of a bot 7 new messages in a second, 8 in two, 60 in 30 and 1,800 in an hour in one conversation, and of an app 50 requests a second in a tenant (learn.microsoft.com, rate-limit); the played Teams keeps to that. Hagukumi keeps to one a second in a conversation and 20 in all.",
    ],
  };
}
