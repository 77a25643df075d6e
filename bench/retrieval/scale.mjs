// A large corpus out of what is in the repository, the same every time: sentences and headings, shuffled.
import { ownQuestions, ownTexts, policySources, readQuestions } from "./corpus.mjs";

const { sentencesOf } = await import("../../dist/features/policy/retrieval/index.js");

/** A passage is no longer than what our engine ranks whole, so that every engine has the same N. */
const longest = 200;
const asked = 100;

export async function scaleOf(count) {
  const random = seeded(20_250_401);
  const texts = (await Promise.all(ownTexts.map(policySources))).flat();
  const headings = [...new Set(texts.map(({ heading }) => heading))];
  const sentences = texts
    .flatMap(({ text }) => sentencesOf(text).map(({ from, to }) => text.slice(from, to)))
    .filter((sentence) => sentence.length <= longest);
  const next = { sentence: endless(sentences, random), heading: endless(headings, random) };
  const passages = Array.from({ length: count }, (_, at) => ({
    id: String(at),
    title: `${next.heading()}と${next.heading()}（${at + 1}）`,
    text: passage(next.sentence),
  }));
  const sources = passages.map(({ id, title, text }) => ({ section: id, heading: title, path: [title], text }));
  const questions = shuffled(ownQuestions.flatMap(readQuestions), random).slice(0, asked);
  const name = `Scale: ${count.toLocaleString("en")} passages shuffled from the policy's sentences, ${questions.length} of the questions`;
  return { kind: "scale", name, sources, cut: "passages", passages, questions, top: 3, rounds: 3 };
}

function passage(sentence) {
  let text = sentence();
  for (let more = sentence(); text.length + more.length <= longest; more = sentence()) text += more;
  return text;
}

/** Gives the items one after the other, shuffled anew each time round. */
function endless(items, random) {
  let left = [];
  return () => {
    if (left.length === 0) left = shuffled(items, random);
    return left.pop();
  };
}

function shuffled(items, random) {
  const list = [...items];
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [list[at], list[other]] = [list[other], list[at]];
  }
  return list;
}

/** mulberry32: a number from 0 to 1, the same row for the same seed. */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
