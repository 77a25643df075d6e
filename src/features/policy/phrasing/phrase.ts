import type { LanguageModel } from "../../../services/language-model/language-model.ts";
import type { Locale } from "../../../view/locale.ts";
import { checked, checkedRewriting } from "./check.ts";
import { type Masked, mask } from "./mask.ts";
import type { Passage, Phrased } from "./passage.ts";
import { type Prompt, phrasingPrompt, rewritingPrompt } from "./prompt.ts";

export type Ports = {
  readonly model: LanguageModel;
  /** Names of all staff, as `mask` takes them; when they cannot be had, nothing is sent. */
  readonly names: () => Promise<readonly string[]>;
  /** false: a question of crisis, harassment or stress, which never leaves the house. */
  readonly mayBeSent: (question: string) => boolean;
  /** Takes one of a person's questions of that day (`YYYY-MM-DD`); false: none is left. Asked once for each question. */
  readonly budget: (personId: string, today: string) => Promise<boolean>;
};

export type Phrasing = {
  /** Begins with a question, and its time; undefined: no model is to hear of it. Throws nothing. */
  readonly begin: (question: string, personId: string, today: string) => Promise<Begun | undefined>;
};

/** One question on its way. All that is done with it ends within one span of time; what is late or wrong is undefined. */
export type Begun = {
  /** All that a model learns of the question. */
  readonly masked: Masked;
  /** Ends the whole; also for `EmbeddingChannel.scores`. */
  readonly deadline: AbortSignal;
  /** The question in the words of rules, to search with, never to be shown as the person's own. */
  readonly rewrite: () => Promise<string | undefined>;
  /** An answer from these passages, each sentence with the section that bears it out. */
  readonly phrase: (passages: readonly Passage[], locale: Locale) => Promise<readonly Phrased[] | undefined>;
};

const longestMs = 8000;
/** A longer one is a document; retrieval reads no more of it either. */
const longestQuestion = 400;

/** within: ms for all that is done with one question. */
export function createPhrasing({ model, names, mayBeSent, budget }: Ports, within = longestMs): Phrasing {
  const admitted = async (question: string, personId: string, today: string): Promise<Masked | undefined> => {
    if (question.trim() === "" || question.length > longestQuestion || !mayBeSent(question)) return undefined;
    const masked = mask(question, await names());
    return (await budget(personId, today)) ? masked : undefined;
  };
  return {
    begin: async (question, personId, today) => {
      const deadline = AbortSignal.timeout(within);
      const masked = await admitted(question, personId, today).catch(() => undefined);
      return masked === undefined ? undefined : begun(model, masked, deadline);
    },
  };
}

function begun(model: LanguageModel, masked: Masked, deadline: AbortSignal): Begun {
  const ask = ({ system, user }: Prompt) => model.complete({ system, user, signal: deadline });
  return {
    masked,
    deadline,
    rewrite: async () => {
      const said = await ask(rewritingPrompt(masked));
      return said === undefined ? undefined : checkedRewriting(said, masked);
    },
    phrase: async (passages, locale) => {
      if (passages.length === 0) return undefined;
      const said = await ask(phrasingPrompt(masked, passages, locale));
      return said === undefined ? undefined : checked(said, passages, locale);
    },
  };
}
