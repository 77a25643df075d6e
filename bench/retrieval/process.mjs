// One engine, alone: node --expose-gc process.mjs ENGINE INPUT. Reports to its parent by messages.
import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const [name, input] = process.argv.slice(2);
const report = (message) => process.send?.(message);

if (name !== "empty") {
  const { questions, top, rounds, ...texts } = JSON.parse(readFileSync(input, "utf8"));
  const { build } = await import(`./engines/${name}.mjs`);
  const began = performance.now();
  const answer = await build(texts);
  report({ buildMs: performance.now() - began });
  await measure(answer, questions, top, rounds);
  await held();
  // The engine is used once more, so that it was still there when its memory was read.
  await answer(questions[0], top);
} else await held();
process.disconnect?.();

/** Asks everything once to warm up, then `rounds` times by the clock. */
async function measure(answer, questions, top, rounds) {
  const answers = [];
  for (const [at, question] of questions.entries()) {
    answers.push(await answer(question, top));
    tell(at, questions.length, "warming up");
  }
  report({ answers });
  const times = [];
  for (let round = 0; round < rounds; round++)
    for (const [at, question] of questions.entries()) {
      const began = performance.now();
      const found = answer(question, top);
      // Only what is not there yet is waited for.
      if (found instanceof Promise) await found;
      times.push(performance.now() - began);
      tell(at, questions.length, `round ${round + 1} of ${rounds}`);
    }
  report({ times });
}

function tell(at, of, words) {
  if (at % 20 === 0) report({ progress: `${words}, question ${at + 1} of ${of}` });
}

/** What is held once what is no longer needed is gone, and the most that ever was. */
async function held() {
  for (let n = 0; n < 4; n++) {
    globalThis.gc();
    await sleep(100);
  }
  report({ rss: process.memoryUsage.rss(), peak: process.resourceUsage().maxRSS * 1024 });
}
