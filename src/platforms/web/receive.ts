import { z } from "zod";
import { unpacked } from "../adaptive-cards/choices.ts";
import { Failure } from "./failure.ts";

const TOO_LARGE = "too large";
const ABOUT_BYTES = 1000;
const ENTRIES_BYTES = 64 * 1024;
const WORDS_BYTES = 100_000;

const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
/** No database keeps these, and nobody can type them. */
const unstorable = /\p{Cs}|\0/u;
const short = z
  .string()
  .max(200)
  .refine((text) => !unstorable.test(text));
/** What a person typed is taken as it is, but for halves of letters and NUL. */
const typed = z.string().transform((text) => text.replaceAll("\0", "").replace(/\p{Cs}/gu, "\ufffd"));

const about = z
  .record(
    short,
    z.string().refine((id) => !unstorable.test(id)),
  )
  .refine((ids) => bytes(ids) <= ABOUT_BYTES);
const target = z
  .strictObject({ feature: short, name: short, about, key: short.optional() })
  .transform(({ key, ...rest }) => (key === undefined ? rest : { ...rest, key }));
const entry = z.union([typed, z.array(typed.transform(unpacked)).max(200)]);
const entries = z.record(short, entry).refine((all) => bytes(all) <= ENTRIES_BYTES, TOO_LARGE);
const words = typed.refine((text) => Buffer.byteLength(text) <= WORDS_BYTES, TOO_LARGE);

/** Every body that the page may send. Strict: what is not known is not read. */
export const bodies = {
  hear: z.strictObject({ id: short, words }),
  open: z.strictObject({ target }),
  press: z.strictObject({ target }),
  file: z.strictObject({ target }),
  upload: z.strictObject({ target }),
  submit: z.strictObject({ target, entries, via: short }),
  suggest: z.strictObject({ target, field: short, typed: typed.refine((text) => text.length <= 1000) }),
  locale: z.strictObject({ locale: z.enum(["ja", "en"]) }),
  enter: z.strictObject({ token: short }),
};

/** The most that a request may weigh: the longest words, written in JSON. */
export const MOST_BYTES = "128kb";

/** The body as its schema says; throws a Failure, and nothing has happened, for anything else. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  if (result.error.issues.some(({ message }) => message === TOO_LARGE)) throw new Failure(413, (t) => t.tooLarge);
  throw new Failure(400, (t) => t.unreadable);
}
