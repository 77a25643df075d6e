import type { Engine } from "./engine.ts";
import type { Reason } from "./judge.ts";
import { type Quote, type Reply, reply } from "./reply.ts";
import { refusalWords, text } from "./text.ts";

/** What `hagukumi ask` writes for one question. */
export type Asked = {
  readonly refused: boolean;
  readonly reason?: Reason;
  readonly answer: string;
  readonly passages: readonly AskedPassage[];
};
export type AskedPassage = {
  readonly section: string;
  readonly heading: string;
  /** Verbatim, at most 300 characters. */
  readonly text: string;
  readonly score: number;
};

/** Answers with the texts' own words, or says why they do not answer; the nearest passages come in both cases. */
export const ask = (engine: Engine, question: string, top: number): Asked => asked(reply(engine, question, top));

export function asked(found: Reply): Asked {
  const passages = found.quotes.map(passageOf);
  if (found.reason === undefined) return { refused: false, answer: answerWords(found), passages };
  return { refused: true, reason: found.reason, answer: refusal(found, found.reason), passages };
}

const passageOf = ({ source, text: quoted, score }: Quote): AskedPassage => ({
  section: source.section,
  heading: source.heading,
  text: quoted,
  score,
});

function answerWords({ quotes: [first], english }: Reply): string {
  const t = english ? text.en : text.ja;
  if (!first) return t["not-covered"];
  const quote = t.quote(first.text, first.source.section);
  return first.considering === "" ? quote : `${quote}\n${t.considering(first.considering)}`;
}

function refusal({ quotes, value, english }: Reply, reason: Reason): string {
  const t = english ? text.en : text.ja;
  const words = refusalWords(reason, value, english);
  if (reason === "consult" || reason === "instruction") return words;
  return `${words}${english ? " " : ""}${quotes.length > 0 ? t.nearest : t.noneNear}`;
}
