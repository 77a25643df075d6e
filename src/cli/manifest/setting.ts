import type { Command } from "commander";

/** A value that may be typed as an option, or else be set in the environment. */
export type Setting<T extends object> = {
  /** As they are called: `--url`, `PUBLIC_URL`. */
  readonly option: string;
  readonly variable: string;
  readonly typed: string | undefined;
  readonly set: string | undefined;
  /** What to say where there is neither. */
  readonly missing: string;
  /** A refusal comes back as the sentence to say. */
  readonly read: (words: string) => T | string;
};

/** What was typed wrongly ends the program with 2; a variable that will not do comes back as the sentence to say. */
export function readSetting<T extends object>(command: Command, setting: Setting<T>): T | string {
  const { option, variable, typed, set, missing, read } = setting;
  const usage = (sentence: string): never => command.error(sentence, { exitCode: 2 });
  const words = typed ?? set;
  if (!words) return usage(missing);
  const value = read(words);
  if (typeof value !== "string") return value;
  return typed === undefined ? `${variable} は使えません。${value}` : usage(`${option} は使えません。${value}`);
}
