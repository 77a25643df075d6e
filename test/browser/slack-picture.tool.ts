import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { homeCard } from "../../src/features/help/views.ts";
import { text as policy } from "../../src/features/policy/asked/text.ts";
import { trendCard } from "../../src/features/policy/asked/views.ts";
import { renderHome } from "../../src/platforms/slack/render/home.ts";
import { renderMessage } from "../../src/platforms/slack/render/message.ts";
import { errorsOf, renderModal } from "../../src/platforms/slack/render/modal.ts";
import { renderCardModal } from "../../src/platforms/slack/render/sheet.ts";
import { correct } from "../../src/view/answers.ts";
import type { Block, Card } from "../../src/view/card.ts";
import type { Locale } from "../../src/view/locale.ts";
import { homePage, messagesPage, modalPage } from "./slack-picture.ts";
import { everyBlock } from "./slack-picture-cards.ts";
import { everyField } from "./slack-picture-form.ts";
import { openBrowser } from "./support/browser.ts";

// Pictures of what is drawn for Slack, to be looked at: npx jiti test/browser/slack-picture.tool.ts [FOLDER]

const folder = process.argv[2] ?? join(tmpdir(), "hagukumi-slack");

const mistakes = {
  ja: {
    title: "20字以内で入力してください。",
    month: "「面談の月」を入力してください。",
    kinds: "2つまで選べます。",
    on: "2026年10月31日以前の日付を入力してください。",
  },
  en: {
    title: "Please keep this within 20 characters.",
    month: "Please fill in “Month of the meeting”.",
    kinds: "Please pick 2 at most.",
    on: "Please enter a date up to 31 October 2026.",
  },
};

function pages(locale: Locale): Readonly<Record<string, string>> {
  const message = (card: Card, how?: "words") => {
    const drawn = renderMessage(card, locale, how);
    return messagesPage([drawn, ...drawn.more], locale);
  };
  const card = everyBlock(locale);
  const form = everyField(locale);
  const entered = {
    title: "窓口の改善と電話の改善と会議の改善と記録の改善",
    kinds: ["0", "1", "2"],
    on: "2026-11-03",
    grade: "A",
  };
  const wrong = correct(form, entered, mistakes[locale]).form;
  return {
    message: message(card),
    words: message(card, "words"),
    long: message(longCard(locale)),
    trend: message(trend(locale)),
    sheet: modalPage(renderCardModal(card, locale), locale),
    section: modalPage(renderCardModal(section(locale), locale), locale),
    form: modalPage(renderModal(form, locale), locale),
    "form-redrawn": modalPage(renderModal(wrong, locale), locale),
    "form-errors": modalPage(renderModal(form, locale), locale, errorsOf(wrong)),
    home: homePage(renderHome([home(locale)], locale).view, locale),
  };
}

function longCard(locale: Locale): Card {
  const { body, ...rest } = everyBlock(locale);
  const lines = Array.from({ length: 14 }, (_, at): readonly Block[] => [
    { type: "text", tone: "heading", text: `第${at + 1}条` },
    {
      type: "text",
      text: "職員は、年次有給休暇を計画的に取得するよう努める。所属長は、これを妨げてはならない。".repeat(3 + (at % 4)),
    },
    { type: "facts", facts: [{ label: "施行", value: "令和8年4月1日" }] },
    { type: "text", tone: "quiet", text: "阿賀野市職員の休暇に関する規則" },
  ]);
  return { ...rest, body: [...lines.flat(), ...body.slice(-3)] };
}

function section(locale: Locale): Card {
  return {
    type: "card",
    kicker: locale === "ja" ? "方針の節" : "A section of the policy",
    title: "休暇取得の促進",
    section: "agano#6-3-2-1",
    body: [
      { type: "text", tone: "quiet", text: "第6章 人材育成の取組 › 視点3 働きやすい職場環境" },
      { type: "text", text: "年次有給休暇の計画的な取得を促進するため、各所属において年間の取得計画を作成します。" },
      { type: "text", text: "・管理職員は、率先して休暇を取得します。" },
      { type: "text", text: "・連続した休暇の取得を勧めます。" },
      { type: "text", tone: "quiet", text: "この見出しは、公表された文書の図から推定したものです。" },
    ],
  };
}

const home = (locale: Locale): Card =>
  homeCard(
    { name: "水原 花子", locale } as never,
    [{ type: "facts", facts: [{ label: "相談", value: "No. 12" }] }],
    [1, 2, 3].map(() => ({
      title: policy[locale].trendOffer,
      text: policy[locale].trendOfferText,
      button: { kind: "asks", label: policy[locale].trendOffer, words: "質問の傾向" },
    })),
    180,
  );

function trend(locale: Locale): Card {
  const group = (words: string, times: number) =>
    ({ words, times, refused: 2, helped: 0, unhelped: 3, section: "agano#6-3-2-1", comments: [] }) as never;
  const groups = [
    group("年休を取りやすくする取組はある？", 12),
    group("年次休暇は何日まで繰り越せますか？", 8),
    group("テレワークの申請方法", 3),
  ];
  return trendCard(
    {
      total: 49,
      outcomes: [
        ["answered", 42],
        ["not-covered", 7],
      ],
      mostAsked: groups,
      mostRefused: groups,
      worstRated: groups,
    },
    { keepDays: 180, place: () => "第6章 › 視点3 › 休暇取得の促進" },
    locale,
  );
}

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 760, height: 600 }, deviceScaleFactor: 1 });
for (const locale of ["ja", "en"] as const) {
  for (const [name, html] of Object.entries(pages(locale))) {
    await page.setContent(html);
    await page.screenshot({ path: join(folder, `${name}.${locale}.png`), fullPage: true });
  }
}
await browser.close();
console.log(folder);
