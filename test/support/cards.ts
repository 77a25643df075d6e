import fc from "fast-check";
import type { Block, Button, Card } from "../../src/view/card.ts";
import type { Field, Form } from "../../src/view/form.ts";

// Random cards and forms of every kind, with long and strange text in both languages.

const strange = fc.constantFrom(
  "**太字**",
  "[リンク](https://example.com)",
  "<!channel>",
  "{{DATE(2026-01-01)}}",
  "　",
  "葛󠄀",
  "👨‍👩‍👧‍👦",
  "\u202e逆",
  "- 一\n- 二",
  "a".repeat(4000),
  "長い文。".repeat(500),
);
export const words = fc.oneof(
  fc.string({ minLength: 1, unit: "grapheme" }),
  strange,
  fc.constantFrom("年休を取りやすくする取組", "Annual leave"),
);
const id = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
const about = fc.dictionary(id, id, { maxKeys: 3 });
const target = fc.record({ feature: id, name: id, about });
const style = fc.constantFrom("main" as const, "danger" as const, "quiet" as const);

export const buttons: fc.Arbitrary<Button> = fc.oneof(
  fc.record({ kind: fc.constant("opens" as const), label: words, target }),
  fc.record({
    kind: fc.constant("presses" as const),
    label: words,
    target,
    style,
    confirm: fc.record({ title: words, text: words, yes: words, no: words }),
  }),
  fc.record({ kind: fc.constant("asks" as const), label: words, words }),
  fc.record({ kind: fc.constant("saves" as const), label: words, target, style }),
  fc.record({ kind: fc.constant("uploads" as const), label: words, target, style }),
);

const some = <T>(of: fc.Arbitrary<T>, maxLength = 4) => fc.array(of, { minLength: 1, maxLength });
const chart = some(words).chain((labels) =>
  fc.record({
    type: fc.constant("chart" as const),
    kind: fc.constantFrom("bar" as const, "line" as const, "donut" as const),
    title: words,
    unit: words,
    labels: fc.constant(labels),
    series: some(
      fc.record({
        name: words,
        values: fc.array(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 500 })), {
          minLength: labels.length,
          maxLength: labels.length,
        }),
      }),
      3,
    ),
    reading: words,
  }),
);
const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
  fc.record({
    type: fc.constant("table" as const),
    columns: fc.array(fc.record({ label: words, align: fc.constantFrom("start" as const, "end" as const) }), {
      minLength: width,
      maxLength: width,
    }),
    rows: fc.array(fc.array(words, { minLength: width, maxLength: width }), { maxLength: 4 }),
  }),
);
export const blocks: fc.Arbitrary<Block> = fc.oneof(
  fc.record({
    type: fc.constant("text" as const),
    text: words,
    tone: fc.constantFrom("normal" as const, "quiet" as const, "strong" as const, "heading" as const),
  }),
  fc.record({
    type: fc.constant("callout" as const),
    tone: fc.constantFrom("considering" as const, "good" as const, "bad" as const, "plain" as const),
    label: words,
    text: words,
  }),
  fc.record({ type: fc.constant("facts" as const), facts: some(fc.record({ label: words, value: words })) }),
  fc.record({
    type: fc.constant("quote" as const),
    text: words,
    source: fc.record({ section: id, path: fc.array(words, { maxLength: 4 }) }),
  }),
  fc.record({
    type: fc.constant("quote" as const),
    text: words,
    title: words,
    button: buttons,
    source: fc.record({ section: id, path: fc.array(words, { maxLength: 4 }) }),
  }),
  fc.record({
    type: fc.constant("progress" as const),
    label: words,
    value: fc.integer({ min: -5, max: 200 }),
    max: fc.integer({ min: 1, max: 100 }),
    reading: words,
  }),
  fc.record({ type: fc.constant("buttons" as const), label: words, buttons: some(buttons) }),
  fc.record({ type: fc.constant("divider" as const) }),
  chart,
  table,
);

export const cards: fc.Arbitrary<Card> = fc.record({
  type: fc.constant("card" as const),
  kicker: words,
  title: words,
  section: id,
  body: fc.array(blocks, { maxLength: 6 }),
  buttons: fc.array(buttons, { maxLength: 4 }),
});

const options = fc
  .uniqueArray(id, { minLength: 1, maxLength: 8 })
  .chain((values) => fc.tuple(...values.map((value) => fc.record({ value: fc.constant(value), label: words }))));
const common = { label: words, hint: words, error: words };
const field = (name: string): fc.Arbitrary<Field> =>
  fc.oneof(
    fc.record({
      ...common,
      id: fc.constant(name),
      type: fc.constant("text" as const),
      long: fc.constant(true as const),
      value: words,
    }),
    fc.record({ ...common, id: fc.constant(name), type: fc.constant("number" as const), unit: words, value: words }),
    fc.record({ ...common, id: fc.constant(name), type: fc.constant("choice" as const), options }),
    fc.record({ ...common, id: fc.constant(name), type: fc.constant("choices" as const), options }),
    fc.record({ ...common, id: fc.constant(name), type: fc.constant("scale" as const), steps: options }),
    fc.record({ ...common, id: fc.constant(name), type: fc.constant("yes-no" as const), yes: words, no: words }),
    fc.record({
      ...common,
      id: fc.constant(name),
      type: fc.constant("date" as const),
      earliest: fc.constant("2026-04-01"),
    }),
    fc.record({
      ...common,
      id: fc.constant(name),
      type: fc.constant("person" as const),
      chosen: fc.record({ value: id, label: words }),
    }),
  );

export const forms: fc.Arbitrary<Form> = fc.uniqueArray(id, { maxLength: 6 }).chain((names) =>
  fc.record({
    type: fc.constant("form" as const),
    title: words,
    target,
    readers: some(words),
    intro: fc.array(blocks, { maxLength: 2 }),
    fields: fc.tuple(...names.map(field)),
    submitLabel: words,
    buttons: fc.array(fc.record({ name: id, label: words }), { maxLength: 2 }),
  }),
);
