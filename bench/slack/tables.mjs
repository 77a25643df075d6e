// What was measured, as tables.
import { each, shown, spread, times } from "../chat/summary.mjs";

const programs = {
  bare: "Bolt, acknowledging only",
  insert: "Bolt and one insert by Prisma",
  ours: "Hagukumi: stored, then acknowledged",
  working: "Hagukumi, answering as well",
};

export function tablesOf({ acknowledge, nudges }) {
  return [...(acknowledge ? [acknowledgements(acknowledge)] : []), ...(nudges ? [delivery(nudges)] : [])];
}

function acknowledgements(measured) {
  const { perSecond, seconds, requests, connections, rounds } = measured;
  const rows = Object.entries(programs).map(([name, title]) => [
    title,
    shown(each(measured, name, "p50"), 1),
    shown(each(measured, name, "p99"), 1),
    shown(each(measured, name, "cpu"), 2),
    name === "insert" ? "1" : shown(times(measured, name, "cpu", "insert"), 2),
    name === "bare" ? "1" : shown(times(measured, name, "cpu", "bare"), 2),
    shown(each(measured, name, "perSecond"), 0),
  ]);
  const count = rounds.length === 1 ? "one round" : `${rounds.length} rounds, median (lowest–highest)`;
  return {
    title: `Slack's acknowledgement: ${count}`,
    columns: ["", "p50 ms", "p99 ms", "CPU ms each", "× insert", "× bare", "most a second"],
    rows,
    notes: [
      `Signed messages over HTTP, each program in a process of its own on a database of its own (fsync on). Milliseconds: ${perSecond} a second for ${seconds} s, from when each was due. CPU: of the process alone, PostgreSQL is another, ${requests.toLocaleString("en")} requests over ${connections} connections, the programs in turns of 500.`,
      `“Stored, then acknowledged” is the whole path with nobody at work behind it; “answering as well” has the workers on, counts the answers (found, drawn and sent to a played Slack) as its cost, and has a third of the requests.`,
    ],
  };
}

function delivery({ written, ms, calls, refused, waits, waitsBefore }) {
  return {
    title: `${written} nudges in one morning, while dialogs are opened`,
    columns: ["", "seen"],
    rows: [
      ["all delivered after", `${(ms / 1000).toFixed(0)} s`],
      ["calls of chat.postMessage, of which refused with 429", `${calls}, ${refused}`],
      [`press to views.open, ${waits.length} meanwhile: p50 / p99 / longest`, spread(waits)],
      [`the same, ${waitsBefore.length} before, with nothing to deliver`, spread(waitsBefore)],
    ],
    notes: [
      "Written by a daily job in one transaction, delivered by the product's own schedule at its usual pace; 5 % of chat.postMessage are answered with 429 and Retry-After: 1. Nobody's account is known beforehand, so that each is looked up by its e-mail. Two dialogs are opened a second.",
    ],
  };
}
