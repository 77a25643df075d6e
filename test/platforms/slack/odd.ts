import fc from "fast-check";
import type { Block, Button, Card } from "../../../src/view/card.ts";
import type { Field, Form, Option } from "../../../src/view/form.ts";

// What no feature should make and one may: nothing to see, half letters, signs that turn the line round, values that
// stand twice, choices that are none or too many, entries that no input can hold.

const odd = fc.constantFrom(
  "",
  " ",
  "　\n",
  "\ud83d",
  "半\udc00字",
  "\u202e逆",
  "\u2067\u202d二重",
  "<!channel> <@U1> <http://evil.example|ここ>",
  "&amp; & < >",
  "*太字* _斜体_ ~消~ `a` :tada:",
  "👨‍👩‍👧‍👦".repeat(8),
  "字".repeat(76),
  "a&".repeat(1600),
  "ふつうの言葉",
);
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined });
const target = { feature: "f", name: "n", about: {} };
const some = <T>(of: fc.Arbitrary<T>, minLength = 0) => fc.array(of, { minLength, maxLength: 4 });

const buttons: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ kind: fc.constant("links" as const), label: odd, url: fc.constant("https://hagukumi.example/?a=1&b=2") }),
  fc.record({ kind: fc.constant("asks" as const), label: odd, words: odd }),
  fc.record({ kind: fc.constant("opens" as const), label: odd, target: fc.constant(target) }),
  fc.record({ kind: fc.constant("saves" as const), label: odd, target: fc.constant(target) }),
  fc.record({ kind: fc.constant("uploads" as const), label: odd, target: fc.constant(target) }),
);
const numbers = fc.constantFrom(null, 0, 1, 2.5, -3);
const charts = some(odd).chain((labels) =>
  fc.record({
    type: fc.constant("chart" as const),
    kind: fc.constantFrom("bar" as const, "line" as const, "donut" as const),
    title: odd,
    unit: odd,
    labels: fc.constant(labels),
    series: some(
      fc.record({ name: odd, values: fc.array(numbers, { minLength: labels.length, maxLength: labels.length }) }),
    ),
    reading: odd,
  }),
);
const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ type: fc.constant("text" as const), text: odd }),
  fc.record({ type: fc.constant("facts" as const), facts: some(fc.record({ label: odd, value: odd })) }),
  fc.record({ type: fc.constant("callout" as const), tone: fc.constant("bad" as const), label: odd, text: odd }),
  fc.record({
    type: fc.constant("table" as const),
    columns: some(fc.record({ label: odd })),
    rows: some(fc.array(odd, { minLength: 2, maxLength: 2 })),
  }),
  charts,
  fc.record({
    type: fc.constant("quote" as const),
    title: odd,
    text: odd,
    source: fc.record({ section: odd, path: some(odd) }),
    button: buttons,
  }),
  fc.record({
    type: fc.constant("progress" as const),
    label: odd,
    value: fc.constantFrom(-1, 0, 1, 9),
    max: fc.constantFrom(0, 1, 7),
    reading: odd,
  }),
  fc.record({ type: fc.constant("buttons" as const), label: odd, buttons: some(buttons) }),
);

export const oddCards: fc.Arbitrary<Card> = fc.record({
  type: fc.constant("card" as const),
  kicker: odd,
  title: odd,
  section: odd,
  body: some(blocks),
  buttons: some(buttons),
});

const values = fc.constantFrom("", "a", "a", "b", "%", "&", "v".repeat(75));
const options: fc.Arbitrary<readonly Option[]> = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.record({ value: values, label: odd }), { maxLength: 12 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      Array.from({ length: 101 }, (_, at) => ({ value: `${at}`, label: `${at}` })),
      [{ value: "v".repeat(76), label: "長い値" }],
    ),
  },
);
const entered = fc.oneof(odd, values, fc.constantFrom("2026-02-31", "2026-10-01", "７．５", "あ".repeat(3001)));
const field = (id: string): fc.Arbitrary<Field> =>
  fc
    .record({
      label: odd,
      hint: maybe(odd),
      error: maybe(odd),
      optional: maybe(fc.constant(true as const)),
      kind: fc.oneof(
        fc.record({ type: fc.constant("text" as const), value: maybe(entered), maxLength: maybe(fc.constant(5000)) }),
        fc.record({
          type: fc.constant("number" as const),
          value: maybe(entered),
          unit: maybe(odd),
          min: maybe(fc.constant(0)),
        }),
        fc.record({ type: fc.constant("choice" as const), options, value: maybe(entered) }),
        fc.record({ type: fc.constant("choices" as const), options, value: maybe(some(entered)) }),
        fc.record({ type: fc.constant("scale" as const), steps: options, value: maybe(entered) }),
        fc.record({ type: fc.constant("yes-no" as const), yes: odd, no: odd, value: maybe(entered) }),
        fc.record({
          type: fc.constant("date" as const),
          earliest: maybe(fc.constant("2026-04-01")),
          value: maybe(entered),
        }),
        fc.record({ type: fc.constant("person" as const), value: maybe(entered) }),
      ),
    })
    .map(({ kind, ...common }) => without({ ...common, ...kind, id }) as Field);

/** An absent property is none, as in JSON. */
const without = (given: object) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

export const oddForms: fc.Arbitrary<Form> = fc.integer({ min: 0, max: 5 }).chain((count) =>
  fc
    .record({
      type: fc.constant("form" as const),
      title: odd,
      target: fc.constant(target),
      readers: some(odd),
      intro: some(blocks),
      fields: fc.tuple(...Array.from({ length: count }, (_, at) => field(`f${at}`))),
      submitLabel: odd,
      buttons: some(fc.record({ name: fc.constant("back"), label: odd })),
      page: maybe(fc.constant({ at: 2, titles: ["一", "<二>"] })),
    })
    .map((form) => without(form) as Form),
);
