import { z } from "zod";
import { Failure } from "./failure.ts";

const short = z.string().max(100);
const about = z.record(short, z.string().max(500)).refine((ids) => JSON.stringify(ids).length <= 1000);
const target = z.strictObject({ feature: short, name: short, about, key: z.string().max(200).optional() });
const entry = z.union([z.string().max(60_000), z.array(z.string().max(1000)).max(200)]);
const entries = z.record(short, entry).refine((all) => JSON.stringify(all).length <= 65_536);
const words = z.string().max(100_000);

/** Every body that the page may send. Strict: what is not known is not read. */
export const bodies = {
  hear: z.strictObject({ id: short, words }),
  open: z.strictObject({ target }),
  press: z.strictObject({ target }),
  submit: z.strictObject({ target, entries, via: short }),
  suggest: z.strictObject({ target, field: short, typed: z.string().max(1000) }),
  locale: z.strictObject({ locale: z.enum(["ja", "en"]) }),
  enter: z.strictObject({ token: short }),
};

/** The body as its type says, without keys that are `undefined`; throws a Failure for anything else. */
export function read<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body);
  if (!result.success) throw new Failure(400, (t) => t.unreadable);
  return JSON.parse(JSON.stringify(result.data));
}
