import type { Made } from "../server.ts";

const BEGUN_MS = 60_000;

/** Hands a file to the browser's downloads. */
export function save({ name, bytes }: Made): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  // Some browsers read it a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), BEGUN_MS);
}
