/** A figure of one's own that only a system of the city knows. */
export type OwnFigure = "leave" | "overtime" | "evaluation" | "pay";

const mine = "(?:私|わたし|自分|僕|ぼく|俺|おれ|あたし|当方)の";
const lately =
  "(?:今|先|前|当|来|次|今度|前回|今回|直近|昨|去|夏|冬|上半?|下半?)?(?:の|月|週|年度?|期|日)?(?:まで)?の?(?:ここまで)?の?";
const thisTime =
  "(?:今月|先月|先々月|今年度?|昨年度?|去年|今週|先週|今日まで|昨日|今期|前期|後期|上期|下期|前回|今回|次|今度|来月|夏|冬)";
const howMuch =
  "(?:いくら|いくつ|何(?:時間|日|円|点|回|級|号|位|段階|万)|なん(?:時間|日|円)|どれ(?:くらい|ぐらい|だけ|ほど)|どの(?:くらい|ぐらい|程度)|どうだった|どうでした|どうなった|どうなりました|教えて|知りたい|見たい|見せて|見れ|見られ|確認し|わか[るり]|分か[るり]|は?[?。]?$)";
const leave =
  "(?:年休|有休|有給|年次(?:有給)?休暇|夏季?休暇?|夏休み|特別?休暇?|時間休|代休|休暇|休み|ゆうきゅう|ねんきゅう)";
const overtime = "(?:残業|時間外(?:勤務)?|超過勤務|超勤|ざんぎょう)";
const pay =
  "(?:給料|給与|手取り|ボーナス|賞与|退職金|退職手当|年収|月給|(?:残業|通勤|扶養|住居)手当|残業代|勤勉手当|期末手当)";
const kind = "(?:の|した)?(?:結果|点数?|ランク|順位|総?額|金額|時間数?|明細|日数|記録|状況|履歴|見込み?額?|合計)?";
const joined = "(?:は|って|が|を|も|、|と)?";

/** What rules say, not what one has: these words make it a question to the rules. */
const rule =
  /繰り?越|買い?取|上限|限度|(?:まで|して)(?:も)?(?:いい|良い|よい|可)|もらえ|付与|決ま[りるっ]|規定|ルール|制度|仕組み|減ら|目的|使われ/u;

type Pattern = readonly [figure: OwnFigure, pattern: RegExp];
const patterns: readonly Pattern[] = [
  [
    "leave",
    new RegExp(
      `${leave}(?:の|は|って|が|、|を|も)?(?:まだ|今|現在|私|自分|は|の){0,3}(?:あと|残り|のこり|残)(?:は|が|の|り)?(?:日数|数|時間|何|なん|いく|どれ|どの|は?[?。]?$)`,
      "u",
    ),
  ],
  ["leave", new RegExp(`${leave}.{0,8}(?:残|のこ|余)って(?:る|い(?:る|ます)|ます)`, "u")],
  [
    "leave",
    new RegExp(
      `(?:あと|残り|のこり)(?:は)?(?:何|なん)(?:日|時間).{0,8}${leave}|(?:残|のこ)って(?:る|いる)${leave}`,
      "u",
    ),
  ],
  [
    "leave",
    new RegExp(
      `${leave}(?:を|は|って|、)?.{0,8}(?:何|なん)日.{0,4}(?:使った|取った|とった|取ってる|使ってる|消化した|取得した|取りました)`,
      "u",
    ),
  ],
  ["leave", new RegExp(`${mine}${lately}${leave}${kind}${joined}${howMuch}`, "u")],
  [
    "leave",
    /(?:days?|leave|vacation|pto|holidays?).{0,24}(?:left|remaining)\b|(?:my|remaining) (?:annual |paid |leave |vacation )?(?:leave|vacation|pto) balance|my remaining/u,
  ],
  [
    "overtime",
    new RegExp(
      `${mine}${lately}${overtime}${kind}${joined}(?:${thisTime}(?:は|で|の)?)?(?:合計)?(?:で)?${howMuch}`,
      "u",
    ),
  ],
  [
    "overtime",
    new RegExp(
      `${thisTime}(?:の|は|って|、|まで)?(?:私の|自分の|もう)?${overtime}${kind}${joined}(?:合計)?(?:で)?${howMuch}`,
      "u",
    ),
  ],
  [
    "overtime",
    new RegExp(
      `${thisTime}.{0,6}(?:何時間|どれ(?:くらい|だけ)|どのくらい).{0,4}${overtime}(?:した|して|しま)|${overtime}.{0,2}${thisTime}.{0,4}${howMuch}`,
      "u",
    ),
  ],
  ["overtime", /(?:my overtime(?: hours)?|overtime(?: hours)? (?:did|have) i|overtime hours do i have)\b(?! pay)/u],
  ["evaluation", new RegExp(`${mine}${lately}(?:人事|業績|能力)?評価${kind}${joined}${howMuch}`, "u")],
  ["evaluation", new RegExp(`${thisTime}の?(?:私の|自分の)?(?:人事|業績|能力)?評価${kind}${joined}${howMuch}`, "u")],
  [
    "evaluation",
    /my (?:last |latest |own |performance |personnel |current )*(?:evaluation|appraisal|rating|performance review)(?: result| score| grade)?s?(?: \?|\?|$| this| last)/u,
  ],
  ["pay", new RegExp(`${mine}${lately}${pay}${kind}${joined}${howMuch}`, "u")],
  ["pay", new RegExp(`${thisTime}の?(?:私の|自分の)?${pay}${kind}${joined}${howMuch}|給与明細`, "u")],
  [
    "pay",
    /(?:how much|what|when) (?:is|was|will|are) my (?:next |last |monthly |net |own )*(?:salary|pay|bonus|wage|retirement allowance)\b|my pay ?slip/u,
  ],
];

/** So much of a question is read for this. */
const read = 400;

/** Which figure of one's own a normalised question asks for; undefined: it asks what rules say. */
export function asksOwnFigure(normal: string): OwnFigure | undefined {
  const question = normal.slice(0, read);
  if (rule.test(question)) return undefined;
  return patterns.find(([, pattern]) => pattern.test(question))?.[0];
}
