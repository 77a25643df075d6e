import type { Answer, Asker, Policies } from "../answer.ts";
import type { Phrase } from "../hear.ts";
import type { EmbeddingChannel } from "./embeddings.ts";
import type { Passage } from "./passage.ts";
import type { Begun, Phrasing } from "./phrase.ts";

type Ports = {
  readonly phrasing: Phrasing;
  readonly policies: Policies;
  /** Left out: no embedding model is set up. */
  readonly meaning?: EmbeddingChannel | undefined;
};

/**
 * A language model's words for an answer. Only a question that the texts do not cover as it was put is searched once
 * more as the model rewrote it; a refusal for any other reason stands, and nothing of it is sent.
 */
export const phraseWith =
  ({ phrasing, policies, meaning }: Ports): Phrase =>
  async (question, found, { asker, personId, today }) => {
    if (found.refused && found.reason !== "not-covered") return undefined;
    const begun = await phrasing.begin(question, personId, today);
    if (!begun) return undefined;
    const answer = await search({ policies, meaning }, question, found, asker, begun);
    if (answer.refused) return undefined;
    const phrased = await begun.phrase(passagesOf(answer, policies), asker.locale);
    const sentences = phrased?.map(({ text, section }) => `${text}（${section}）`);
    return sentences && { answer, sentences, reworded: found.refused };
  };

async function search(
  { policies, meaning }: Omit<Ports, "phrasing">,
  question: string,
  found: Answer,
  asker: Asker,
  begun: Begun,
): Promise<Answer> {
  const near = await meaning?.scores(begun.masked, begun.deadline);
  if (!found.refused) return near ? policies.answer(question, asker, near) : found;
  const rewritten = await begun.rewrite();
  return rewritten === undefined ? found : policies.answer(rewritten, asker, near);
}

/** A section is given this far, in UTF-16 units: enough for an answer, and little enough for a small model. */
const GIVEN = 1500;

/** What may leave the house: words of rules and policy, never of the 庁内Q&A, which people wrote about people's questions. */
const passagesOf = (answer: Answer, policies: Policies): readonly Passage[] =>
  answer.cited
    .filter(({ document }) => document.kind !== "qa")
    .map(({ section, heading, text }) => ({
      ...{ section, heading },
      text: (policies.section(section)?.text ?? text).slice(0, GIVEN),
    }));
