// Writes the tables into the READMEs, between <!-- bench:retrieval --> and <!-- /bench -->.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { Misuse, ROOT } from "./corpus.mjs";
import { markdown } from "./table.mjs";

const japanese = {
  engine: "エンジン",
  "right first": "1件目が正しい",
  "among three": "3件以内にある",
  answered: "答えのある質問に回答",
  "refused rightly": "答えのない質問に「記載なし」",
  "AUROC of score": "得点のAUROC",
  "first is right": "1件目が正しい",
  "build ms": "構築 ms",
  "RSS MB": "メモリ MB",
  "peak MB": "最大 MB",
  "× ours": "育みの何倍",
};

export async function writeReadmes(report) {
  await between("README.md", markdown(report));
  await between(
    "README.ja.md",
    markdown(report, (cell) => japanese[cell] ?? cell),
  );
}

const block = /(<!-- bench:retrieval -->\n)[\s\S]*?(<!-- \/bench -->)/u;

async function between(name, text) {
  const file = path.join(ROOT, name);
  const whole = await readFile(file, "utf8");
  if (!block.test(whole))
    throw new Misuse(`${name} has no <!-- bench:retrieval --> and <!-- /bench --> to write between.`);
  await writeFile(
    file,
    whole.replace(block, (_, start, end) => `${start}${text}\n${end}`),
  );
}
