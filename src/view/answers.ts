import type { Entries, Field, Form } from "./form.ts";
import type { Locale } from "./locale.ts";
import { type Problem, problemText, unfilled } from "./problem.ts";

type ValueOf<F> = F extends { type: "number" }
  ? number
  : F extends { type: "choices" }
    ? readonly string[]
    : F extends { type: "yes-no" }
      ? boolean
      : string;

/** The typed answers of a form: an optional field left empty is `undefined`; `choices` left empty is `[]`. */
export type Answers<F extends Pick<Form, "fields">> = {
  readonly [K in F["fields"][number] as K["id"]]: K extends { optional: true }
    ? K extends { type: "choices" }
      ? readonly string[]
      : ValueOf<K> | undefined
    : ValueOf<K>;
};

/** What a submit can answer with, besides a Card. */
export type Correction = { readonly type: "correction"; readonly form: Form };
export type NextPage = { readonly type: "next-page"; readonly form: Form };

/** The same form with the entries kept and these errors on its fields, so that nobody types a page twice. */
export function correct(form: Form, entries: Entries, errors: Readonly<Record<string, string>>): Correction {
  const fields = fill(form, entries).fields.map((field) => {
    const error = errors[field.id];
    return error === undefined ? field : { ...field, error };
  });
  return { type: "correction", form: { ...form, fields } };
}

/** The form with what was entered in its fields, errors of an earlier try taken off. */
export function fill<F extends Form>(form: F, entries: Entries): Form {
  return {
    ...form,
    fields: form.fields.map((field): Field => {
      const { error: _, ...rest } = field;
      const value = entered(entries, field.id);
      if (rest.type === "choices") return { ...rest, value: many(value) };
      return { ...rest, value: one(value) } as Field;
    }),
  };
}

/**
 * Something else was saved on the page meanwhile: what is typed stays, and what was saved is said at each field that
 * differs. drawn: the form with what was saved, which can then be handed in.
 */
export function besideSaved(drawn: Form, entries: Entries, said: (saved: string) => string): Correction {
  const saved = new Map(drawn.fields.map((field) => [field.id, String(field.value ?? "")]));
  const kept = fill(drawn, entries);
  const fields = kept.fields.map((field) => {
    const before = saved.get(field.id) ?? "";
    return before === String(field.value ?? "") ? field : { ...field, error: said(before) };
  });
  return { type: "correction", form: { ...kept, fields } };
}

/**
 * Reads what came back from a form. Keys that the form never asked for are ignored; text keeps its
 * inner spaces and loses those at the ends.
 */
export function readAnswers<F extends Form>(
  form: F,
  entries: Entries,
  locale: Locale,
): { readonly answers: Answers<F> } | Correction {
  const answers: Record<string, unknown> = {};
  const errors: Record<string, string> = {};
  for (const field of form.fields) {
    const value = entered(entries, field.id);
    const problem = problemWith(field, value);
    if (problem) errors[field.id] = problemText(locale, field.label, problem);
    else answers[field.id] = typed(field, value);
  }
  if (Object.keys(errors).length > 0) return correct(form, entries, errors);
  return { answers: answers as Answers<F> };
}

const entered = (entries: Entries, id: string) => (Object.hasOwn(entries, id) ? entries[id] : undefined);
const one = (value: string | readonly string[] | undefined): string =>
  typeof value === "string" ? value.trim() : (value?.[0]?.trim() ?? "");
const many = (value: string | readonly string[] | undefined): readonly string[] =>
  typeof value === "string" ? (value === "" ? [] : [value]) : (value ?? []);

function typed(field: Field, value: string | readonly string[] | undefined): unknown {
  if (field.type === "choices") return [...new Set(many(value))];
  const text = one(value);
  if (text === "") return undefined;
  if (field.type === "number") return Number(text.normalize("NFKC"));
  if (field.type === "yes-no") return text === "yes";
  return text;
}

function problemWith(field: Field, value: string | readonly string[] | undefined): Problem | undefined {
  if (field.type === "choices") return problemWithMany(field, many(value));
  const text = one(value);
  if (text === "") return field.optional ? undefined : unfilled(field);
  switch (field.type) {
    case "text":
      return graphemes(text) > (field.maxLength ?? 3000)
        ? { kind: "too-long", most: field.maxLength ?? 3000 }
        : undefined;
    case "number":
      return problemWithNumber(field, text.normalize("NFKC"));
    case "choice":
      return field.options.some((option) => option.value === text) ? undefined : { kind: "not-offered" };
    case "scale":
      return field.steps.some((step) => step.value === text) ? undefined : { kind: "not-offered" };
    case "yes-no":
      return text === "yes" || text === "no" ? undefined : { kind: "not-offered" };
    case "date":
      return problemWithDate(field, text);
    case "person":
      return text.length > 100 ? { kind: "not-offered" } : undefined;
  }
}

function problemWithMany(field: Extract<Field, { type: "choices" }>, values: readonly string[]): Problem | undefined {
  if (values.length === 0) return field.optional ? undefined : unfilled(field);
  if (!values.every((value) => field.options.some((option) => option.value === value))) return { kind: "not-offered" };
  return field.atMost !== undefined && new Set(values).size > field.atMost
    ? { kind: "too-many", most: field.atMost }
    : undefined;
}

function problemWithNumber(field: Extract<Field, { type: "number" }>, text: string): Problem | undefined {
  if (!/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return { kind: "not-a-number" };
  const number = Number(text);
  if (field.whole && !Number.isInteger(number)) return { kind: "not-whole" };
  if (field.min !== undefined && number < field.min) return { kind: "too-small", least: String(field.min) };
  if (field.max !== undefined && number > field.max) return { kind: "too-large", most: String(field.max) };
  return undefined;
}

function problemWithDate(field: Extract<Field, { type: "date" }>, text: string): Problem | undefined {
  if (!isDay(text)) return { kind: "not-a-date" };
  if (field.earliest !== undefined && text < field.earliest) return { kind: "too-early", day: field.earliest };
  if (field.latest !== undefined && text > field.latest) return { kind: "too-late", day: field.latest };
  return undefined;
}

/** 2026-02-31 parses as 3 March, so the day must survive the round trip. */
export const isDay = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) &&
  !Number.isNaN(Date.parse(text)) &&
  new Date(`${text}T00:00:00Z`).toJSON().slice(0, 10) === text;

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });
/** Letters as a person counts them: 「が」 in two code points and a family emoji are one each. */
export function graphemes(text: string): number {
  let count = 0;
  for (const _ of segmenter.segment(text)) count++;
  return count;
}
