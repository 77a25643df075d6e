// How long Slack waits for its acknowledgement, and what one costs, next to Bolt alone and Bolt with one insert.
import { setTimeout as sleep } from "node:timers/promises";
import { open, paced, saturated, send } from "../chat/driver.mjs";
import { percentile } from "../retrieval/measures.mjs";

const connections = 16;
const perSecond = 30;
/** The programs take turns after so many, so that what else the machine does meets them alike. */
const turn = 500;
/** Before anything counts. */
const warming = 1500;

const targets = [
  { name: "bare", program: "bare" },
  { name: "insert", program: "insert" },
  { name: "ours", program: "ours", more: { works: false } },
  { name: "working", program: "ours", more: { works: true } },
];

/** One round for each of `times`: every program from a new process on. */
export async function acknowledge(stage, { times, seconds, requests }, progress) {
  const slack = await stage.slack(0);
  const rounds = [];
  for (let round = 1; round <= times; round++)
    rounds.push(await measured(stage, slack, { round, seconds, requests }, (words) => progress(`${round}: ${words}`)));
  await slack.stop();
  return { perSecond, seconds, requests, connections, rounds };
}

async function measured(stage, slack, { round, seconds, requests }, progress) {
  const running = [];
  for (const target of targets) running.push(await begun(stage, slack, target, progress));
  // In another order each time.
  const order = running.map((_, at) => running[(at + round) % running.length]);
  for (const each of order) {
    progress(`${perSecond} a second, ${each.name}`);
    each.times = await paced(each.sendNext, { perSecond, seconds });
    await each.idle();
  }
  const quiet = order.filter(({ works }) => !works);
  for (let left = requests; left > 0; left -= turn)
    for (const each of quiet) {
      progress(`as many as it takes, ${each.name}, ${left} left`);
      await spend(each, Math.min(turn, left));
    }
  // Each costs many times more, so that fewer say as much.
  for (const each of order.filter(({ works }) => works)) {
    progress(`as many as it takes, ${each.name}`);
    await spend(each, Math.ceil(requests / 3));
  }
  const results = [];
  for (const each of running) results.push(await ended(each, slack));
  await slack.ask("forget");
  return results;
}

async function begun(stage, slack, { name, program, more }, progress) {
  progress(`starting ${name}`);
  const works = more?.works ?? false;
  const child = await stage.start(program, slack, more && { ...more, shiftMs: 0 });
  const pool = open(child.ready.port, connections);
  const { users, requests } = stage;
  const idle = async () => {
    while (works && (await child.ask("unanswered")) > 0) await sleep(200);
  };
  const each = { name, works, child, pool, idle, sent: 0, counted: 0, cpu: 0, ms: 0 };
  each.sendNext = () => send(pool, requests.question(users[each.sent++ % users.length]));
  await saturated(each.sendNext, { requests: works ? users.length : warming, connections });
  await idle();
  return each;
}

/** Runs a number of requests, and adds what they cost; with the answers, where there are any. */
async function spend(each, requests) {
  const before = await each.child.ask("cpu");
  const { ms } = await saturated(each.sendNext, { requests, connections });
  await each.idle();
  each.cpu += (await each.child.ask("cpu")) - before;
  each.counted += requests;
  each.ms += ms;
}

async function ended({ name, works, child, pool, times, sent, counted, cpu, ms }, slack) {
  const [stored, faults, replies] = [
    await child.ask("stored"),
    (await child.ask("faults")) ?? [],
    works ? (await slack.ask("calls", "chat.postMessage")).filter(({ ok }) => ok).length : undefined,
  ];
  await pool.close();
  await child.stop();
  return {
    ...{ name, sent, stored, replies, faults, counted },
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
    max: Math.max(...times),
    cpu: cpu / counted,
    perSecond: (counted / ms) * 1000,
  };
}
