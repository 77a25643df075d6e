import { join } from "node:path";
import { Command, InvalidArgumentError } from "commander";
import type { DocumentKind, Employment } from "../../features/policy/rules/document.ts";
import { type Imported, importRule } from "../../features/policy/rules/filing.ts";
import { ReikiProblem } from "../../features/policy/rules/reiki.ts";
import { employmentWords, kindWords, meaning } from "../../features/policy/rules/words.ts";
import { readDay } from "../../services/files/values.ts";
import { jsonLine, refusalLine, report } from "./report.ts";

type Options = {
  readonly out: string;
  readonly name?: string;
  readonly kind?: DocumentKind;
  readonly inForce?: string;
  readonly appliesTo?: readonly Employment[];
  readonly dryRun?: true;
  readonly replace?: true;
  readonly json?: true;
};

/** `hagukumi policy import`: exit code 0 taken in (or would be, or there already), 1 refused, 2 wrong usage. */
export function policyImportCommand(contentDir: string): Command {
  return new Command("import")
    .description(
      "例規集から保存したHTMLを、条ごとの文章として取り込みます。(Takes in a rule as the city publishes it.)",
    )
    .argument("<file>", "例規1本のページを保存したHTML（UTF-8、Shift_JIS、EUC-JP）")
    .option("--out <folder>", "置くフォルダー", join(contentDir, "rules"))
    .option("--name <stem>", "ファイルの名前（拡張子なし。既定は、同じ題名の例規の名前、なければ題名）", readName)
    .option("--kind <kind>", "条例、規則、要綱、訓令のいずれか（既定は題名と例規番号から）", readKind)
    .option("--in-force <date>", "この版の施行日（YYYY-MM-DD、既定は附則の最も新しい施行期日）", readDate)
    .option("--applies-to <list>", "対象の職員。正規、会計年度任用、再任用のうち当てはまるもの", readEmployments)
    .option("--dry-run", "何が変わるかだけを示し、何も変えません")
    .option("--replace", "いまの版と同じ条が一つもなくても置き換えます")
    .option("--json", "結果を1行のJSONで出力します")
    .addHelpText("after", help)
    .action((file: string, options: Options) => runImport(file, options));
}

function readName(text: string): string {
  const name = text.normalize("NFC");
  if (!/^[\p{L}\p{N}_-]{1,60}$/u.test(name))
    throw new InvalidArgumentError("文字、数字、- と _ だけの60字以内にしてください。");
  return name;
}

function readKind(text: string): DocumentKind {
  const kind = meaning(kindWords, text);
  if (kind === undefined || kind === "policy" || kind === "qa")
    throw new InvalidArgumentError("条例、規則、要綱、訓令のいずれかにしてください。");
  return kind;
}

function readDate(text: string): string {
  const day = readDay(text);
  if (day === undefined) throw new InvalidArgumentError("2026-04-01 のような日付にしてください。");
  return day;
}

function readEmployments(text: string): readonly Employment[] {
  const said = text.split(/[,、，;\s]+/u).filter((word) => word !== "");
  const read = said.map((word) => meaning(employmentWords, word));
  const known = read.filter((each) => each !== undefined);
  if (known.length === 0 || known.length < read.length)
    throw new InvalidArgumentError("正規、会計年度任用、再任用のうち、当てはまるものを , で区切って書いてください。");
  return [...new Set(known)];
}

async function runImport(file: string, { out, json, dryRun, ...given }: Options): Promise<void> {
  const result = await tryImport(file, { ...given, folder: out, dryRun: dryRun === true });
  if (json) process.stdout.write(jsonLine(result));
  else if (typeof result === "string") process.stderr.write(refusalLine(result));
  else process.stdout.write(report(file, result, out, dryRun === true));
  process.exitCode = typeof result === "string" ? 1 : 0;
}

/** A page that cannot be taken in comes back as the sentence to say. */
async function tryImport(file: string, options: Parameters<typeof importRule>[1]): Promise<Imported | string> {
  try {
    return await importRule(file, options);
  } catch (error) {
    if (error instanceof ReikiProblem) return error.message;
    if ((error as NodeJS.ErrnoException).code)
      return `フォルダー ${options.folder} に書き込めません。場所と許可を確かめてください。`;
    throw error;
  }
}

const help = `
取り込み方：
  1本の例規が1つのMarkdownになります。条と項にはそれぞれ番号が付きます（第12条は #12、第12条第2項は #12.2、
  第12条の2は #12-2、別表第1は #b1、附則は #f1）。表は1行ずつの文にします。
  同じファイルをもう一度取り込んでも何も変わりません。

版：
  施行日の新しいものを取り込むと、これまでの版は「名前@施行日.md」として残り、新しい版の施行日の前日まで有効とします。
  施行日の古いものは、旧版として加えます。

対象の職員（--applies-to）と種類（--kind）：
  一度指定すれば、次の版にも引き継ぎます。ファイルの先頭の applies-to、kind を直接書き換えてもかまいません。

--json の出力：
  {"accepted":真偽,"outcome":"new|newer|older|corrected|unchanged","file":"…","title":"…","number":"…","kind":"…",
   "inForce":"…","until":"…","appliesTo":[…],"files":[{"file":"…","change":"added|changed|removed"}],
   "articles":{"added":[…],"changed":[…],"removed":[…],"unchanged":数},"leftOut":[…],"pictures":数}
  受け付けなかったときは {"accepted":false,"message":"説明"}

終了コード：0 完了、1 受け付けなかった、2 使い方の誤り`;
