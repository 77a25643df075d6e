import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { accessSync, chownSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { codeOf, DatabaseProblem, saying } from "../problem.ts";
import { type Account, SERVER_NAME } from "./account.ts";
import { program } from "./binaries.ts";
import { asAccount } from "./program.ts";
import { folderBeside } from "./remains.ts";

/** The PostgreSQL major version that the package brings; a data folder can be opened by no other. */
const MAJOR = "18";

/** The passwords inside the data folder: the superuser's, and that of the role the application uses. */
const SECRETS = { superuser: "hagukumi.password", application: "hagukumi_app.password" } as const;

// builtin C.UTF-8 sorts the same on every system and never needs an index rebuilt.
const LOCALE = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];

/** Makes the data folder unless it is there. Of several processes the first one wins and the others use its folder. */
export async function ensureCluster(
  dataDir: string,
  native: string,
  account: Account,
  fsync: boolean,
): Promise<boolean> {
  const missing = isMissing(dataDir);
  if (missing) await createCluster(dataDir, native, account, fsync);
  refuseOtherMajor(dataDir);
  return missing;
}

/** Throws a DatabaseProblem when somebody else owns the folder. */
export function readSecret(dataDir: string, of: keyof typeof SECRETS): string {
  try {
    return readFileSync(path.join(dataDir, SECRETS[of]), "utf8").trim();
  } catch (error) {
    throw unreadable(dataDir, error);
  }
}

// Not existsSync, which takes a folder that we may not look into for one that is not there.
function isMissing(dataDir: string): boolean {
  try {
    accessSync(path.join(dataDir, "PG_VERSION"));
    return false;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    throw unreadable(dataDir, error);
  }
}

function refuseOtherMajor(dataDir: string): void {
  const major = majorOf(dataDir);
  if (major === MAJOR) return;
  throw new DatabaseProblem(
    `データフォルダ ${dataDir} は PostgreSQL ${major} のもので、この版（PostgreSQL ${MAJOR}）では開けません。元の版で \`hagukumi backup\`、空のフォルダにこの版で \`hagukumi restore\` を実行してください。(Other major version.)`,
  );
}

function majorOf(dataDir: string): string {
  try {
    return readFileSync(path.join(dataDir, "PG_VERSION"), "utf8").trim();
  } catch (error) {
    throw unreadable(dataDir, error);
  }
}

const unreadable = (dataDir: string, error: unknown) =>
  new DatabaseProblem(
    `データフォルダ ${dataDir} を読めません（${saying(error)}）。作成した利用者で起動するか、HAGUKUMI_DATA で別のフォルダを指定してください。(Cannot read the data folder.)`,
  );

async function createCluster(dataDir: string, native: string, account: Account, fsync: boolean): Promise<void> {
  try {
    const fresh = folderBeside(dataDir, "init");
    await fill(fresh, native, account, fsync);
    moveOnto(fresh, dataDir);
  } catch (error) {
    throw new DatabaseProblem(
      `データベースを ${dataDir} に作れません（${saying(error)}）。空き容量と書き込み権限を確かめてください。(Cannot create the database.)`,
    );
  }
}

// The passwords move into place together with the folder, so there is never one without the other.
async function fill(fresh: string, native: string, account: Account, fsync: boolean): Promise<void> {
  const password = `${fresh}.password`;
  try {
    give(fresh, account);
    writeSecret(password, account);
    await initdb(native, [`--pgdata=${fresh}`, `--pwfile=${password}`, ...(fsync ? [] : ["--no-sync"])], account);
    renameSync(password, path.join(fresh, SECRETS.superuser));
    writeSecret(path.join(fresh, SECRETS.application), account);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(password, { force: true });
    throw error;
  }
}

function writeSecret(file: string, account: Account): void {
  writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600, flag: "wx", flush: true });
  give(file, account);
}

function give(file: string, { uid, gid }: Account): void {
  if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
}

function initdb(native: string, args: readonly string[], account: Account): Promise<void> {
  const all = [...args, `--username=${SERVER_NAME}`, "--auth=scram-sha-256", ...LOCALE];
  // Its own process group: an interrupt meant for us must not leave half a folder.
  const options = { ...asAccount(account), detached: process.platform !== "win32" };
  const child = spawn(program(native, "initdb"), all, { ...options, stdio: ["ignore", "ignore", "pipe"] });
  let errors = "";
  child.stderr.on("data", (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve() : reject(new Error(`initdb: ${errors}`))));
  });
}

function moveOnto(fresh: string, dataDir: string): void {
  try {
    renameSync(fresh, dataDir);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (codeOf(error) !== "ENOTEMPTY" && codeOf(error) !== "EEXIST") throw error;
  }
}
