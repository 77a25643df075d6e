import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { DatabaseProblem } from "../problem.ts";

/** Whom the server runs as; empty means whoever runs us. */
export type Account = { readonly uid?: number; readonly gid?: number };

/** The account's own name, and the name of the superuser inside PostgreSQL. */
export const SERVER_NAME = "hagukumi";

/**
 * PostgreSQL refuses root, so for root the server runs as somebody else: the owner of the data where there are some,
 * else an account of its own, else one that every system has.
 */
export function serverAccount(dataDir: string): Account {
  if (process.getuid?.() !== 0) return {};
  return ownerOf(dataDir) ?? ownAccount() ?? named("postgres") ?? named("nobody") ?? noAccount();
}

/** The name of the account for a message; its number when the system has no name for it. */
export function accountName(account: Account): string {
  return passwd().find((entry) => Number(entry[2]) === account.uid)?.[0] ?? String(account.uid ?? "");
}

// The accounts may change between two starts (another image, a package added); data keep the owner they were made with.
function ownerOf(dataDir: string): Account | undefined {
  const found = statSync(path.join(dataDir, "PG_VERSION"), { throwIfNoEntry: false });
  if (!found) return undefined;
  if (found.uid !== 0) return { uid: found.uid, gid: found.gid };
  const to = accountName(ownAccount() ?? named("postgres") ?? noAccount());
  throw new DatabaseProblem(
    `データフォルダ ${dataDir} の所有者が root のため PostgreSQL を動かせません。\`chown -R ${to} ${dataDir}\` を実行してから、もう一度起動してください。(Data owned by root.)`,
  );
}

// Not every system has useradd; the accounts after this one do without.
function ownAccount(): Account | undefined {
  const existing = named(SERVER_NAME);
  if (existing) return existing;
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin"];
  spawnSync("useradd", [...options, SERVER_NAME], { stdio: "ignore" });
  return named(SERVER_NAME);
}

function named(name: string): Account | undefined {
  const entry = passwd().find((fields) => fields[0] === name);
  return entry && { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function passwd(): readonly string[][] {
  return readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
}

function noAccount(): never {
  throw new DatabaseProblem(
    "root では PostgreSQL を動かせず、代わりの利用者（hagukumi、postgres、nobody）もありません。一般利用者で起動するか、DATABASE_URL を設定してください。(No unprivileged account.)",
  );
}
