// FlexSearch with its CJK encoder and context, as its documentation sets them up. With `suggest`, as a whole question
// is hardly ever in a text; title and text in one index, which finds more here than a document of two fields.
// It gives no scores.
import { Charset, Index } from "flexsearch";

export function build({ passages }) {
  const index = new Index({ encoder: Charset.CJK, tokenize: "strict", context: true });
  for (const [at, { title, text }] of passages.entries()) index.add(at, `${title}\n${text}`);
  return (question, top) => ({
    found: index
      .search(question, { limit: top, suggest: true })
      .map((at) => ({ id: passages[at].id, text: passages[at].text })),
  });
}
