// MiniSearch with Intl.Segmenter's Japanese words, the title twice as heavy, scoring as it comes.
import MiniSearch from "minisearch";

const segmenter = new Intl.Segmenter("ja", { granularity: "word" });

const tokenize = (text) =>
  Array.from(segmenter.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment }) => segment);

export function build({ passages }) {
  const index = new MiniSearch({
    idField: "at",
    fields: ["title", "text"],
    tokenize,
    searchOptions: { boost: { title: 2 } },
  });
  index.addAll(passages.map(({ title, text }, at) => ({ at, title, text })));
  return (question, top) => ({
    found: index
      .search(question)
      .slice(0, top)
      .map(({ id: at, score }) => ({ id: passages[at].id, text: passages[at].text, score })),
  });
}
