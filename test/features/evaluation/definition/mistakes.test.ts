import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cities, type Edit, lineOf, problemsIn } from "./city.ts";

const city = cities();

/** A mistake: the file, the edit that makes it, text that stands first in the line to be named, and what is said. */
type Mistake = readonly [what: string, file: string, edit: Edit, mark: string, said: string];

const staff = "forms/staff.yaml";
const inForms: readonly Mistake[] = [
  ["a sum of weights", staff, ["weight: 25", "weight: 20"], "\ngroups:", "weight の合計が95です。100にしてください。"],
  [
    "an unknown key",
    staff,
    ["management_goal: false", "management_goal: false\nmanagment: true"],
    "\nmanagment:",
    "「managment」という項目は、ここには書けません。つづりと字下げを確かめてください。ここに書けるのは id、name、for、rates、raters、management_goal、groups です。",
  ],
  [
    "a missing key, at what it is missing in",
    staff,
    ["    weight: 25\n", ""],
    "  - name: { ja: 意欲・態度",
    "「weight」がありません。書き加えてください。",
  ],
  [
    "a word where a number belongs",
    staff,
    ["weight: 25", "weight: 二十五"],
    "weight: 二十五",
    "「weight」は、1から100までの整数で書いてください。いまは「二十五」です。",
  ],
  [
    "a list where a text belongs",
    staff,
    ["id: g-j2", "id: [g-j2]"],
    "id: [g-j2]",
    "「id」には、1つの値だけを書いてください（その下に字下げした行や、[ ] や { } は書けません）。",
  ],
  [
    "a text where a list belongs",
    staff,
    ["sections: [agano#4-11]", "sections: agano#4-11"],
    "sections: agano#4-11",
    "「sections」は、「- 」で始まる行を並べるか、[ ] の中に , で区切って書いてください。",
  ],
  [
    "a text where a map belongs",
    staff,
    ["for: { levels: [staff] }", "for: staff"],
    "\nfor: staff",
    "「for」は、「名前: 値」の行を字下げして並べるか、{ } の中に , で区切って書いてください。",
  ],
  ["an empty text", staff, ["ja: 改善・デジタル活用", 'ja: ""'], 'ja: ""', "「ja」に、文字を書いてください。"],
  [
    "no behaviour",
    staff,
    ["sections: [agano#4-11]", "sections: []"],
    "sections: []",
    "「sections」に、1つ以上書いてください。",
  ],
  [
    "a section that is none",
    staff,
    ["[agano#4-5, agano#4-8]", "[agano#4-5, 4-8]"],
    "[agano#4-5, 4-8]",
    "「sections」の2つ目は、方針の節を「ファイル名#番号」の形で書いてください（例：agano#6-2-1-1。# の前後に空白は入れません）。いまは「4-8」です。",
  ],
  [
    "an id of other letters",
    staff,
    ["id: g-j2", "id: 正確"],
    "id: 正確",
    "「id」は、英小文字で始まる、英小文字・数字・ハイフンだけの番号にしてください。",
  ],
  [
    "a level that is none",
    staff,
    ["levels: [staff]", "levels: [staff, chief]"],
    "levels: [staff, chief]",
    "「levels」の2つ目に書けるのは、manager、leader、staff のいずれかです。いまは「chief」です。",
  ],
  [
    "levels and titles at once",
    staff,
    ["levels: [staff] }", "levels: [staff], titles: [主事] }"],
    "\nfor:",
    "for には、levels（職層）か titles（職名）の、どちらか一方だけを書いてください。",
  ],
  [
    "raters in another order",
    staff,
    ["raters: [first, second, adjuster", "raters: [second, first, adjuster"],
    "\nraters:",
    "raters は、first、second、adjuster、confirmer の順に書いてください。",
  ],
  [
    "no first rater",
    staff,
    ["raters: [first, ", "raters: ["],
    "\nraters:",
    "raters に first（一次評価者）がありません。",
  ],
  [
    "something twice",
    staff,
    ["rates: [ability, performance]", "rates: [ability, ability]"],
    "\nrates:",
    "「ability」が2回書かれています。",
  ],
];

const cycle = "cycle.yaml";
const inCycles: readonly Mistake[] = [
  [
    "a day that no year has",
    cycle,
    ["opens: 01-15, due: 02-10 } # 自", "opens: 01-15, due: 02-30 } # 自"],
    "due: 02-30",
    "「due」は、月-日の形で、ある日付を書いてください（4月1日は 04-01）。いまは「02-30」です。",
  ],
  [
    "a stage due before it opens, in the order of the fiscal year",
    cycle,
    [
      "{ stage: self-review, opens: 01-05, due: 01-31 } # 自己評価\n",
      "{ stage: self-review, opens: 01-05, due: 12-31 } # 自己評価\n",
    ],
    "due: 12-31",
    "期限（due 12-31）が、始まる日（opens 01-05）より前です。",
  ],
  [
    "goals to which nobody could agree in time",
    cycle,
    ["      - { stage: opening-interview, opens: 04-10, due: 05-15 } # 期首面談\n", ""],
    "- { stage: goals, opens: 04-01",
    "goals（目標設定） があるときは、opening-interview（期首面談） も要ります（目標の合意の期限になります）。書き加えるか、goals（目標設定） の行を消してください。",
  ],
  [
    "an interview of the mid-year for which there is no time",
    cycle,
    ["      - { stage: self-review, opens: 01-05, due: 01-31 } # 自己評価\n", ""],
    "- { stage: middle-interview, opens: 09-01",
    "middle-interview（中間面談） があるときは、self-review（自己評価） も要ります（自己評価を提出するまでの間に行います）。書き加えるか、middle-interview（中間面談） の行を消してください。",
  ],
  [
    "the interview on the self-review due after the rating that waits for it",
    cycle,
    ["opens: 01-15, due: 02-10 } # 自", "opens: 01-15, due: 02-25 } # 自"],
    "- { stage: first-rating, opens: 01-20",
    "first-rating（一次評価） の期限（02-20）が、その前の review-interview（自己評価面談） の期限（02-25）より前です。",
  ],
  [
    "an agreement due before the goals",
    cycle,
    [
      "opens: 04-10, due: 05-15 } # 期首面談\n      - { stage: middle-interview, opens: 09-01",
      "opens: 04-10, due: 04-20 } # 期首面談\n      - { stage: middle-interview, opens: 09-01",
    ],
    "- { stage: opening-interview, opens: 04-10, due: 04-20",
    "opening-interview（期首面談） の期限（04-20）が、その前の goals（目標設定） の期限（04-30）より前です。",
  ],
  [
    "a rating due before what it rests on",
    cycle,
    ["opens: 02-01, due: 02-28 } # 二次評価", "opens: 02-01, due: 02-15 } # 二次評価"],
    "due: 02-15 } # 二次評価",
    "second-rating（二次評価） の期限（02-15）が、その前の first-rating（一次評価） の期限（02-20）より前です。",
  ],
  [
    "stages in another order",
    cycle,
    [
      "      - { stage: adjusting, opens: 03-01, due: 03-05 } # 調整\n      - { stage: confirming, opens: 03-06, due: 03-10 } # 確認\n",
      "      - { stage: confirming, opens: 03-01, due: 03-05 } # 確認\n      - { stage: adjusting, opens: 03-06, due: 03-10 } # 調整\n",
    ],
    "      - { stage: adjusting, opens: 03-06",
    "adjusting（調整） は、confirming（確認） より前に書いてください。段階の順番は変えられません。",
  ],
  [
    "a stage twice",
    cycle,
    ["{ stage: middle-interview, opens: 09-01", "{ stage: opening-interview, opens: 09-01"],
    "{ stage: opening-interview, opens: 09-01",
    "stage の「opening-interview」が、前にもあります。ほかと重ならないようにしてください。",
  ],
  [
    "no first rating",
    cycle,
    ["      - { stage: first-rating, opens: 01-20, due: 02-20 } # 一次評価\n", ""],
    "    stages:",
    "段階 first-rating（一次評価） がありません。この段階は消せません。",
  ],
  [
    "a stage that is none",
    cycle,
    ["{ stage: goals, opens: 04-01, due: 04-30 } # 目", "{ stage: goal, opens: 04-01, due: 04-30 } # 目"],
    "{ stage: goal,",
    "「stage」に書けるのは、goals、opening-interview、middle-interview、self-review、review-interview、first-rating、second-rating、adjusting、confirming、disclosing、feedback-interview、complaints のいずれかです。いまは「goal」です。",
  ],
  [
    "disclosure after 内示",
    cycle,
    [
      "notice_of_transfers: 03-19\n    complaints: { talk_within_days: 7, review_within_days: 14 }\n    goals: { least: 3, most: 5 }\n    exempt:\n      - { id: secondment",
      "notice_of_transfers: 03-15\n    complaints: { talk_within_days: 7, review_within_days: 14 }\n    goals: { least: 3, most: 5 }\n    exempt:\n      - { id: secondment",
    ],
    "      - { stage: disclosing",
    "開示の期限（03-15）は、内示の日（notice_of_transfers 03-15）より前の日にしてください。",
  ],
  [
    "more goals at least than at most",
    cycle,
    ["goals: { least: 0, most: 0 }", "goals: { least: 1, most: 0 }"],
    "goals: { least: 1",
    "目標の数の least（1）が、most（0）より大きくなっています。",
  ],
  [
    "goals without the stage in which they are set",
    cycle,
    ["goals: { least: 0, most: 0 }", "goals: { least: 0, most: 3 }"],
    "goals: { least: 0, most: 3",
    "段階に goals（目標設定）がないときは、goals の least と most を 0 にしてください。",
  ],
  [
    "a period that ends before it begins",
    cycle,
    [
      "    ability: { from: 04-01, to: 03-31 }\n    performance: { from: 04-01",
      "    ability: { from: 10-01, to: 09-30 }\n    performance: { from: 04-01",
    ],
    "    ability: { from: 10-01, to: 09-30",
    "能力評価の期間の終わり（09-30）が、始まり（10-01）より前です。期間は4月1日から3月31日までの間で書いてください。",
  ],
  [
    "no period at all",
    cycle,
    [
      "    ability: { from: 04-01, to: 03-31 }\n    performance: { from: 04-01, to: 03-31 }\n    stages:\n      - { stage: goals, opens: 04-01, due: 04-30 } # 目",
      "    stages:\n      - { stage: goals, opens: 04-01, due: 04-30 } # 目",
    ],
    "  - id: year",
    "ability（能力評価）と performance（業績評価）の期間が、どちらもありません。どちらかを書いてください。",
  ],
  [
    "dates in a probation",
    cycle,
    ["opens: { months: 2 }, due: { months: 3 }", "opens: { months: 2 }, due: 07-01"],
    "due: 07-01",
    "「due」は、「名前: 値」の行を字下げして並べるか、{ } の中に , で区切って書いてください。",
  ],
  [
    "short service without its reason",
    cycle,
    ["    least_service: 0\n", "    least_service: 0.5\n"],
    "    exempt:\n      - { id: secondment, name: { ja: 他の団体への派遣, en: Seconded to another body } }\n      - { id: suspension, name: { ja: 休職, en: Suspended from duty } }\n      - { id: childcare-leave, name: { ja: 育児休業, en: On childcare leave } }\n    least",
    "least_service を使うときは、exempt に id が short-service の行が要ります。",
  ],
  [
    "a part that is none",
    cycle,
    ["    least_service: 0\n", "    least_service: 50\n"],
    "    least_service: 50",
    "「least_service」は、0から1までの数で書いてください（0.5 は2分の1）。いまは「50」です。",
  ],
];

const elsewhere: readonly Mistake[] = [
  [
    "a scale that is not there",
    "scale.yaml",
    ["use: sabcd5", "use: sabcd"],
    "\nuse:",
    "use の「sabcd」は、scales にありません。sabcd5、national6 のどれかにしてください。",
  ],
  [
    "points that do not fall",
    "scale.yaml",
    ["points: 2", "points: 3"],
    "points: 3\n        fact: true",
    "points（点）の 3 は、すぐ上の評語の 3 より小さくしてください。",
  ],
  [
    "points for some grades only",
    "scale.yaml",
    ["        points: 2\n", ""],
    "      - code: C",
    "points（点）がありません。点は、すべての評語に書くか、どれにも書かないかのどちらかです。",
  ],
  [
    "a grade twice",
    "scale.yaml",
    ["code: C\n", "code: B\n"],
    "code: B\n        name: { ja: 期待を下回る",
    "code の「B」が、前にもあります。ほかと重ならないようにしてください。",
  ],
  [
    "a difficulty left out",
    "scale.yaml",
    ["  - mark: usual\n    sign: 無印\n    name: { ja: ◎と△のどちらにも当たらない目標, en: Neither of the two }\n", ""],
    "\ndifficulties:",
    "困難度の mark: usual の行がありません。hard、usual、easy の3つが要ります。",
  ],
  [
    "a member of the board twice",
    "raters.yaml",
    ["board: []", "board: [000101, 000102, 000101]"],
    "\nboard:",
    "苦情審査会の委員「000101」が、2回書かれています。",
  ],
  [
    "a name for a number",
    "raters.yaml",
    ["\nboard: []", "\nconfirmer: 神田 悠斗\nboard: []"],
    "\nconfirmer:",
    "「confirmer」には、職員番号を書いてください（氏名ではなく、半角の英数字です）。いまは「神田 悠斗」です。",
  ],
  [
    "a unit with nobody",
    "raters.yaml",
    ["\nunits: []", "\nunits:\n  - { code: 121, from: 2027-04-01 }"],
    "  - { code: 121, from: 2027-04-01 }",
    "first、second、adjuster、confirmer のどれもありません。この部署で変える評価者を書いてください。",
  ],
  [
    "a unit twice from one day on",
    "raters.yaml",
    [
      "\nunits: []",
      "\nunits:\n  - { code: 121, from: 2027-04-01, first: 000123 }\n  - { code: 121, from: 2027/4/1, first: 000124 }",
    ],
    "  - { code: 121, from: 2027/4/1",
    "所属コードと日付が同じ行（121 2027-04-01）が、前にもあります。どちらかを消してください。",
  ],
  [
    "two right answers",
    "training.yaml",
    [
      "- text: { ja: 事実どおりに付け、面談で支え方を話す, en: Rate the facts and talk about help in the interview }\n        right: true",
      "- text: { ja: 事実どおりに付け、面談で支え方を話す, en: Rate the facts and talk about help in the interview }\n        right: false",
    ],
    "    answers:\n      - text: { ja: 昇任に響く",
    "正しい答え（right: true）が0個あります。1つだけにしてください。",
  ],
];

/** Slips after which a file is no YAML any more, or means something else. */
const slips: readonly Mistake[] = [
  [
    "a tab",
    staff,
    ["    weight: 25\n", "\tweight: 25\n"],
    "\tweight: 25",
    "行の初めにタブがあります。字下げは、半角の空白にしてください。",
  ],
  [
    "a full-width colon",
    staff,
    ["    weight: 25\n", "    weight：25\n"],
    "    weight：25",
    "「：」が全角です。半角の「:」にして、そのあとに半角の空白を1つ入れてください。",
  ],
  [
    "no space after the colon",
    staff,
    ["    weight: 25\n", "    weight:25\n"],
    "    weight:25",
    "「:」のあとに、半角の空白を1つ入れてください。",
  ],
  [
    "a full-width space to indent",
    staff,
    ["    weight: 25\n", "　　weight: 25\n"],
    "　　weight: 25",
    "行の初めに全角の空白があります。字下げは、半角の空白にしてください。",
  ],
  [
    "a key twice",
    staff,
    ["    weight: 25\n", "    weight: 25\n    weight: 25\n"],
    "    weight: 25\n    items",
    "同じ項目が2つあります。どちらかを消してください。",
  ],
  [
    "a quotation that does not end",
    staff,
    ["ja: 知識・技術,", 'ja: "知識・技術,'],
    'ja: "知識・技術',
    "「\"」か「'」が、閉じられていません。",
  ],
  [
    "a text that begins with an asterisk",
    staff,
    ["ja: 知識・技術,", "ja: *知識,"],
    "ja: *知識",
    '「*」で始まる文は、全体を " " で囲んでください。',
  ],
  [
    "a bracket that does not close",
    staff,
    ["levels: [staff] }", "levels: [staff }"],
    "levels: [staff }",
    'この行を読み取れません。括弧の閉じ忘れか、字下げ（行の初めの空白の数）のずれがあります。{ } の中の文に「,」や「: 」や「{」があるときは、文の全体を " " で囲んでください。',
  ],
  [
    "an indent that is off",
    staff,
    ["    weight: 25\n", "      weight: 25\n"],
    "      weight: 25",
    'この行か、すぐ上か下の行を読み取れません。字下げ（行の初めの空白の数）を上下の行とそろえてください。文の中に「: 」があるときは、文の全体を " " で囲んでください。',
  ],
  [
    "a comma within braces",
    staff,
    ["en: Serving citizens }", "en: Serving citizens, listening }"],
    "en: Serving citizens, listening }",
    '「listening」という項目は、ここには書けません。文の中に「,」があるときは、文の全体を " " で囲んでください。ここに書けるのは ja、en です。',
  ],
];

describe("A mistake is told by its file, its line and what is wrong", () => {
  it.each([...inForms, ...inCycles, ...elsewhere, ...slips])("%s", async (_what, file, edit, mark, said) => {
    const folder = await city({ [file]: [edit] });
    const line = await lineOf(folder, file, mark);
    expect(await problemsIn(folder)).toContain(`content/evaluation/${file} ${line}行目：${said}`);
  });
});

const sentences = (file: string, ...lines: readonly (readonly [line: number, said: string])[]) =>
  lines.map(([line, said]) => `content/evaluation/${file} ${line}行目：${said}`);

describe("All mistakes", () => {
  it("are told at once, by file and line, and no others", async () => {
    const folder = await city({
      [staff]: [
        ["weight: 25", "weight: 20"],
        ["[agano#4-5, agano#4-8]", "[4-5]"],
        ["management_goal: false", "management_goal: no"],
      ],
      [cycle]: [["opens: 09-01, due: 10-31", "opens: 11-01, due: 10-31"]],
      "scale.yaml": [["use: sabcd5", "use: sabcd"]],
    });
    const at = (file: string, mark: string) => lineOf(folder, file, mark);
    expect(await problemsIn(folder)).toEqual([
      ...sentences(cycle, [
        await at(cycle, "opens: 11-01"),
        "期限（due 10-31）が、始まる日（opens 11-01）より前です。",
      ]),
      ...sentences("scale.yaml", [
        await at("scale.yaml", "\nuse:"),
        "use の「sabcd」は、scales にありません。sabcd5、national6 のどれかにしてください。",
      ]),
      ...sentences(
        staff,
        [
          await at(staff, "management_goal: no"),
          "「management_goal」に書けるのは、true、false のいずれかです。いまは「no」です。",
        ],
        [await at(staff, "\ngroups:"), "weight の合計が95です。100にしてください。"],
        [
          await at(staff, "[4-5]"),
          "「sections」の1つ目は、方針の節を「ファイル名#番号」の形で書いてください（例：agano#6-2-1-1。# の前後に空白は入れません）。いまは「4-5」です。",
        ],
      ),
    ]);
  });

  it("of one slip are one, however much of the file it makes unreadable", async () => {
    for (const edit of [
      ["    weight: 25\n", "  weight: 25\n"],
      ["      - id: g-j2\n", "      -id: g-j2\n"],
      ["\ngroups:\n", "\ngroups：\n"],
    ] as const)
      expect(await problemsIn(await city({ [staff]: [edit] })), edit[1]).toHaveLength(1);
  });
});

describe("Forms, beside each other", () => {
  it("have ids of their own, down to the items", async () => {
    const folder = await city({
      [staff]: [
        ["id: g-j1", "id: s-j2"],
        ["\nid: staff", "\nid: leader"],
      ],
    });
    const leader = "content/evaluation/forms/leader.yaml";
    expect(await problemsIn(folder)).toEqual(
      sentences(
        staff,
        [
          await lineOf(folder, staff, "\nid: leader"),
          `様式の id の「leader」が、${leader} の${await lineOf(folder, "forms/leader.yaml", "\nid: leader")}行目にもあります。ほかの様式と重ならないようにしてください。`,
        ],
        [
          await lineOf(folder, staff, "id: s-j2"),
          `項目の id の「s-j2」が、${leader} の${await lineOf(folder, "forms/leader.yaml", "id: s-j2")}行目にもあります。全部の様式の中で重ならないようにしてください。`,
        ],
      ),
    );
  });

  it("leave no level out, and serve none twice", async () => {
    const folder = await city({ [staff]: [["levels: [staff]", "levels: [leader]"]] });
    const other = await lineOf(folder, "forms/leader.yaml", "\nfor:");
    expect(await problemsIn(folder)).toEqual([
      ...sentences(staff, [
        await lineOf(folder, staff, "\nfor:"),
        `職層「leader」の様式が、content/evaluation/forms/leader.yaml の${other}行目にもあります。どちらか1つにしてください。`,
      ]),
      "content/evaluation/forms：一般職の様式がありません。for: { levels: [staff] } と書いた様式のファイルが要ります。",
    ]);
  });

  it("are not missed while one of them cannot be read", async () => {
    const folder = await city({ [staff]: [["for: { levels: [staff] }", "for: { levels: [staff]"]] });
    const problems = await problemsIn(folder);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("forms/staff.yaml");
  });
});

describe("What is not there", () => {
  it("is told for each file", async () => {
    const folder = await city();
    await rm(join(folder, "evaluation", "training.yaml"));
    await writeFile(join(folder, "evaluation", "raters.yaml"), "# まだ何も書いていません\n");
    await rm(join(folder, "evaluation", staff));
    expect(await problemsIn(folder)).toEqual([
      "content/evaluation/forms：一般職の様式がありません。for: { levels: [staff] } と書いた様式のファイルが要ります。",
      "content/evaluation/raters.yaml 1行目：ファイルの中身がありません。書き加えてください。",
      "content/evaluation/training.yaml：ファイルがないか、開けません。ファイルの名前と置き場所を確かめてください。",
    ]);
  });

  it("is told once when it is the whole folder", async () => {
    const folder = await city();
    await rm(join(folder, "evaluation"), { recursive: true });
    expect(await problemsIn(folder)).toEqual(["content/evaluation：フォルダーがないか、開けません。"]);
  });
});
