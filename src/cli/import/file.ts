import { stat } from "node:fs/promises";
import type { Database } from "../../services/database/database.ts";
import { fileSource, type Source } from "../../services/files/source.ts";
import { progressBar } from "./progress.ts";

export type ImportServices = {
  readonly open: () => Promise<{ readonly db: Database; readonly url: string; readonly close: () => Promise<void> }>;
  readonly now: () => Date;
  readonly today: () => string;
  /** Where the city's settings are. */
  readonly contentDir: string;
};

export type Opened = {
  readonly db: Database;
  readonly url: string;
  readonly source: Source;
  readonly onProgress: (step: "read" | "write", bytes: number) => void;
};

/** Opens a file and the database for an import; a file that cannot be opened comes back as the sentence to say. */
export async function withFile<R>(
  path: string,
  { open }: Pick<ImportServices, "open">,
  work: (opened: Opened) => Promise<R>,
): Promise<R | string> {
  const size = await sizeOf(path);
  if (size === undefined) return `ファイル ${path} を開けません。ファイル名と読み取りの許可を確かめてください。`;
  const { db, url, close } = await open();
  const progress = progressBar(size);
  try {
    return await work({ db, url, source: fileSource(path), onProgress: progress.at });
  } finally {
    progress.end();
    await close();
  }
}

/** undefined where there is no file of that name. */
const sizeOf = (path: string): Promise<number | undefined> =>
  stat(path).then(
    (found) => (found.isFile() ? found.size : undefined),
    () => undefined,
  );
