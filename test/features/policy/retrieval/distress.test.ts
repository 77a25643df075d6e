import { describe, expect, it } from "vitest";
import {
  asksOwnFigure,
  normalise,
  speaksOfCrisis,
  speaksOfTrouble,
} from "../../../../src/features/policy/retrieval/index.ts";

describe("Words of crisis", () => {
  it.each([
    ..."死にたい/もう死にたいです/死 に た い/死　に　た　い/死・に・た・い/しにたい/シニタイ/ｼﾆﾀｲ/死にたーい/死にたぃ/氏にたい/ﾀﾋにたい".split(
      "/",
    ),
    ..."消えたい/消えてしまいたい/消えてなくなりたい/きえたい/いなくなりたい/自殺したい/自殺したいので相談窓口を教えて/自殺を考えています".split(
      "/",
    ),
    ..."もう限界で生きていけない/生きているのがつらい/生きる意味がない/首を吊る/首つり/リストカット/ﾘｽﾄｶｯﾄしてしまう/リスカした/死んだほうがまし/命を絶つ".split(
      "/",
    ),
    ..."部下が自殺をほのめかしています/飛び降りたい/死ぬしかない/自殺/じさつしたい/死のうと思う".split("/"),
    ..."I want to die/i  WANT TO DIE/Ｉ ｗａｎｔ ｔｏ ｄｉｅ/kill myself/k i l l  m y s e l f/I w a n t to d i e/wanna die/suicidal thoughts/I don't want to live".split(
      "/",
    ),
  ])("are heard in %s", (message) => {
    expect(speaksOfCrisis(normalise(message))).toBe(true);
  });

  it.each([
    ..."自殺を防ぐ取組は？/自殺対策計画/自殺予防の研修はある？/自殺者数を減らすには/死亡した場合の忌引は何日/祖父が死んだら何日休める/死ぬほど忙しい".split(
      "/",
    ),
    ..."見直しに対して/みなおしにたいして意見を出したい/前例踏襲を消したい/飛び込みで相談したい/仕事のストレスがつらい/消えたいつものファイル/無駄な会議を無くしたい".split(
      "/",
    ),
    ..."I want to diet/how can I upskill myself/suicide prevention training/What if a relative died?/end my contract/首が痛い/首になる条件/生きがい/公私にたいせつな時間".split(
      "/",
    ),
  ])("are not heard in %s", (message) => {
    expect(speaksOfCrisis(normalise(message))).toBe(false);
  });

  it("are looked for in a huge message in no time", () => {
    for (const piece of ["死", "し に", "生きて", "a ", "自殺", "自殺を防", "\u200b", "ー"]) {
      const huge = normalise(piece.repeat(50_000 / piece.length));
      const start = performance.now();
      speaksOfCrisis(huge);
      speaksOfTrouble(huge);
      asksOwnFigure(huge);
      expect(performance.now() - start).toBeLessThan(100);
    }
  });
});

describe("Trouble", () => {
  it.each(
    "パワハラを受けた/セクハラの相談/ﾏﾀﾊﾗ/カスハラ対策は？/いじめられている/嫌がらせ/つらい/残業がつらい/仕事が辛くて/ストレスチェックの義務/メンタル不調/うつ病で休んだ/うつで休職中/夜眠れない/休職したい/自殺を防ぐ取組は？/怒鳴られる/もう限界/しんどい/harassment from residents/I feel stressed/burnout".split(
      "/",
    ),
  )("is spoken of in %s", (question) => {
    expect(speaksOfTrouble(normalise(question))).toBe(true);
  });

  it.each(
    "年休は何日もらえますか/人事交流の目的は？/仕事をうつすとき/美しいまち/うつくしいまち/評価の甘い辛いがある/副業の許可/残業を減らす取組は？/キャリアの相談/また払いたい/育休の期間/What is OJT?".split(
      "/",
    ),
  )("is not spoken of in %s", (question) => {
    expect(speaksOfTrouble(normalise(question))).toBe(false);
  });
});

describe("A question about one's own figures", () => {
  it.each([
    ...[
      "年休あと何日？",
      "有休残ってる？",
      "年休の残りは？",
      "有給残日数",
      "年休ってあと何日残ってますか",
      "今年、有給何日取ったっけ",
    ].map((q) => ["leave", q]),
    ...["私の有休は何日？", "あと何日有給ある？", "How many days of leave do I have left?"].map((q) => ["leave", q]),
    ...[
      "私の残業時間は今月どれくらい",
      "今月の残業時間は？",
      "先月の残業は何時間でしたか",
      "自分の残業時間を知りたい",
    ].map((q) => ["overtime", q]),
    ...[
      "今月何時間残業した？",
      "What is my overtime this month?",
      "How much overtime have I done?",
      "How many overtime hours did I work?",
    ].map((q) => ["overtime", q]),
    ...["自分の評価の結果は？", "前期の評価結果が知りたい", "私の人事評価はどうだった？", "my evaluation result?"].map(
      (q) => ["evaluation", q],
    ),
    ...["私の給料いくら", "次のボーナスいくら？", "今月の手取りはいくら", "How much is my salary?"].map((q) => [
      "pay",
      q,
    ]),
  ] as [string, string][])("about %s: %s", (figure, question) => {
    expect(asksOwnFigure(normalise(question))).toBe(figure);
  });

  it.each(
    "年休は何日もらえますか/残業を減らす取組は？/残った年休は翌年に繰り越せますか/自分の評価は何に使われますか/自分の評価に納得できない/今月の残業の上限は何時間/残業時間は月何時間まで？/給与はどう決まる/ボーナスはいつ？/夏季休暇は何日取れますか/How many vacation days do I get?/人事評価の結果は何に反映される？/自分の時間を増やしたい/評価のばらつき/残業代の計算方法/私の部署で残業を減らすには/残りの任期/休暇の取得促進/初任給はいくら".split(
      "/",
    ),
  )("is not %s", (question) => {
    expect(asksOwnFigure(normalise(question))).toBeUndefined();
  });
});

describe("Trouble as people write it in chat", () => {
  const written = [
    "パワハラって何？どこに相談すればいい？",
    "セクハラって何とかなりませんか",
    "あの人パワハラっぽい",
    "うつって何",
    "先輩に殴られた",
    "叩かれた",
    "妊娠したら嫌味を言われた",
    "早川直樹課長が怖いです",
    "もう無理",
    "助けて",
    "悩みを聞いてほしい",
    "my boss bullies me",
  ];
  for (const words of written)
    it(`is recognised: ${words}`, () => {
      expect(speaksOfTrouble(normalise(words)) || speaksOfCrisis(normalise(words))).toBe(true);
    });
  it("is not seen in ordinary questions", () => {
    for (const words of [
      "年休はまたはらいもどし",
      "助けてもらえる制度はある？",
      "人事交流の目的は？",
      "市民の悩みに対応する職員像は？",
    ])
      expect(speaksOfTrouble(normalise(words)), words).toBe(false);
  });
});

describe("A message of any length and shape", () => {
  // Each would take minutes if a pattern went back over what it has read: the test would then end by its time limit.
  const signs = [
    "<",
    ".",
    " ",
    "「",
    "死 ",
    "にた",
    "a@",
    "1-",
    "\u200b",
    "👨‍👩‍👧",
    "want to ",
    "市の",
    "。",
    "ー",
    "・a",
  ];
  for (const sign of signs)
    it(`is read once: ${JSON.stringify(sign)}`, () => {
      const long = normalise(sign.repeat(200_000));
      expect(speaksOfCrisis(long)).toBe(false);
      expect(speaksOfTrouble(long)).toBe(false);
      expect(speaksOfCrisis(`${long}もう死にたい`)).toBe(true);
    });
});
