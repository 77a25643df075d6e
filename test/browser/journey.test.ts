import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Product } from "../../src/main.ts";
import { testDatabase } from "../support/database.ts";
import { openBrowser, openPage } from "./support/browser.ts";
import { openProduct } from "./support/product.ts";
import { ask, composer, focused, sheets, tabTo } from "./support/steps.ts";

// Pages are slow on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

// The product as a city would first meet it: from the first page to a section of the policy.

const question = "年休を取りやすくする取組はある？";
const readAll = "この節の全文を読む";
const database = testDatabase();
let product: Product;
let browser: Browser;

beforeAll(async () => {
  [product, browser] = await Promise.all([openProduct(database.url), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
});

describe("From the first page to the policy", () => {
  it("chooses a person, asks, reads the passage with its section, and the whole section", async () => {
    const { page, context, problems } = await openPage(browser, product.url, { width: 1280, path: "/" });
    await page.getByLabel("名前・所属・役割で探す").fill("市民生活課");
    await page.getByRole("link", { name: /渡部 さくら/ }).click();
    await composer(page).waitFor();
    expect(page.url()).toContain("/?as=002003");

    const sheet = await ask(page, question);
    expect(await sheet.textContent()).toContain("休暇取得の促進");
    expect(await sheet.getByText("agano#6-3-2-1").count()).toBeGreaterThan(0);
    expect(await page.locator(".cited").textContent()).toContain("6-3-2-1");

    await sheet.getByRole("button", { name: readAll, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain("管理監督者には");
    await dialog.getByRole("button", { name: "閉じる" }).click();
    expect(await dialog.count()).toBe(0);
    expect(await focused(page)).toBe(readAll);
    expect(problems).toEqual([]);
    await context.close();
  });

  it.each([1280, 390] as const)("shows each answer from its question on, at %i", async (width) => {
    const { page, context } = await openPage(browser, product.url, { width, path: "/?as=002003" });
    for (const words of [question, "人事交流の目的は？", "異動は何年ごとですか？"]) {
      const sheet = await ask(page, words);
      await sheet.getByText("この節の全文を読む").first().waitFor();
      const top = async () => (await page.locator(".asked").last().boundingBox())?.y ?? 9999;
      await vi.waitFor(async () => expect(await top()).toBeLessThan(250), { timeout: 3000 });
      // The passage itself is above the field, not beneath it.
      const quote = await sheet.locator(".ac-container").filter({ hasText: "6 人材育成" }).first().boundingBox();
      const field = await composer(page).boundingBox();
      expect(quote?.y ?? 9999).toBeLessThan(field?.y ?? 0);
    }
    await context.close();
  });

  it("needs no mouse", async () => {
    const { page, context, problems } = await openPage(browser, product.url, { width: 1280, path: "/" });
    await page.keyboard.press("Tab");
    expect(await focused(page)).toBe("本文へ移動");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.type("002003");
    await page.getByText("1人", { exact: true }).waitFor();
    await page.keyboard.press("Enter");
    await composer(page).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await sheets(page).first().waitFor();
    expect(await sheets(page).first().textContent()).toContain("agano#6-3-2-1");

    await page.locator("main").focus();
    await tabTo(page, readAll);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    expect(await page.getByRole("dialog").count()).toBe(0);
    expect(await focused(page)).toContain(readAll);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("keeps the record of this tab over a reload, and drops it when somebody else is chosen", async () => {
    const { page, context } = await openPage(browser, product.url, { width: 390, path: "/?as=002003" });
    await ask(page, question);
    await composer(page).fill("書きかけの文");
    await page.reload();
    await sheets(page).first().waitFor();
    expect(await page.locator(".asked").textContent()).toBe(question);
    expect(await composer(page).inputValue()).toBe("書きかけの文");

    await page.getByRole("link", { name: /人を切り替える/ }).click();
    await page.getByRole("link", { name: /本間 由紀/ }).waitFor();
    await page.goBack();
    await composer(page).waitFor();
    expect(await sheets(page).count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(question);
    await context.close();
  });

  it("asks a question of the first page as whoever is then chosen", async () => {
    const { page, context } = await openPage(browser, product.url, { width: 1280, path: "/" });
    await page.getByRole("button", { name: question }).click();
    await page.getByText(`「${question}」を質問します`).waitFor();
    await page.keyboard.type("渡部");
    await page.getByRole("link", { name: /渡部 さくら/ }).click();
    await sheets(page).first().waitFor();
    expect(await page.locator(".asked").textContent()).toBe(question);
    await page.reload();
    await sheets(page).first().waitFor();
    expect(await page.locator(".asked").count()).toBe(1);
    await context.close();
  });

  it("says who cannot be, and offers those who can", async () => {
    const { page, context } = await openPage(browser, product.url, { width: 1280, path: "/?as=999999" });
    expect(await page.getByRole("alert").textContent()).toContain("選ばれていません");
    await page.getByRole("link", { name: /本間 由紀/ }).waitFor();
    await context.close();
  });
});
