import { chownSync, lstatSync, readlinkSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { openEmbedded } from "../../../src/services/database/embedded/embedded.ts";
import { buildOpener, folderFor, isRoot, nobody, startOpener } from "./folders.ts";

const opener = await buildOpener();

/** What the operator is told while the data are opened once. */
async function notesOf(dataDir: string): Promise<readonly string[]> {
  const notes: string[] = [];
  const server = await openEmbedded({ dataDir, onNote: (line) => notes.push(line) });
  await server.stop();
  return notes;
}

/** Whether others than root may pass through all folders above the file. */
function isOpen(file: string): boolean {
  const parent = dirname(file);
  return parent === file || ((statSync(parent).mode & 0o001) !== 0 && isOpen(parent));
}

describe.runIf(isRoot)("the embedded server, started by root", () => {
  const dataDir = join(folderFor(0o755), "postgres");

  it("works as somebody else, who owns the data, and says so once", async () => {
    const [first, ...others] = await notesOf(dataDir);
    expect(first).toMatch(/^PostgreSQL は root では動かないため、利用者 \S+ で/);
    expect(statSync(dataDir).uid).not.toBe(0);
    expect(await notesOf(dataDir)).toEqual(others);
  });

  it("has data that another user is told to leave alone", async (test) => {
    test.skip(!isOpen(opener), "the project lies in a folder that only root can enter");
    const other = startOpener(opener, dataDir, nobody());
    expect(await other.says("failed")).toMatch(/読めません.*作成した利用者/);
  });

  it("says how to give the data back where root has come to own them", async () => {
    chownSync(join(dataDir, "PG_VERSION"), 0, 0);
    await expect(notesOf(dataDir)).rejects.toThrow(/所有者が root .*chown -R/);
  });

  it("keeps data outside of a folder that only root can enter, warns at each start, and never begins anew", async () => {
    const dataDir = join(folderFor(0o700), "postgres");
    const [, first] = await notesOf(dataDir);
    const real = readlinkSync(dataDir);
    expect(first).toContain(real);
    expect(await notesOf(dataDir)).toEqual([first]);
    rmSync(dirname(real), { recursive: true });
    await expect(notesOf(dataDir)).rejects.toThrow(/見つかりません/);
    expect(lstatSync(dataDir).isSymbolicLink()).toBe(true);
  });
});

describe("the embedded server, started by an ordinary user", () => {
  it("runs as that user, in their own folder", async (test) => {
    test.skip(isRoot && !isOpen(opener), "the project lies in a folder that only root can enter");
    const user = isRoot ? nobody() : process.getuid?.();
    const dataDir = join(folderFor(0o700, isRoot ? user : undefined), "postgres");
    const other = startOpener(opener, dataDir, isRoot ? user : undefined);
    const pid = Number(await other.says("open"));
    expect(statSync(`/proc/${pid}`).uid).toBe(user);
    other.child.stdin?.end();
    expect(await other.says("left")).toBe("stopped");
  });
});
