import type { z } from "zod";

/** What a rule finds: where, from the value that it looks at, and a whole sentence in Japanese. */
export type Fault = readonly [path: readonly PropertyKey[], message: string];

/** A value in which any part may be missing or something else, as it was written. */
export type Loose<T> = T extends undefined
  ? undefined
  : T extends readonly (infer E)[]
    ? readonly Loose<E>[] | undefined
    : T extends object
      ? { readonly [K in keyof T]?: Loose<T[K]> } | undefined
      : unknown;

/**
 * Adds rules to a shape. They are looked at even where the shape does not fit, so that all mistakes are told at once;
 * hence each takes only what it can be sure of.
 */
export const ruled = <S extends z.ZodType>(
  shape: S,
  ...rules: readonly ((value: Loose<z.output<S>>) => Iterable<Fault>)[]
) =>
  shape.superRefine(
    (value, context) => {
      for (const rule of rules)
        for (const [path, message] of rule(value as Loose<z.output<S>>))
          context.addIssue({ code: "custom", path: [...path], message });
    },
    { when: () => true },
  );

/** The list that a value is, or none. */
export const list = <E>(value: readonly E[] | undefined): readonly E[] => (Array.isArray(value) ? value : []);

/** Each place at which a value stands that stood before. */
export function repeated(values: readonly unknown[]): readonly { readonly at: number; readonly value: string }[] {
  return values.flatMap((value, at) =>
    typeof value === "string" && value !== "" && values.indexOf(value) < at ? [{ at, value }] : [],
  );
}

/** No two of a list have the same value at a key. */
export const differ =
  <K extends string>(key: K, where: readonly PropertyKey[] = []) =>
  (values: readonly (Readonly<Partial<Record<K, unknown>>> | undefined)[] | undefined): readonly Fault[] =>
    repeated(list(values).map((each) => each?.[key])).map(({ at, value }) => [
      [...where, at, key],
      `${key} の「${value}」が、前にもあります。ほかと重ならないようにしてください。`,
    ]);
