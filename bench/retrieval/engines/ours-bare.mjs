// Ours without content/lexicon.yaml: what of its lead is the engine and what the words that a city keeps.
import { build as buildOurs } from "./ours.mjs";

export const build = ({ sources, cut }) => buildOurs({ sources, cut });
