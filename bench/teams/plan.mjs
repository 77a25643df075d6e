// Which invokes are sent, one after another.

export const kinds = ["press", "open", "send"];
/** Each so manieth is what was done just before, under a new activity id: Teams believes that it did not arrive. */
const REPEATED = 20;

/**
 * Steps that press, open and send in turns; only what changes something is repeated, presses and sends in turns. nth: it
 * is the so manieth of its kind. repeats: the step that it repeats.
 */
export function planOf(count) {
  const steps = [];
  const done = { press: 0, open: 0, send: 0 };
  for (let n = 0; n < count; n++) {
    const repeated =
      n % REPEATED === REPEATED - 1 ? lastOf(steps, (n + 1) % (2 * REPEATED) === 0 ? "send" : "press") : -1;
    if (repeated >= 0) {
      steps.push({ ...steps[repeated], repeats: repeated });
    } else {
      const kind = kinds[(done.press + done.open + done.send) % kinds.length];
      steps.push({ kind, nth: done[kind]++ });
    }
  }
  return steps;
}

const lastOf = (steps, kind) => steps.findLastIndex((step) => step.kind === kind && step.repeats === undefined);

export const countOf = (steps, kind) => steps.filter((step) => step.kind === kind && step.repeats === undefined).length;
