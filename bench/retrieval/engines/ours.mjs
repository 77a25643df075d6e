// A whole answer each time: ranked, judged whether it answers, and the quotes cut.
import { ask, buildEngine } from "../../../dist/features/policy/retrieval/index.js";

export function build({ sources, lexicon, cut }) {
  const engine = buildEngine(sources, lexicon, cut);
  return (question, top) => {
    const { refused, passages } = ask(engine, question, top);
    return { refused, found: passages.map(({ section, text, score }) => ({ id: section, text, score })) };
  };
}
