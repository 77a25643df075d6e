// npm run bench -- NAME [ARGUMENTS]: runs bench/NAME.mjs; without a name, says which there are.
import { readdirSync } from "node:fs";
import { basename } from "node:path";

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith(".mjs") && file !== "bench.mjs")
  .map((file) => basename(file, ".mjs"))
  .sort();
const [name, ...rest] = process.argv.slice(2);
if (!name || !names.includes(name)) {
  console.log(`npm run bench -- <name>\n\n${names.map((each) => `  ${each}`).join("\n")}`);
  process.exit(name ? 2 : 0);
}
process.argv = [process.argv[0], `${import.meta.dirname}/${name}.mjs`, ...rest];
await import(`./${name}.mjs`);
