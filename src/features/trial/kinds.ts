import type { Audience } from "../../bot/feature.ts";
import type { Locale } from "../../view/locale.ts";
import { text } from "./text.ts";
import { type Kind, sameKind } from "./trial.ts";

/** A kind that its readers may turn off, with whom it comes to. */
export type NudgeKind = Kind & {
  readonly name: (locale: Locale) => string;
  readonly who: Audience | readonly Audience[];
};

/**
 * What may be kept from some for a while: only what anybody may turn off for themselves. What protects health, and what
 * the law asks for, cannot be turned off and is never among them, so that a trial can delay it for nobody. What comes to
 * an office (人事, 相談員, IT管理) has no units to begin in.
 */
export const triable = (kinds: readonly NudgeKind[]): readonly NudgeKind[] =>
  kinds.filter(({ who }) => [who].flat().some((audience) => audience === "everyone" || audience === "managers"));

export const nameOf = (kinds: readonly NudgeKind[], kind: Kind, locale: Locale): string =>
  kinds.find((each) => sameKind(each, kind))?.name(locale) ?? text[locale].unknownKind;
