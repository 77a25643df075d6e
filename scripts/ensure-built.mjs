// Before a start: builds where `npm ci --ignore-scripts` has not, or the sources have changed since.
import { fingerprint, readStamp, STAMP } from "./fingerprint.mjs";

if (readStamp(STAMP) !== fingerprint()) {
  console.error("実行用のファイルを作っています（数秒かかります）… (Building)");
  await import("./build.mjs");
}
