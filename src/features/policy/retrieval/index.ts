export { type Asked, type AskedPassage, ask, asked } from "./ask.ts";
export { longestQuote, passagesOf, type Span, sentencesOf } from "./cut.ts";
export { buildEngine, type Cut, type Engine, type Source } from "./engine.ts";
export type { Reason } from "./judge.ts";
export { emptyLexicon, type Group, type LexiconWords } from "./lexicon.ts";
export { type Quote, type Reply, reply } from "./reply.ts";
export { speaksOfCrisis } from "./scope.ts";
export { refusalWords } from "./text.ts";
