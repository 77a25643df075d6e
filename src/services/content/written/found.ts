import type { Problem } from "./problem.ts";

/** What was read, where it could be, and all that is wrong with it. */
export type Found<T> = { readonly value?: T; readonly problems: readonly Problem[] };
