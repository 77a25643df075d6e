import type { LanguageModel } from "../../../services/language-model/language-model.ts";
import { passagesOf, type Source } from "../retrieval/index.ts";
import type { Masked } from "./mask.ts";

/** How near sections are to a question in meaning: no more than a second opinion on what was found. */
export type EmbeddingChannel = {
  /**
   * Section → similarity from -1 to 1, that of its nearest passage. undefined until every passage is known, and
   * whenever the model gives nothing.
   */
  readonly scores: (question: Masked, deadline?: AbortSignal) => Promise<ReadonlyMap<string, number> | undefined>;
  /** Embeds what is new among the sources and forgets what is gone; resolves when that is done or has failed. */
  readonly refresh: () => Promise<void>;
};

type Embedder = Pick<LanguageModel, "embed">;
/** By the text that was embedded: a passage that did not change is not embedded again, wherever it stands now. */
type Vectors = ReadonlyMap<string, Float32Array>;

/** Few enough that a small model on one's own processor is done in time. */
const batch = 16;
/** After a failure the endpoint is left alone for so long. */
const pauseMs = 60_000;

/**
 * Keeps the passages of the sources as vectors in memory, some kilobytes each. The first question after a change sets
 * the work going in the background and is answered without. sources: as they are now, the same array until they change.
 */
export function createEmbeddingChannel(
  model: Embedder,
  sources: () => readonly Source[],
  pause = pauseMs,
): EmbeddingChannel {
  let [done, notBefore]: [readonly Source[] | undefined, number] = [undefined, 0];
  let passages: readonly Passage[] = [];
  let vectors: Vectors = new Map();
  let running: Promise<void> | undefined;
  const learn = async () => {
    const now = sources();
    const cut = passagesIn(now);
    vectors = await embedded(model, cut, vectors);
    if (cut.every(({ text }) => vectors.has(text))) [done, passages] = [now, cut];
    else notBefore = performance.now() + pause;
    running = undefined;
  };
  const refresh = () => {
    if (done === sources() || performance.now() < notBefore) return running ?? Promise.resolve();
    running ??= learn();
    return running;
  };
  return {
    refresh,
    scores: async (question, deadline) => {
      if (done !== sources()) {
        void refresh();
        return undefined;
      }
      const [asked] = (await model.embed([question], deadline)) ?? [];
      return asked && nearest(asked, passages, vectors);
    },
  };
}

type Passage = { readonly section: string; readonly text: string };

const passagesIn = (sources: readonly Source[]): readonly Passage[] =>
  sources.flatMap(({ section, heading, text }) =>
    passagesOf(text).map(({ from, to }) => ({ section, text: `${heading}\n${text.slice(from, to)}` })),
  );

/** Vectors of these passages, as far as the model gives them; it is not asked again for those known. */
async function embedded(model: Embedder, passages: readonly Passage[], known: Vectors): Promise<Vectors> {
  const texts = [...new Set(passages.map(({ text }) => text))];
  const vectors = new Map(texts.flatMap((text) => entry(text, known.get(text))));
  const missing = texts.filter((text) => !vectors.has(text));
  for (let at = 0; at < missing.length; at += batch) {
    const some = missing.slice(at, at + batch);
    const found = await model.embed(some);
    if (!found) break;
    for (const [index, text] of some.entries())
      for (const [key, vector] of entry(text, found[index])) vectors.set(key, vector);
  }
  return vectors;
}

const entry = (text: string, vector: Float32Array | undefined): readonly (readonly [string, Float32Array])[] =>
  vector ? [[text, vector]] : [];

function nearest(asked: Float32Array, passages: readonly Passage[], vectors: Vectors): ReadonlyMap<string, number> {
  const scores = new Map<string, number>();
  for (const { section, text } of passages) {
    const score = cosine(asked, vectors.get(text) ?? new Float32Array());
    scores.set(section, Math.max(score, scores.get(section) ?? -1));
  }
  return scores;
}

/** 0 where the two cannot be compared. */
function cosine(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return 0;
  let [dot, squareA, squareB] = [0, 0, 0];
  for (const [at, x] of a.entries()) {
    const y = b[at] ?? 0;
    dot += x * y;
    squareA += x * x;
    squareB += y * y;
  }
  const size = Math.sqrt(squareA * squareB);
  return size > 0 && Number.isFinite(size) ? dot / size : 0;
}

type Ranked = { readonly source: { readonly section: string }; readonly score: number };

/** How much meaning counts beside the engine's own score, which is from 0 to 1 here. */
const weight = 0.25;
/** Similarities closer to one another than this tell nothing. */
const leastSpread = 0.02;

/**
 * The same quotes, none more and none less, in an order in which nearness in meaning has a say. Whether there is an
 * answer at all was judged before, from the words, and stays as it was.
 */
export function fuse<Q extends Ranked>(quotes: readonly Q[], similarities: ReadonlyMap<string, number>): readonly Q[] {
  const best = Math.max(0, ...quotes.map(({ score }) => score));
  const near = quotes.flatMap(({ source }) => similarities.get(source.section) ?? []);
  const [least, most] = [Math.min(...near), Math.max(...near)];
  if (best === 0 || near.length < quotes.length || most - least < leastSpread) return quotes;
  const meaning = ({ source }: Q) => ((similarities.get(source.section) ?? least) - least) / (most - least);
  const fused = (quote: Q) => quote.score / best + weight * meaning(quote);
  return quotes.toSorted((a, b) => fused(b) - fused(a));
}
