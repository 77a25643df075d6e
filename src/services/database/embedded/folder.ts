import { randomUUID } from "node:crypto";
import { existsSync, lstatSync, readlinkSync, realpathSync, symlinkSync } from "node:fs";
import path from "node:path";
import { codeOf, DatabaseProblem, saying } from "../problem.ts";
import type { Account } from "./account.ts";
import { run } from "./program.ts";
import { makePassable, ROOT_HOME } from "./remains.ts";

/**
 * Where the data really are. Usually the wanted folder itself; for root in a folder that the account cannot enter,
 * a folder under /var/lib/hagukumi with a link to it in the wanted place.
 */
export function placeData(wanted: string, account: Account): string {
  makeParent(wanted);
  if (!isLink(wanted) && account.uid !== undefined && !enters(account, path.dirname(wanted))) linkOutside(wanted);
  return isLink(wanted) ? followed(wanted) : path.join(realpathSync(path.dirname(wanted)), path.basename(wanted));
}

/** Whether we put the data elsewhere than where they were wanted, so that a copy of the folder would miss them. */
export const liesOutside = (wanted: string, dataDir: string): boolean =>
  isLink(wanted) && dataDir.startsWith(`${ROOT_HOME}/`);

function makeParent(wanted: string): void {
  try {
    makePassable(path.dirname(wanted));
  } catch (error) {
    throw new DatabaseProblem(
      `データフォルダ ${path.dirname(wanted)} を作れません（${saying(error)}）。HAGUKUMI_DATA に書き込めるフォルダを指定してください。(Cannot create the data folder.)`,
    );
  }
}

const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

const enters = (account: Account, folder: string): boolean =>
  run("/bin/sh", ["-c", 'cd "$1"', "sh", folder], account).status === 0;

// A name of its own each time: a new clone in an old place must not wake up with the old one's data.
function linkOutside(wanted: string): void {
  const home = path.join(ROOT_HOME, "data", randomUUID());
  makePassable(home);
  try {
    symlinkSync(path.join(home, "postgres"), wanted);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  }
}

// The folder around the data is made before the link, so a link into nothing means that data were lost, not begun.
function followed(wanted: string): string {
  const real = path.resolve(path.dirname(wanted), readlinkSync(wanted));
  if (existsSync(path.dirname(real))) return path.join(realpathSync(path.dirname(real)), path.basename(real));
  throw new DatabaseProblem(
    `データの実体 ${real} が見つかりません。元に戻すか、空から始めるならリンク ${wanted} を削除してから起動してください。(The data behind the link are gone.)`,
  );
}
