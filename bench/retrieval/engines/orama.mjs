// Orama with its Japanese tokenizer, as its documentation sets it up.
import { create, insertMultiple, search } from "@orama/orama";
import { createTokenizer } from "@orama/tokenizers/japanese";

export async function build({ passages }) {
  const index = create({
    schema: { title: "string", text: "string" },
    components: { tokenizer: createTokenizer() },
  });
  const documents = passages.map(({ title, text }, at) => ({ id: String(at), title, text }));
  // With no pause between batches.
  await insertMultiple(index, documents, 1000, undefined, undefined, 0);
  const asFound = ({ hits }) => ({
    found: hits.map(({ id: at, score }) => ({ id: passages[at].id, text: passages[at].text, score })),
  });
  return (question, top) => {
    const results = search(index, { term: question, properties: ["title", "text"], limit: top });
    return results instanceof Promise ? results.then(asFound) : asFound(results);
  };
}
