import { expect, it } from "vitest";
import { spoken } from "../../../src/bot/words.ts";
import { greetingOf } from "../../../src/features/policy/greeting.ts";

it.each([
  ["こんにちは", "hello"],
  ["はぐくみさん、おはようございます！", "hello"],
  ["お疲れさまです。よろしくお願いします", "hello"],
  ["Good morning", "hello"],
  ["ありがとう", "thanks"],
  ["どうもありがとうございました。助かりました", "thanks"],
  ["ｔｈａｎｋ ｙｏｕ！", "thanks"],
  ["了解です", "thanks"],
])("%s is %s", (words, greeting) => {
  expect(greetingOf(spoken(words))).toBe(greeting);
});

it.each([
  "こんにちは、年休は何日ですか",
  "お疲れ休みはありますか",
  "ありがとうカードの制度はありますか",
  "hire",
  "疲れました",
  "",
  "こんにちは".repeat(1000),
])("%s is more than a greeting", (words) => {
  expect(greetingOf(spoken(words))).toBeUndefined();
});
