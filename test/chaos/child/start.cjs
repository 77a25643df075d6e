// node start.cjs BUNDLE: runs it with what V8 compiled of it the last time, which halves the time that a start takes.
const { existsSync, readFileSync, renameSync, writeFileSync } = require("node:fs");
const { createRequire, wrap } = require("node:module");
const { dirname } = require("node:path");
const { Script } = require("node:vm");

const file = process.argv[2];
const kept = `${file}.compiled`;
const cachedData = existsSync(kept) ? readFileSync(kept) : undefined;
const script = new Script(wrap(readFileSync(file, "utf8")), { filename: file, cachedData });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, createRequire(file), module_, file, dirname(file));
// Once it has done some work, so that what work needs is compiled too.
if (!cachedData) setTimeout(keep, 3000).unref();

function keep() {
  if (existsSync(kept)) return;
  writeFileSync(`${kept}.${process.pid}`, script.createCachedData());
  renameSync(`${kept}.${process.pid}`, kept);
}
