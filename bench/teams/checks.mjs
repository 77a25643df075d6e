// What we mean to hold, with what was seen.
import { each, middle, shown } from "../chat/summary.mjs";

const P99_MS = 1000;
const DIALOG_MS = 1000;
const APART_MS = 1000;
const A_SECOND = 20;

/** { text, holds }: the median of the rounds decides, and their range stands beside it. */
export const checksOf = ({ invokes, nudges }) => [
  ...(invokes ? answers(invokes) : []),
  ...(nudges ? [...delivery(nudges), ...manners(nudges), ...meanwhile(nudges)] : []),
];

function answers(measured) {
  const { perSecond, rounds } = measured;
  const seen = each(measured, "ours", "p99");
  const results = rounds.flat();
  const ours = results.filter(({ name }) => name === "ours");
  const total = (list, figure) => list.reduce((sum, result) => sum + result[figure], 0);
  const written = (list, figure) => total(list, figure).toLocaleString("en");
  const faults = results.flatMap(({ faults, violations }) => [...faults, ...violations]);
  const effects = `${written(ours, "lost")} lost, ${written(ours, "twice")} twice, the same answer to ${written(ours, "alike")} of ${written(ours, "repeated")}`;
  return [
    {
      text: `p99 of the answer under ${P99_MS.toLocaleString("en")} ms at ${perSecond} a second; seen: ${shown(seen, 1)} ms`,
      holds: middle(seen) < P99_MS,
    },
    {
      text: `each is answered with 200 and what the protocol wants, without a fault; seen: ${written(results, "answered")} of ${written(results, "sent")}, ${written(ours, "promised")} of them with the word that the result follows, ${faults.length} faults`,
      holds: total(results, "answered") === total(results, "sent") && faults.length === 0,
    },
    {
      text: `${written(ours, "changes")} changes, ${written(ours, "repeated")} of them sent once more under a new activity id: one effect each, and the same answer; seen: ${effects}`,
      holds: total(ours, "lost") + total(ours, "twice") === 0 && total(ours, "alike") === total(ours, "repeated"),
    },
  ];
}

function delivery({ written, sent, unknown, refused, lost, twice, failed, failedApplied, repeated, ...seen }) {
  const { blocked, closed, afterClosed } = seen;
  return [
    {
      text: `${written} nudges: none lost, none twice; seen: ${sent} sent, ${unknown} of unknown outcome, ${refused} refused by who blocked the app, ${lost} lost, ${twice} twice`,
      holds: lost + twice === 0,
    },
    {
      text: `a nudge of unknown outcome is not repeated; seen: ${failed} answered with 502 (${failedApplied} had arrived), ${repeated} repeated`,
      holds: repeated === 0,
    },
    {
      text: `who blocked the app is tried once, and not for the next nudge; seen: ${closed} of ${blocked} refused with 403, ${afterClosed} calls after that`,
      holds: afterClosed === 0,
    },
  ];
}

function manners({ apartMs, inASecond, throttled, named, unnamed, impatient, ownPatienceMs }) {
  const none = "none twice";
  const apart = Number.isFinite(apartMs) ? `at least ${apartMs.toFixed(0)} ms apart` : none;
  const own = Number.isFinite(ownPatienceMs) ? `, the next after ${ownPatienceMs.toFixed(0)} ms at least` : "";
  return [
    {
      text: `at most one new message a second in one conversation, and ${A_SECOND} in any second; seen: ${apart}, at most ${inASecond} in a second, ${throttled} calls too many for Teams' own limits`,
      holds: !(apartMs < APART_MS) && inASecond <= A_SECOND && throttled === 0,
    },
    {
      text: `no message is sent before the patience that Teams asked for is over; seen: ${named} refusals with a Retry-After, ${impatient} sent before it was over; ${unnamed} without${own}`,
      holds: impatient === 0,
    },
  ];
}

function meanwhile({ waits, faults, violations }) {
  const late = waits.filter((wait) => wait > DIALOG_MS).length;
  return [
    {
      text: `a dialog at most ${DIALOG_MS.toLocaleString("en")} ms after the press; seen: at most ${Math.max(...waits).toFixed(0)} ms, ${late} of ${waits.length} later`,
      holds: late === 0,
    },
    {
      text: `no fault, and no rule of Teams' broken; seen: ${faults.length} and ${violations.length}`,
      holds: faults.length + violations.length === 0,
    },
  ];
}
