// Writes the tables into README.md, between <!-- bench:NAME --> and <!-- /bench -->.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "../measured/bundle.mjs";
import { markdown } from "../retrieval/table.mjs";

/** name: of the bench. */
export async function writeReadme(name, report) {
  const block = new RegExp(`(<!-- bench:${name} -->\\n)[\\s\\S]*?(<!-- /bench -->)`, "u");
  const file = path.join(ROOT, "README.md");
  const whole = await readFile(file, "utf8");
  if (!block.test(whole))
    throw new Error(`README.md has no <!-- bench:${name} --> and <!-- /bench --> to write between.`);
  await writeFile(
    file,
    whole.replace(block, (_, start, end) => `${start}${markdown(report)}\n${end}`),
  );
}
