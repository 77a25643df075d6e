/** Kinds of value a question may ask for; `date` is any point in time, `years` a duration. */
export type ValueKind =
  | "days"
  | "hours"
  | "clock"
  | "money"
  | "times"
  | "ratio"
  | "percent"
  | "people"
  | "contact"
  | "age"
  | "years"
  | "date"
  | "months"
  | "weeks"
  | "grade"
  | "places"
  | "name"
  | "place"
  | "count";

type Rule = { readonly kind: ValueKind; readonly asks: RegExp; readonly holds: RegExp };

const n = "[0-9〇一二三四五六七八九十百千]";

// Read in this order; the first kind that a question asks for counts. All patterns are of bounded length.
const rules: readonly Rule[] = [
  {
    kind: "contact",
    asks: /電話番号|内線|連絡先|メールアドレス|ファックス|fax番|url|ホームページのアドレス|phone number|telephone|e-?mail address|contact number/u,
    holds: /0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}|内線(?:番号)?.{0,3}\d{2,}|\w@\w|https?:|連絡先は/u,
  },
  {
    kind: "name",
    // Of a person: what a thing is called is a question like any other.
    asks: /(?:長|者|人|師|員|医|主任|担当|先生|さん|様)の(?:お)?名前|氏名(?:は|を|って|が知|[?。]?$)|name of (?:the |our |my )?(?:mayor|head|chief|manager|director|person|lecturer|doctor|supervisor)/u,
    holds: /名前|氏名|名称/u,
  },
  {
    kind: "days",
    asks: /何日|なん日|何にち|日数|何泊|how many (?:\w+ ){0,3}days|number of days/u,
    holds: new RegExp(`(?<!月|[0-9])${n}+日(?!曜|目)|日数`, "u"),
  },
  {
    kind: "hours",
    asks: /何時間|時間数|なん時間|how many (?:\w+ ){0,3}hours/u,
    holds: new RegExp(`${n}+(?:時間|分)`, "u"),
  },
  {
    kind: "clock",
    asks: /何時|受付時間|営業時間|開庁時間|なん時|what time|opening hours|business hours/u,
    holds: /\d{1,2}時(?!間)|\d{1,2}:\d{2}|午前|午後|正午|時刻/u,
  },
  {
    kind: "money",
    asks: /いくら(?!でも)|何円|なん円|金額|料金|月額|年額|日額|単価|支給額|助成額|報酬額|手当額|補助額|上限額|費用は(?!.{0,10}(?:補助|助成|出し|出る|出ま|負担|支援|もらえ))|初任給|(?:報酬|日当|謝礼|謝金|会費|賃金|時給|日給|月給|年収|家賃|運賃|値段|代金)(?:は|って)?(?:いくら|[?。 ]*$|を(?:教|知)|が知りたい)|how much|what (?:is|are) the (?:\w+ )?(?:fee|cost|price|amount)/u,
    holds: new RegExp(`${n}+[0-9,万億千]*円|無料|無給|${n}+(?:%|パーセント|割)|分の${n}+`, "u"),
  },
  {
    kind: "times",
    asks: /何回|回数|なん回|何度(?!も)|how many times|how often/u,
    holds: new RegExp(
      `${n}+(?:回|度(?!化|合|目))|毎[年月週日]|${n}+(?:か|カ|ヶ|ケ|箇)所|${n}{1,2}年(?:程度|ごと)|随時|定期`,
      "u",
    ),
  },
  {
    kind: "percent",
    asks: /何(?:%|割|パーセント)|割合|比率|何対何|合格率|取得率|達成率|離職率|what (?:percentage|percent|share|rate)/u,
    holds: new RegExp(`${n}+(?:\\.\\d+)?(?:%|割|パーセント)|分の${n}+|無給`, "u"),
  },
  { kind: "ratio", asks: /何倍|倍率|なん倍/u, holds: new RegExp(`${n}+(?:\\.\\d+)?倍`, "u") },
  {
    kind: "people",
    asks: /何人|何名|なん人|人数|定員は|how many (?:\w+ ){0,2}(?:people|persons|staff|employees|interns|members)/u,
    holds: /(?:\d|[二三四五六七八九十百千])+(?:人|名)/u,
  },
  {
    kind: "age",
    asks: /何歳|何才|なん歳|何さい|なんさい|年齢は|how old|what age/u,
    holds: new RegExp(`${n}+(?:歳|才)`, "u"),
  },
  { kind: "weeks", asks: /何週/u, holds: new RegExp(`${n}+週`, "u") },
  {
    kind: "months",
    asks: /何(?:か|ヶ|カ|箇|ケ|ヵ)月|how many months/u,
    holds: new RegExp(`${n}+(?:か|ヶ|カ|箇|ケ|ヵ)月|${n}+月(?:を超え|間|以内)`, "u"),
  },
  {
    kind: "years",
    asks: /何年(?:間|ごと|おき|くらい|ぐらい|程度|以上|以内|まで取|で(?!す))|最[長大]で?何年|何年(?:ですか|\?)?$|how many years|how long (?:is|are|does|do|can|will|may)/u,
    holds: new RegExp(
      `(?<!令和|平成|昭和|大正|[0-9])\\d{1,3}年(?!度|\\d)|[二三四五六七八九十]年|\\d{4}-\\d{4}|${n}+歳`,
      "u",
    ),
  },
  {
    kind: "date",
    asks: /いつ(?!も)|何年|何月|年月|期限|締切|〆切|日程は|日時|対象年度|計画期間|when (?:is|are|does|do|did|will|was)|deadline|due date|until when/u,
    holds: new RegExp(
      `${n}{1,4}年|\\d{1,2}月|(?<!月)\\d{1,2}日|\\d{4}-\\d{4}|\\d{1,2}時|前まで|年度|時期|${n}+歳|場合|とき|超える`,
      "u",
    ),
  },
  {
    kind: "grade",
    asks: /何点|何段階|何級|満点|配点/u,
    holds: new RegExp(`${n}+(?:点|段階|級)`, "u"),
  },
  { kind: "places", asks: /何(?:か|ヶ|カ|箇|ケ|ヵ)所/u, holds: new RegExp(`${n}+(?:か|ヶ|カ|箇|ケ|ヵ)所`, "u") },
  {
    kind: "place",
    asks: /どこに(?:ある|あり|設置|置|提出|出)|場所は|住所|会場は|何階|所在地|where (?:is|are) the|address of/u,
    holds: /階|号室|住所|番地|丁目|会館|センター|庁舎|システム|ホームページ|所在|場所は|に提出|へ提出|窓口(?:で|に提)/u,
  },
  {
    kind: "count",
    asks: /いくつ|何個|何種類|何件|何項目|何本|how many/u,
    holds: new RegExp(`${n}+(?:つ|個|種|件|項目|分野|本|点|人|名|回|日|(?:か|カ|ヶ|ケ|箇)所)|①|「.{1,20}」、「`, "u"),
  },
];

/** The kind of value that a normalised question asks for; undefined: it asks for none. */
export const valueAsked = (question: string): ValueKind | undefined =>
  rules.find(({ asks }) => asks.test(question))?.kind;

/** Whether a normalised text holds a value of that kind. */
export const holdsValue = (kind: ValueKind, text: string): boolean =>
  rules.find((rule) => rule.kind === kind)?.holds.test(text) ?? false;

/** The question without the words that ask for the value: they are judged by themselves. */
export function withoutValueWords(question: string, kind: ValueKind | undefined): string {
  const rule = rules.find((each) => each.kind === kind);
  if (!rule || rule.kind === "contact") return question;
  return question.replace(new RegExp(rule.asks.source, "gu"), " ");
}
