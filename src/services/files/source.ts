import { createReadStream } from "node:fs";

/** The bytes of a file, from its beginning each time it is called: a file is read once to learn its encoding, then again. */
export type Source = () => AsyncIterable<Uint8Array>;

/** Bytes at a time: what is done with them holds up whatever else the process serves. */
const PIECE = 16_384;

export const fileSource =
  (path: string): Source =>
  () =>
    createReadStream(path, { highWaterMark: PIECE });

/** Whether an error is the operating system's about a file, such as one that is gone or may not be read. */
export const isFileError = (error: unknown): boolean =>
  error instanceof Error && "syscall" in error && typeof error.syscall === "string";
