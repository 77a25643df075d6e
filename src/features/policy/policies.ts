import { watch } from "node:fs";
import type { Policies } from "./answer.ts";
import { find, near } from "./find.ts";
import { type Origin, present, readAgain, readTexts } from "./texts.ts";
import { wholeSection } from "./whole-section.ts";

/** A file that is being saved changes several times; it is read once it has been still for so long. */
const SETTLE_MS = 500;

export type OpenPolicies = Policies & {
  /** Reads everything again: a curated answer has changed. */
  readonly reload: () => Promise<void>;
  readonly close: () => void;
};

export type Options = Origin & { readonly onReload?: (outcome: "read" | "unreadable") => void };

/**
 * The rules, policies and curated answers, read again when a file changes or another day begins; until the new ones
 * are whole, and when they cannot be read, the old ones answer.
 */
export async function openPolicies({ onReload = () => {}, ...origin }: Options): Promise<OpenPolicies> {
  const { contentDir, alsoRules = [], today } = origin;
  let now = await readTexts(origin);
  const reload = inTurn(async () => {
    const { texts, whole } = await readAgain(origin, now);
    now = texts;
    onReload(whole ? "read" : "unreadable");
  });
  const stops = [contentDir, ...(await present(alsoRules))].map((folder) => whenChanged(folder, reload));
  const current = () => {
    // Rules that begin today are searched from today.
    if (now.day !== today()) void reload();
    return now;
  };
  return {
    answer: (question, asker, meaning) => find(current(), question, asker, meaning),
    sources: () => now.sources,
    near: (words, most) => near(now, words, most),
    section: (name) => wholeSection(now, name),
    reload,
    close: () => {
      for (const stop of stops) stop();
    },
  };
}

/** One after the other; what is asked for while one waits is done by that one, and one that fails ends nothing. */
function inTurn(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let waiting: Promise<void> | undefined;
  return () => {
    waiting ??= running.then(() => {
      waiting = undefined;
      running = work().catch(() => {});
      return running;
    });
    return waiting;
  };
}

function whenChanged(folder: string, changed: () => void): () => void {
  let settling: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true, persistent: false }, () => {
    clearTimeout(settling);
    settling = setTimeout(changed, SETTLE_MS);
    settling.unref();
  });
  // A folder that cannot be watched (some network drives) is read at the next start.
  watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(settling);
    watcher.close();
  };
}
