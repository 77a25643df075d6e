// Makes the product runnable from its sources: run by `npm ci` and `npm run build`, with no network.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildClient } from "./build-client.mjs";
import { buildCode, restoreLibraryLinks } from "./build-code.mjs";
import { buildPage } from "./build-page.mjs";
import { fingerprint, STAMP } from "./fingerprint.mjs";

const from = fingerprint();
// Until this build is whole there is none.
rmSync(STAMP, { force: true });
const done = await Promise.all([
  step("データベースのクライアント", async () => {
    await buildClient();
    await buildCode();
  }),
  step("画面", buildPage),
]);
if (done.every(Boolean) && (await step("PostgreSQL のライブラリ", restoreLibraryLinks))) stamp();

function stamp() {
  mkdirSync(path.dirname(STAMP), { recursive: true });
  writeFileSync(STAMP, from);
}

/** Quiet when it works; false and the program's exit code 1 when it does not. */
async function step(name, work) {
  try {
    await work();
    return true;
  } catch (error) {
    console.error(error.message);
    console.error(
      `${name}を作れませんでした。上の内容を直してから \`npm run build\` を実行してください。(Build step failed: ${name}.)`,
    );
    process.exitCode = 1;
    return false;
  }
}
