// How long Teams waits for the answer to an invoke, and what one costs, next to a bare botbuilder bot.
import { setTimeout as sleep } from "node:timers/promises";
import { paced, saturated } from "../chat/driver.mjs";
import { untilMorning } from "../chat/morning.mjs";
import { percentile } from "../retrieval/measures.mjs";
import { countOf, kinds, planOf } from "./plan.mjs";
import { openLine, until } from "./stage.mjs";

const connections = 16;
const perSecond = 30;
/** Before anything counts. */
const WARMING = 300;
/** Nothing was drawn anew for so long: it will not be. */
const GIVEN_UP_MS = 15_000;

/** One round for each of `times`: both bots from a new process on. */
export async function invoke(stage, { times, seconds }, progress) {
  const rounds = [];
  for (let round = 1; round <= times; round++)
    rounds.push(await measured(stage, { round, seconds }, (words) => progress(`${round}: ${words}`)));
  return { perSecond, seconds, rounds };
}

async function measured(stage, { round, seconds }, progress) {
  const plans = { plan: planOf(perSecond * seconds), warming: planOf(WARMING) };
  const teams = await stage.teams(false);
  const ours = await begun(stage, teams, "ours", { works: true, shiftMs: untilMorning() });
  const bare = await begun(stage, teams, "bare");
  const desk = await prepared(stage, teams, ours, plans, progress);
  const running = [bare, ours];
  for (const each of running) {
    progress(`warming ${each.name}`);
    await warmed(each, desk, plans.warming);
  }
  await drawn(teams, ours);
  // In another order each time.
  for (const each of round % 2 === 0 ? running : running.toReversed()) {
    progress(`${perSecond} a second, ${each.name}`);
    await run(each, teams, desk, plans.plan, seconds);
  }
  const results = [];
  for (const each of running) results.push(await ended(each, stage, plans, desk));
  await teams.stop();
  return results;
}

async function begun(stage, teams, name, more) {
  const child = await stage.start(name, teams, more);
  return { name, child, line: openLine(child), presses: 0 };
}

/** Each press also draws its message anew, after the answer: that is part of what it costs. */
async function drawn(teams, { presses }) {
  let [seen, since] = [-1, 0];
  while (seen < presses && Date.now() - since < GIVEN_UP_MS) {
    const changed = await teams.ask("changed");
    if (changed !== seen) [seen, since] = [changed, Date.now()];
    await sleep(100);
  }
}

/** What people have before them: answers that can be rated, and open forms, each of them for one step of a plan. */
async function prepared(stage, teams, { child, line }, { plan, warming }, progress) {
  const { users, requests } = stage;
  const write = await stage.writing(teams);
  const someone = people(users);
  const inTurn = async (count, act) => {
    let at = 0;
    await saturated(() => act(at++), { requests: count, connections });
  };
  progress("everybody gets the app");
  await inTurn(users.length, (n) => line.tell(write.joins(users[n])));
  await until(child, async () => (await child.ask("known")) === users.length, "everybody is known");
  progress("questions are answered");
  await inTurn(countOf(plan, "press"), (n) => line.tell(write.asks(someone("press", n))));
  await until(child, async () => (await child.ask("unanswered")) === 0, "every question is answered");
  progress("forms are opened");
  const reading = requests.reading();
  const forms = [];
  await inTurn(countOf(plan, "send") + countOf(warming, "send"), async (n) => {
    const user = someone("send", n);
    const form = reading.open(await line.tell(write.opens(user)));
    if (!form) throw new Error("a form could not be opened");
    forms.push({ user, data: requests.sendingIn(form) });
  });
  const ratings = await teams.ask("ratings");
  if (ratings.length !== countOf(plan, "press")) throw new Error("a question was not answered once");
  return { write, someone, ratings, forms };
}

/** Whoever does something for the n-th time: another one for each kind, so that nobody does two things at once. */
const people = (users) => (kind, n) =>
  users[(n + Math.floor((kinds.indexOf(kind) * users.length) / kinds.length)) % users.length];

/** Answers are rated the other way, and other forms sent. */
async function warmed(each, { write, someone, ratings, forms }, warming) {
  const spare = forms.slice(-countOf(warming, "send"));
  const acts = {
    press: (nth) => write.pressesNo(ratings[nth % ratings.length]),
    open: (nth) => write.opens(someone("open", nth)),
    send: (nth) => write.sends(spare[nth]),
  };
  const steps = warming.values();
  const sendNext = () => {
    const { kind, nth } = steps.next().value;
    return each.line.ask(acts[kind](nth));
  };
  await saturated(sendNext, { requests: warming.length, connections });
  each.presses += pressesIn(warming);
}

async function run(each, teams, { write, someone, ratings, forms }, plan, seconds) {
  const acts = {
    press: (nth) => write.presses(ratings[nth]),
    open: (nth) => write.opens(someone("open", nth)),
    send: (nth) => write.sends(forms[nth]),
  };
  each.answers = [];
  const sendNext = async () => {
    const { kind, nth } = plan[each.answers.length];
    const place = each.answers.push(undefined) - 1;
    each.answers[place] = await each.line.ask(acts[kind](nth));
  };
  const before = await each.child.ask("cpu");
  each.times = await paced(sendNext, { perSecond, seconds });
  each.presses += pressesIn(plan);
  if (each.name === "ours") await drawn(teams, each);
  each.cpu = ((await each.child.ask("cpu")) - before) / plan.length;
}

const pressesIn = (steps) => steps.filter(({ kind }) => kind === "press").length;

async function ended({ name, child, line, answers, times, cpu }, stage, plans, desk) {
  const { plan } = plans;
  const reading = stage.requests.reading();
  const read = answers.map((answer, at) => reading[plan[at].kind](answer));
  const changes = name === "ours" ? changed(await child.ask("effects"), stage.requests, plan, desk) : {};
  const result = {
    ...{ name, cpu, sent: plan.length, ...timesOf(times) },
    kinds: Object.fromEntries(kinds.map((kind) => [kind, timesOf(times.filter((_, at) => plan[at].kind === kind))])),
    answered: read.filter((each) => each !== undefined).length,
    promised: read.filter((each) => each === "promised").length,
    ...{ ...repetitions(plan, answers), ...changes },
    faults: (await child.ask("faults")) ?? [],
    violations: reading.violations,
  };
  await line.close();
  await child.stop();
  return result;
}

const timesOf = (times) => ({ p50: percentile(times, 0.5), p99: percentile(times, 0.99), max: Math.max(...times) });

/** A card that is drawn twice has other one-time keys, which nobody sees. */
const seenIn = ({ status, body }) => `${status} ${JSON.stringify(body)?.replaceAll(/"key":"[^"]*"/gu, "")}`;

function repetitions(plan, answers) {
  const repeated = plan.flatMap(({ repeats }, at) => (repeats === undefined ? [] : [[repeats, at]]));
  const alike = repeated.filter(([first, second]) => seenIn(answers[first]) === seenIn(answers[second]));
  return { repeated: repeated.length, alike: alike.length };
}

/** How many changes did not come to the database, and how many more than once. */
function changed({ rated, sent }, { questionIn }, plan, { ratings, forms }) {
  const helped = new Map(rated);
  const unrated = ratings.filter(({ yes }) => helped.get(questionIn(yes)) !== true).length;
  const wanted = new Map();
  for (const { user } of forms) wanted.set(user.objectId, (wanted.get(user.objectId) ?? 0) + 1);
  const more = sent.map(([account, count]) => count - (wanted.get(account) ?? 0));
  const total = (list) => list.reduce((sum, each) => sum + each, 0);
  return {
    changes: countOf(plan, "press") + countOf(plan, "send"),
    lost: unrated + total(more.map((each) => Math.max(0, -each))),
    twice: total(more.map((each) => Math.max(0, each))) + rated.length - ratings.length,
  };
}
