import { z } from "zod";

/** A text in both languages; where a city wrote none in English, `en` is the Japanese. */
export type Words = { readonly ja: string; readonly en: string };

// A document is read with every scalar as text, so that nobody has to know which words and digits YAML takes for
// something else. In a message, {place} stands for where it is about.

export const text = z.string().trim().min(1);

export const id = text.refine((read) => read === "" || /^[a-z][a-z0-9-]*$/u.test(read), {
  error: "{place}は、英小文字で始まる、英小文字・数字・ハイフンだけの番号にしてください。",
});

/** A map of just these keys, which it names to whoever writes another. */
export const map = <S extends z.core.$ZodLooseShape>(shape: S) =>
  z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? Object.keys(shape).join("、") : undefined),
  });

/** `{ ja: …, en: … }`, or the Japanese alone. */
export const words = z.preprocess(
  (read) => (typeof read === "string" ? { ja: read } : read),
  map({ ja: text, en: z.string().trim().optional() }).transform(({ ja, en }): Words => ({ ja, en: en || ja })),
);

export const oneOf = <const V extends readonly string[]>(values: V) => z.enum(values);

export const yes = oneOf(["true", "false"]).transform((read) => read === "true");

/** A whole number within bounds, both in. */
export const whole = (least: number, most: number) =>
  number(/^\d{1,5}$/u, least, most, `{place}は、${least}から${most}までの整数で書いてください。`);

/** From 0 to 1. */
export const share = number(/^\d(?:\.\d{1,4})?$/u, 0, 1, "{place}は、0から1までの数で書いてください（0.5 は2分の1）。");

function number(form: RegExp, least: number, most: number, otherwise: string) {
  return z.string().transform((read, context) => {
    const plain = read.normalize("NFKC").trim();
    const value = form.test(plain) ? Number(plain) : Number.NaN;
    if (value >= least && value <= most) return value;
    context.addIssue({ code: "custom", message: `${otherwise}${now(read)}` });
    return z.NEVER;
  });
}

/** `MM-DD`; 29 February is none, since most years have no such day. */
export const monthDay = z.string().transform((read, context) => {
  const plain = read.normalize("NFKC").trim();
  if (isMonthDay(plain)) return plain;
  context.addIssue({
    code: "custom",
    message: `{place}は、月-日の形で、ある日付を書いてください（4月1日は 04-01）。${now(read)}`,
  });
  return z.NEVER;
});

export const isMonthDay = (read: unknown): read is string =>
  typeof read === "string" && /^\d\d-\d\d$/u.test(read) && isDay(read);

function isDay(monthDay: string): boolean {
  // 2001 was no leap year.
  const parsed = new Date(`2001-${monthDay}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toJSON().slice(5, 10) === monthDay;
}

/** What stands there, to end a message with. */
export const now = (read: unknown): string =>
  typeof read === "string" && read !== "" ? `いまは「${read}」です。` : "いまは空です。";
