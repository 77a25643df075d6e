import type { Step } from "../../src/schedule/passing.ts";
import { type Mix, mixed, type Telling, type Way } from "./intents.ts";
import type { Random } from "./random.ts";

/** How one round ends for one or more replicas. */
export type Blow =
  /**
   * A replica kills itself, or stands still for longer than its lease, when it passes this step for the nth time. all:
   * each of them that does.
   */
  | { readonly at: "step"; readonly step: Step; readonly nth: number; readonly stands?: true; readonly all?: true }
  /** The nth call that shows a card with such a title has got to Slack, and whoever made it dies before the answer comes. */
  | { readonly at: "slack"; readonly method: string; readonly shows: string; readonly nth: number }
  /** At any moment: a share of the time that a round takes. all: every replica at once. */
  | { readonly at: "moment"; readonly share: number; readonly all: boolean }
  /** The database ends the connections that are storing what came in; nobody dies. */
  | { readonly at: "store" };
export type Round = { readonly name: string; readonly blow: Blow; readonly mix: Mix };

type Path = { readonly ways: readonly Way[]; readonly tells: readonly Telling[] };
const cameIn = (way: Way): Path => ({ ways: [way], tells: ["none"] });
const goesOut = (telling: Telling): Path => ({ ways: ["message"], tells: [telling] });

const inward: readonly Step[] = [
  "in.received",
  "in.stored",
  "in.acknowledged",
  "in.claimed",
  "in.acted",
  "in.sending",
  "in.sent",
  "in.marked",
];
const change: readonly Step[] = ["out.enqueued", "out.committed"];
const outward: readonly Step[] = ["out.claimed", "out.drawn", "out.sending", "out.sent", "out.marked"];

const ways: readonly Way[] = ["message", "press", "mention", "command"];
const changing: readonly Way[] = ["message", "press", "form"];
const tellings: readonly Telling[] = ["nudge", "receipt", "status"];
const every: Path = { ways: ["message", "press"], tells: ["nudge", "receipt", "nudge", "status"] };

/** Every step, on every way that passes it. */
export const everyStepOnEveryPath = (random: Random): readonly Round[] => [
  ...inward.flatMap((step) => ways.map((way) => atStep(step, way, cameIn(way), random))),
  ...change.flatMap((step) =>
    changing.map((way) => atStep(step, way, { ways: [way], tells: ["nudge", "receipt", "redraw"] }, random)),
  ),
  ...outward.flatMap((step) => tellings.map((telling) => atStep(step, telling, goesOut(telling), random))),
  ...(["out.claimed", "out.marked"] as const).map((step) => atStep(step, "redraw", goesOut("redraw"), random)),
  ...atSlack(random),
  ...standing(random),
  storeFails,
];

/** Every step once, on ways that take turns. */
export const everyStepOnce = (random: Random): readonly Round[] => [
  ...stepsOnce(random),
  ...atSlack(random),
  ...standing(random),
  storeFails,
];

/** What every run of the tests has time for: each step, some of the rest, and half of the work. */
export const inShort = (random: Random): readonly Round[] =>
  [
    ...stepsOnce(random),
    ...atSlack(random).slice(1, 3),
    ...standing(random).slice(2),
    ...atRandom(10, random),
    storeFails,
  ].map((round) => ({ ...round, mix: { ...round.mix, each: 1 } }));

const stepsOnce = (random: Random): readonly Round[] => [
  ...inward.map((step) => atStep(step, "message", { ways: ["message", "press"], tells: ["none"] }, random)),
  ...[...change, ...outward].map((step) => atStep(step, "message", every, random)),
];

const standing = (random: Random): readonly Round[] => [
  standsAt("in.acted", "message", cameIn("message"), random),
  standsAt("in.sending", "message", cameIn("message"), random),
  standsAt("out.drawn", "nudge", goesOut("nudge"), random),
  standsAt("out.sending", "receipt", goesOut("receipt"), random),
];

const atSlack = (random: Random): readonly Round[] => [
  reaches("chat.postMessage", "did", cameIn("message"), random),
  reaches("chat.postMessage", "told", goesOut("nudge"), random),
  reaches("chat.postMessage", "told", goesOut("receipt"), random),
  reaches("chat.postMessage", "board", goesOut("status"), random),
  reaches("chat.update", "did", cameIn("press"), random),
  reaches("chat.update", "board", goesOut("redraw"), random),
];

const storeFails: Round = {
  name: "a store that fails",
  blow: { at: "store" },
  mix: { ways: ["message", "press", "mention"], tells: ["none"], each: 2 },
};

function atStep(step: Step, path: string, { ways, tells }: Path, random: Random): Round {
  const blow = { at: "step", step, nth: 1 + random.below(4) } as const;
  return { name: `${step} ${path}`, blow, mix: { ways, tells, each: 2 } };
}

function standsAt(step: Step, path: string, { ways, tells }: Path, random: Random): Round {
  const blow = { at: "step", step, nth: 1 + random.below(5), stands: true } as const;
  return { name: `standing still at ${step} ${path}`, blow, mix: { ways, tells, each: 2 } };
}

function reaches(method: string, shows: string, { ways, tells }: Path, random: Random): Round {
  const blow = { at: "slack", method, shows, nth: 1 + random.below(4) } as const;
  const path = tells.includes("none") ? ways : tells;
  return { name: `${method} ${path}`, blow, mix: { ways, tells, each: 2 } };
}

/** Kills at random moments, of one replica or of all. */
export const atRandom = (kills: number, random: Random): readonly Round[] =>
  Array.from({ length: kills }, () => {
    const blow = { at: "moment", share: random.share(), all: random.share() < 0.2 } as const;
    return { name: "at a random moment", blow, mix: mixed };
  });
