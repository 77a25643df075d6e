/** A file that somebody saves: made anew each time it is asked for, and kept nowhere. */
export type File = {
  readonly type: "file";
  /** With its ending, in the reader's language; a platform takes out what a file system does not take. */
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
};
