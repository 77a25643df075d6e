/** Names as they are looked for, folded; the same name joined and with a space between. */
type Known = {
  readonly whole: ReadonlySet<string>;
  /** Family and given names alone: names only beside a word that says so. */
  readonly parts: ReadonlySet<string>;
  readonly longest: number;
};

const instead = "［氏名］";

/** Names of staff, mentions of anybody, and Latin names with a title replaced. Expects NFKC and single spaces. */
export function withoutNames(text: string, names: readonly string[]): string {
  const known = knownFrom(names);
  const folded = fold(text);
  let left = "";
  for (let at = 0; at < text.length; ) {
    const end = nameEnd(folded, at, known);
    left += end === undefined ? (text[at] ?? "") : instead;
    at = end ?? at + 1;
  }
  return left.replace(latinName, instead).replace(mention, "［宛先］");
}

function knownFrom(names: readonly string[]): Known {
  const pairs = names.map((name) => fold(name.normalize("NFKC").trim()).split(/[\s・]+/u));
  const whole = new Set(pairs.flatMap((pair) => [pair.join(""), pair.join(" "), pair.join("・")]));
  const parts = new Set(pairs.flat());
  for (const set of [whole, parts]) set.delete("");
  return { whole, parts, longest: Math.max(0, ...Array.from(whole, ({ length }) => length)) };
}

/** Where the longest name that begins at `at` ends; undefined: none does. */
function nameEnd(folded: string, at: number, { whole, parts, longest }: Known): number | undefined {
  for (let end = Math.min(folded.length, at + longest); end > at; end--) {
    const word = folded.slice(at, end);
    if (whole.has(word) && standsAlone(folded, at, end)) return end;
    if (parts.has(word) && standsAlone(folded, at, end) && isCalled(folded, at, end)) return end;
  }
  return undefined;
}

/** 「Lee」 is no name within 「sleep」. */
const standsAlone = (folded: string, at: number, end: number): boolean =>
  !(isLatin(folded[at - 1]) && isLatin(folded[at])) && !(isLatin(folded[end - 1]) && isLatin(folded[end]));
const isLatin = (letter: string | undefined): boolean => letter !== undefined && /[a-z]/u.test(letter);

const address = /^ ?(?:さん|さま|様|氏(?!名)|殿|君|くん|ちゃん|先生|@|-?(?:san|sama|kun|chan)\b)/u;
const title =
  /^ ?(?:(?:副|主任|統括|専門|上席)?(?:課長|係長|部長|局長|室長|所長|園長|館長|次長|班長|主任|主事|主査|主幹|参事|技師|技監|補佐|理事|監査|市長|町長|村長|教育長|消防長|隊長|司令|議員|議長|弁護士|医師|看護師|保健師|保育士|栄養士|技術員|専門員|指導員|相談員|職員|監))/u;
/** Before a name: 「上司の佐藤」, 「課長(佐藤)」. */
const kin =
  /(?:上司|部下|同僚|同期|先輩|後輩|課長|係長|部長|局長|室長|所長|園長|主任|主事|主査|主幹|次長|担当|相手|相談員|氏名|名前)(?:の|は|[:(「])? ?$/u;
const longestBeside = 8;

/** Whether the words beside a family or given name say that somebody is meant. */
function isCalled(folded: string, at: number, end: number): boolean {
  const after = folded.slice(end, end + longestBeside);
  const before = folded.slice(Math.max(0, at - longestBeside), at);
  if (address.test(after)) return true;
  // 「機関部長」: a family name of one letter is not cut out of a word of kanji.
  const withinWord = end - at === 1 && /\p{Script=Han}$/u.test(before);
  return !withinWord && (title.test(after) || (end - at > 1 && kin.test(before)));
}

const latinName =
  /\b(?:Mr|Ms|Mrs|Miss|Dr|Prof)\.? ?[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?|\b[A-Z][a-z]+(?: [A-Z][a-z]+)?[- ](?:san|sama|kun|chan)\b/gu;
const mention = /@[\p{L}\p{N}_.-]+/gu;

/** Forms of a letter that people type for one another in names; each as long as what stands for it. */
const forms: readonly (readonly [string, string])[] = [
  ["髙", "高"],
  ["﨑嵜", "崎"],
  ["斉齋齊", "斎"],
  ["邊邉", "辺"],
  ["濵濱", "浜"],
  ["澤", "沢"],
  ["廣", "広"],
  ["國", "国"],
  ["惠", "恵"],
  ["櫻", "桜"],
  ["眞", "真"],
  ["德", "徳"],
  ["嶋嶌", "島"],
  ["瀨", "瀬"],
  ["條", "条"],
  ["冨", "富"],
  ["榮", "栄"],
  ["龍", "竜"],
  ["彌", "弥"],
];
const formOf = new Map(forms.flatMap(([others, one]) => Array.from(others, (other) => [other, one] as const)));

/** Lower case where that changes no length, and one form for each letter: places stay the same. */
const fold = (text: string): string =>
  text.replace(/[A-Z\u3400-\u9fff\uf900-\ufaff]/gu, (letter) => formOf.get(letter) ?? letter.toLowerCase());
