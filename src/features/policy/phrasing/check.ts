import { z } from "zod";
import type { Locale } from "../../../view/locale.ts";
import { figuresStandIn } from "./figures.ts";
import type { Passage, Phrased } from "./passage.ts";
import { plain } from "./plain.ts";
import { bearsOut } from "./support.ts";

const mostSentences = 6;
const longestSentence = 200;
const longestRewriting = 200;

const sentence = z.object({ text: z.string().max(longestSentence), section: z.string(), quote: z.string() });
const answer = z.object({ sentences: z.array(sentence).min(1).max(mostSentences) });
const rewriting = z.object({ question: z.string().max(longestRewriting) });

/**
 * What a model said, where every sentence of it cites one of the passages and is borne out by it; else undefined, and
 * the passages speak for themselves. One wrong sentence refuses all: who invents one is not believed in the others.
 * Takes any string and throws nothing. locale: the language it was asked to answer in.
 */
export function checked(raw: string, passages: readonly Passage[], locale: Locale): readonly Phrased[] | undefined {
  const read = answer.safeParse(parsed(raw));
  if (!read.success) return undefined;
  const phrased: Phrased[] = [];
  for (const { text, section, quote } of read.data.sentences) {
    const shown = plain(text);
    const borneOut = passages.some(
      (passage) => passage.section === section && shown !== undefined && bearsOut(passage, shown, quote, locale),
    );
    if (shown === undefined || !borneOut) return undefined;
    phrased.push({ text: shown, section });
  }
  return phrased;
}

/** The question as a model rewrote it, one plain line without a figure of its own; else undefined. */
export function checkedRewriting(raw: string, question: string): string | undefined {
  const read = rewriting.safeParse(parsed(raw));
  const rewritten = read.success ? plain(read.data.question) : undefined;
  return rewritten !== undefined && figuresStandIn(rewritten, question) ? rewritten : undefined;
}

/** Many models put a fence around JSON, whatever they are asked. */
const fence = /^\s*```(?:json)?\s*\n([^`]*)```\s*$/u;

function parsed(raw: string): unknown {
  try {
    return JSON.parse(fence.exec(raw)?.[1] ?? raw);
  } catch {
    return undefined;
  }
}
