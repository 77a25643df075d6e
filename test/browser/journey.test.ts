import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Product, startProduct } from "../../src/main.ts";
import { newKeyring } from "../../src/services/crypto.ts";
import { testDatabase } from "../support/database.ts";
import { accessibilityProblems, cutOff, type Look, openBrowser, openPage, sidewaysScroll } from "./support/browser.ts";

// The first journey, in a real browser, on the product as `npm start` runs it.

const database = testDatabase();
let browser: Browser;
let product: Product;

beforeAll(async () => {
  await import("../../scripts/ensure-built.mjs");
  browser = await openBrowser();
  product = await startProduct(
    {
      DATABASE_URL: database.url,
      HAGUKUMI_KEY: newKeyring(),
      HAGUKUMI_DEMO: "on",
      HAGUKUMI_TODAY: "2026-11-24",
      PORT: "0",
      LOG_LEVEL: "silent",
    },
    () => {},
  );
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

const look = (path: string, more: Partial<Look> = {}) => openPage(browser, product.url, { width: 1280, path, ...more });
const question = "年休を取りやすくする取組はある？";

describe("Somebody who opens the page for the first time", () => {
  it("becomes a member of 市民生活課, asks, and reads the passage that answers with its section", async () => {
    const { page, context, problems } = await look("/");
    await page.getByRole("searchbox").fill("市民生活課");
    await page.getByRole("link", { name: /渡部 さくら/ }).click();
    await page.getByRole("textbox").fill(question);
    await page.keyboard.press("Enter");
    const sheet = page.getByRole("article").last();
    await sheet.getByText("agano#6-3-2-1").first().waitFor();
    expect(await sheet.textContent()).toContain("休暇取得の促進を目指す職場風土の醸成を図ります");
    const more = sheet.getByRole("button", { name: "この節の全文を読む" }).last();
    await more.click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain("慢性化した長時間の時間外勤務は");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await more.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.reload();
    await page.getByText("agano#6-3-2-1").first().waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });

  it("does all of it with the keyboard alone", async () => {
    const { page, context } = await look("/?as=002003");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("本文");
    await page.getByRole("textbox").focus();
    await page.keyboard.type("人事交流の目的は？");
    await page.keyboard.press("Enter");
    await page.getByText("agano#6-2-1-3").first().waitFor();
    await context.close();
  });

  it("is told plainly what the policy does not say", async () => {
    const { page, context } = await look("/?as=002003");
    await page.getByRole("textbox").fill("部分休業は1日に何時間まで取れますか");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "この方針には記載がありません" }).waitFor();
    await context.close();
  });

  it("finds a first notice, which is read once it is opened", async () => {
    const { page, context } = await look("/?as=002006");
    await page.getByRole("link", { name: /お知らせ/ }).click();
    await page.getByText("はぐくみを使い始めるには").first().click();
    await page.getByText("いつもの言葉で質問できます").first().waitFor();
    await page.waitForFunction(() => !document.querySelector("nav .count"));
    expect(await database.db.notice.count({ where: { to: { staffNumber: "002006" }, readAt: { not: null } } })).toBe(1);
    await context.close();
  });

  it("reads the page in English when they choose to, and is asked no more", async () => {
    const { page, context } = await look("/?as=002002");
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await page.getByRole("textbox").fill("What is the purpose of staff exchange?");
    await page.keyboard.press("Enter");
    await page.getByText("From the policy").first().waitFor();
    await page.reload();
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await context.close();
  });
});

describe("Every screen", () => {
  const screens: readonly (readonly [string, string, string | undefined])[] = [
    ["the first screen", "/", undefined],
    ["an answer", "/?as=002003", question],
    ["a refusal", "/?as=002004", "扶養手当の金額を教えて"],
    ["the measures", "/?as=002001", "取組の状況"],
    ["the notices", "/?as=002005", "notices"],
  ];
  for (const width of [1280, 390] as const) {
    for (const theme of ["light", "dark"] as const) {
      it(`is usable by everybody at ${width} px, ${theme}`, async () => {
        for (const [name, path, words] of screens) {
          const { page, context, problems } = await look(path, { width, theme });
          if (words === "notices") await page.getByRole("link", { name: /お知らせ/ }).click();
          else if (words !== undefined) {
            await page.getByRole("textbox").fill(words);
            await page.keyboard.press("Enter");
            await page.getByRole("article").first().waitFor();
          } else await page.getByRole("link", { name: /本間 由紀/ }).waitFor();
          expect(await accessibilityProblems(page), name).toEqual([]);
          expect(await sidewaysScroll(page), name).toBeLessThanOrEqual(0);
          expect(await cutOff(page), name).toEqual([]);
          expect(problems, name).toEqual([]);
          await context.close();
        }
      }, 90_000);
    }
  }
});
