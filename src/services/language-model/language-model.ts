import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIUserAbortError } from "openai";
import { z } from "zod";
import type { LanguageModelConfig } from "../../config.ts";
import { type Bounds, boundedFetch, type Failure, Unusable } from "./bounded-fetch.ts";

/** A language model behind an endpoint that is taken for hostile. Nothing here throws: undefined stands for all that went wrong. */
export type LanguageModel = {
  readonly complete: (asked: {
    readonly system: string;
    readonly user: string;
    readonly signal?: AbortSignal | undefined;
  }) => Promise<string | undefined>;
  /** One vector for each text, in order, all of one length; undefined also where no embedding model is set up. */
  readonly embed: (texts: readonly string[], signal?: AbortSignal) => Promise<readonly Float32Array[] | undefined>;
};

/** For figures: how a call ended and how long it took in ms, never what was said. */
export type OnOutcome = (kind: "ok" | Failure, ms: number) => void;

export type Limits = { readonly chat: Bounds; readonly embedding: Bounds };
export const limits: Limits = {
  chat: { longestMs: 8000, mostBytes: 64 * 1024 },
  embedding: { longestMs: 8000, mostBytes: 8 * 1024 * 1024 },
};

/** undefined: none is set up, which is the default. */
export function createLanguageModel(
  config: LanguageModelConfig | undefined,
  onOutcome: OnOutcome = () => {},
  { chat, embedding }: Limits = limits,
): LanguageModel | undefined {
  if (!config) return undefined;
  const { model, embeddingModel } = config;
  const [talker, embedder] = [clientFor(config, chat), clientFor(config, embedding)];
  return {
    complete: ({ system, user, signal }) =>
      counted(onOutcome, async () => {
        const messages = [
          { role: "system" as const, content: system },
          { role: "user" as const, content: user },
        ];
        // Only what every compatible endpoint takes: many refuse a temperature or a limit of tokens by another name.
        return said(await talker.chat.completions.create({ model, messages }, { signal }));
      }),
    embed: async (texts, signal) => {
      if (embeddingModel === undefined) return undefined;
      if (texts.length === 0) return [];
      const asked = { model: embeddingModel, input: [...texts], encoding_format: "float" as const };
      return await counted(onOutcome, async () =>
        vectors(await embedder.embeddings.create(asked, { signal }), texts.length),
      );
    },
  };
}

function clientFor({ baseUrl, key }: LanguageModelConfig, bounds: Bounds): OpenAI {
  return new OpenAI({
    baseURL: baseUrl,
    // A model on one's own machine needs no key; the client insists on one.
    apiKey: key ?? "none",
    // Else taken from the environment, which `readConfig` alone reads.
    organization: null,
    project: null,
    adminAPIKey: null,
    logLevel: "off",
    maxRetries: 0,
    fetch: boundedFetch(bounds),
  });
}

async function counted<T>(onOutcome: OnOutcome, call: () => Promise<T>): Promise<T | undefined> {
  const start = performance.now();
  try {
    const result = await call();
    onOutcome("ok", performance.now() - start);
    return result;
  } catch (error) {
    onOutcome(failureOf(error), performance.now() - start);
    return undefined;
  }
}

/** The client wraps what its `fetch` throws. What is none of that is an answer that cannot be read. */
function failureOf(error: unknown): Failure {
  if (error instanceof APIUserAbortError || error instanceof APIConnectionTimeoutError) return "timeout";
  if (error instanceof APIConnectionError && error.cause instanceof Unusable) return error.cause.failure;
  return "invalid";
}

const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().min(1) }) })).min(1),
});

const said = (answer: unknown): string => completion.parse(answer).choices[0]?.message.content ?? "";

const longestVector = 8192;
const embeddings = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.number()).min(1).max(longestVector) })),
});

function vectors(answer: unknown, count: number): readonly Float32Array[] {
  const { data } = embeddings.parse(answer);
  const ordered = data.toSorted((a, b) => a.index - b.index);
  const [first] = ordered;
  const fits = ordered.every(
    ({ index, embedding }, at) => index === at && embedding.length === first?.embedding.length,
  );
  if (ordered.length !== count || !fits) throw new Unusable("invalid");
  return ordered.map(({ embedding }) => Float32Array.from(embedding));
}
