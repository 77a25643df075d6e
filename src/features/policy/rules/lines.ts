import { numeral, readNumber } from "./numerals.ts";

/** 編, 章, 節, 款, 目: from the outermost. */
export const levels = ["編", "章", "節", "款", "目"] as const;

/** What a line of a rule is, as its first letters say. Numbers are such as "12", or "12-2" for 第12条の2. */
export type Line =
  | { readonly is: "division"; readonly level: number; readonly number: string; readonly heading: string }
  | {
      readonly is: "article";
      readonly number: string;
      readonly label: string;
      readonly caption: string;
      readonly rest: string;
    }
  | { readonly is: "paragraph"; readonly number: number; readonly rest: string; readonly spaced: boolean }
  | { readonly is: "item"; readonly depth: number; readonly bare: boolean }
  | { readonly is: "caption"; readonly caption: string }
  | { readonly is: "appendix"; readonly id: string; readonly heading: string; readonly rest: string }
  | { readonly is: "supplement"; readonly note: string; readonly rest: string }
  | { readonly is: "text" };

// Every pattern looks at a line's head only and repeats within bounds, so that no line, however long, stalls it.
const n = `[${numeral}]{1,7}`;
const space = "[ 　]";
const division = new RegExp(`^第(${n})([編章節款目])((?:の${n}){0,3})(?:${space}{1,4}(.{1,80}))?$`, "u");
const article = new RegExp(`^第(${n})条((?:の${n}){0,4})`, "u");
const captioned = new RegExp(`^[（(]([^。]{1,80}?)[)）]${space}{0,4}(?=第${n}条)`, "u");
const inParentheses = /^[（(](.{1,80})[)）]$/u;
const trailing = new RegExp(`^${space}{0,4}[（(]([^。（）()]{1,60})[)）](?=${space}|$)`, "u");
const removed = new RegExp(
  `^(?:(?:及び|から|・|、|―|－|～|〜|-)第?${n}条(?:の${n}){0,4}(?:まで)?){1,3}${space}{0,4}削除$`,
  "u",
);
const numbered = new RegExp(`^([0-9０-９]{1,3})(${space}{0,4})(.*)$`, "su");
const circled = new RegExp(`^([①-⑳])${space}{0,4}(.*)$`, "su");
const appendix = new RegExp(
  `^(別表|別記|別紙|(?:別記)?様式|別記第?${n}号?様式|第${n}号様式)(?:第?(${n})号?)?((?:の${n}){0,3})(${space}{0,4}[（(].{1,60}[)）])?(?:$|${space}{1,4}(.*)$)`,
  "su",
);
const supplement = new RegExp(
  `^附${space}{0,4}則(?:${space}{0,4}抄)?(?:${space}{0,4}[（(]([^（）()]{0,80}年[^（）()]{0,80})[)）])?(?:${space}{0,4}抄)?(?:$|${space}{1,4}(.*)$)`,
  "su",
);
const items: readonly RegExp[] = [
  new RegExp(`^(?:[（(]${n}[)）](?:の${n}){0,2}|[⑴-⒇])${space}{0,4}`, "u"),
  new RegExp(`^[一二三四五六七八九十]{1,4}(?:の[一二三四五六七八九十]{1,3}){0,2}(?:${space}{1,4}|$)`, "u"),
];
const subItem = new RegExp(`^[ア-ンｱ-ﾝ](?:${space}{1,4}|$)`, "u");
const subSubItem = new RegExp(`^[（(][ア-ンｱ-ﾝ][)）]${space}{0,4}`, "u");
/** 「(平28条例12・一部改正)」: when an article was changed. */
const changed = /^[（(]?[^。]{0,70}(?:改正|追加|全改|一改|追|削除|繰上げ?|繰下げ?|旧.{1,20})[)）]$/u;

/** What may follow 第12条 in the middle of a sentence that a page has broken: 「第12条の規定により」. */
const goesOn = /^(?:[のにをはがでと、。第各中及又若並本但前後以）)」・]|から|まで|ただし|関係|関連)/u;
/** What counts, and so is no paragraph: 「2日以上」. */
const counts = /^[日月年時分秒人回週歳円号項条つか箇個件倍割度級等種%％.．，,、。:：）)~〜～-]/u;

export function readLine(text: string): Line {
  const head = text.slice(0, 400);
  return (
    supplementOf(text) ??
    appendixOf(text) ??
    divisionOf(head) ??
    articleOf(text) ??
    captionOf(head) ??
    itemOf(head) ??
    paragraphOf(text) ?? { is: "text" }
  );
}

/** Whether a line is the beginning of an article with its text: 「第1条　この条例は」. */
export const startsArticle = (text: string): boolean =>
  new RegExp(`^第${n}条(?:の${n}){0,4}${space}{1,4}\\S`, "u").test(text.slice(0, 100));

/** Whether a line only says when the text around it was changed. */
export const isChangeNote = (text: string): boolean => text.length <= 90 && /^[（(]/u.test(text) && changed.test(text);

function supplementOf(text: string): Line | undefined {
  const [whole, note = "", rest = ""] = supplement.exec(text.slice(0, 400)) ?? [];
  if (whole === undefined) return undefined;
  return { is: "supplement", note, rest: rest + text.slice(400) };
}

function appendixOf(text: string): Line | undefined {
  const [whole, word = "", number = "", branches = "", about = "", rest = ""] = appendix.exec(text.slice(0, 400)) ?? [];
  if (whole === undefined || (rest !== "" && /[。、]/u.test(rest.slice(0, 60)))) return undefined;
  const within = new RegExp(n, "u").exec(word)?.[0] ?? "";
  const place = joined(number || within, branches);
  const id = `${/様式/u.test(word) ? "y" : word === "別表" ? "b" : "k"}${place}`;
  const heading = whole.slice(0, whole.length - rest.length - about.length).trim() + wide(about.trim());
  return { is: "appendix", id, heading: heading.trim(), rest: rest + text.slice(400) };
}

function divisionOf(text: string): Line | undefined {
  const [, number = "", level = "", branches = "", name = ""] = division.exec(text) ?? [];
  if (level === "") return undefined;
  const at = joined(number, branches);
  const heading = `第${numberText(number)}${level}${branchText(branches)}${name && `　${name.trim()}`}`;
  return { is: "division", level: (levels as readonly string[]).indexOf(level), number: at, heading };
}

function articleOf(text: string): Line | undefined {
  const [before = "", early = ""] = captioned.exec(text.slice(0, 200)) ?? [];
  const line = text.slice(before.length);
  const [whole, number = "", branches = ""] = article.exec(line.slice(0, 100)) ?? [];
  if (whole === undefined) return undefined;
  const after = line.slice(whole.length);
  const label = `第${numberText(number)}条${branchText(branches)}`;
  const found = { is: "article", number: joined(number, branches), label } as const;
  if (removed.test(after.slice(0, 100)) && after.length <= 100)
    return { ...found, label: label + after, caption: early, rest: "削除" };
  if (goesOn.test(after)) return undefined;
  const [own = "", late = ""] = early === "" ? (trailing.exec(after.slice(0, 100)) ?? []) : [];
  return { ...found, caption: early || late, rest: after.slice(own.length).trim() };
}

function captionOf(text: string): Line | undefined {
  if (isChangeNote(text)) return undefined;
  const [, caption = ""] = inParentheses.exec(text) ?? [];
  // 「(1)」 and 「(ア)」 alone are the marks of items.
  return caption === "" || new RegExp(`^(?:${n}|[ア-ンｱ-ﾝ])$`, "u").test(caption)
    ? undefined
    : { is: "caption", caption };
}

function itemOf(text: string): Line | undefined {
  const mark = [...items, subItem, subSubItem].map((pattern) => pattern.exec(text)?.[0]);
  const depth =
    mark[3] !== undefined
      ? 2
      : mark[2] !== undefined
        ? 1
        : mark[0] !== undefined || mark[1] !== undefined
          ? 0
          : undefined;
  if (depth === undefined) return undefined;
  const longest = Math.max(...mark.map((each) => each?.length ?? 0));
  return { is: "item", depth, bare: text.length === longest };
}

function paragraphOf(text: string): Line | undefined {
  const [, ring, words = ""] = circled.exec(text) ?? [];
  if (ring !== undefined)
    return { is: "paragraph", number: ring.charCodeAt(0) - 0x245f, rest: words.trim(), spaced: true };
  const [, number = "", gap = "", rest = ""] = numbered.exec(text) ?? [];
  if (number === "" || (gap === "" && counts.test(rest))) return undefined;
  return { is: "paragraph", number: readNumber(number) ?? 0, rest: rest.trim(), spaced: gap !== "" || rest === "" };
}

const numberText = (text: string) => String(readNumber(text) ?? text);
const branchesOf = (text: string) =>
  text
    .split("の")
    .filter((each) => each !== "")
    .map(numberText);
const branchText = (text: string) =>
  branchesOf(text)
    .map((each) => `の${each}`)
    .join("");
const joined = (number: string, branches: string) =>
  [...(number === "" ? [] : [numberText(number)]), ...branchesOf(branches)].join("-");
const wide = (text: string) => text.replace(/^\(/u, "（").replace(/\)$/u, "）");
