// What we mean to hold, with what was seen.
import { each, middle, shown, times } from "../chat/summary.mjs";

const P99_MS = 100;
const CPU_TIMES = 1.5;
const DIALOG_MS = 300;

/** { text, holds }: the median of the rounds decides, and their range stands beside it. */
export const checksOf = ({ acknowledge, nudges }) => [
  ...(acknowledge ? acknowledgements(acknowledge) : []),
  ...(nudges ? delivery(nudges) : []),
];

function acknowledgements(measured) {
  const { perSecond, rounds } = measured;
  const quick = (name, words) => {
    const seen = each(measured, name, "p99");
    const text = `${words}: p99 of the acknowledgement under ${P99_MS} ms at ${perSecond} a second; seen: ${shown(seen, 1)} ms`;
    return { text, holds: middle(seen) < P99_MS };
  };
  const cost = times(measured, "ours", "cpu", "insert");
  const results = rounds.flat();
  const sent = (names) => results.filter(({ name }) => names.includes(name));
  const stored = sent(["insert", "ours", "working"]);
  const answered = sent(["working"]);
  const total = (list, figure) => list.reduce((sum, result) => sum + result[figure], 0).toLocaleString("en");
  return [
    quick("ours", "stored, then acknowledged"),
    quick("working", "answering as well"),
    {
      text: `stored, then acknowledged: at most ${CPU_TIMES} times the processor time of Bolt with one insert; seen: ${shown(cost, 2)} times`,
      holds: middle(cost) <= CPU_TIMES,
    },
    {
      text: `all that was acknowledged is stored once; seen: ${total(stored, "stored")} of ${total(stored, "sent")}`,
      holds: stored.every((result) => result.stored === result.sent),
    },
    {
      text: `each question is answered once, without a fault; seen: ${total(answered, "replies")} of ${total(answered, "sent")}, ${results.flatMap(({ faults }) => faults).length} faults`,
      holds: answered.every(({ replies, sent: asked }) => replies === asked) && results.every(isFaultless),
    },
  ];
}

const isFaultless = ({ faults }) => faults.length === 0;

function delivery({ written, lost, twice, early, impatient, refused, waits, faults, violations }) {
  const late = waits.filter((wait) => wait > DIALOG_MS).length;
  const soon = early.length > 0 ? ` (at most ${Math.max(...early)} ms after it, on the way already)` : "";
  const onTheWay = `${refused} refusals, ${early.length} calls that arrived within such a second${soon}, ${impatient} sent after the refusal was read`;
  return [
    { text: `${written} nudges: none lost, none twice; seen: ${lost} lost, ${twice} twice`, holds: lost + twice === 0 },
    {
      text: `no message is sent before the patience that Slack asked for is over; seen: ${onTheWay}`,
      holds: impatient === 0,
    },
    {
      text: `a dialog at most ${DIALOG_MS} ms after the press; seen: at most ${Math.max(...waits).toFixed(0)} ms, ${late} of ${waits.length} later`,
      holds: late === 0,
    },
    {
      text: `no fault, and no rule of Slack's broken; seen: ${faults.length} and ${violations.length}`,
      holds: faults.length + violations.length === 0,
    },
  ];
}
