import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Product } from "../../src/main.ts";
import { testDatabase } from "../support/database.ts";
import { accessibilityProblems, cutOff, openBrowser, openPage, sidewaysScroll } from "./support/browser.ts";
import { openProduct } from "./support/product.ts";
import { ask, composer, focused } from "./support/steps.ts";

vi.setConfig({ testTimeout: 90_000 });

// 人事の画面 as 本間 由紀 of HR (001001) works on it, and as 渡部 さくら (002003) does not see it.

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

const widths = [1280, 390] as const;
const open = (path: string, width: (typeof widths)[number] = 1280) => openPage(browser, product.url, { width, path });

/** 渡部 さくら asks HR, which then waits in HR's queue. */
async function askHr(): Promise<void> {
  const { page, context } = await open("/?as=002003");
  const refusal = await ask(page, "名札を付けずに窓口に出てもいいですか");
  await refusal.getByRole("button", { name: "人事係に質問する" }).click();
  await page.getByRole("dialog").getByLabel("伝えない").check();
  await page.getByRole("dialog").getByRole("button", { name: "質問を送る" }).click();
  await page.getByText("質問を受け付けました").first().waitFor();
  await context.close();
}

describe("The dashboard", () => {
  for (const width of widths) {
    it(`shows HR its pages, each at an address of its own, at ${width} px`, async () => {
      const { page, context, problems } = await open("/?as=001001", width);
      await composer(page).fill("書きかけ");
      await page.getByRole("link", { name: "人事の画面" }).click();
      await page.getByText("一覧から選ぶと").waitFor();
      for (const [link, name] of [
        ["取組の状況", "measures.status"],
        ["配信状況", "delivery.standing"],
        ["人事係への質問", "enquiry.queue"],
      ] as const) {
        await page.getByRole("link", { name: link }).click();
        await page.getByRole("heading", { level: 2, name: link }).waitFor();
        await page.locator("#page-sheet").waitFor();
        expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe(`/dashboard?as=001001&page=${name}`);
        expect(await page.getByRole("link", { name: link }).getAttribute("aria-current")).toBe("page");
        expect(await page.locator(".page-head").textContent()).toMatch(/11月24日（火） \d+:\d\d 現在/);
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
        expect(await cutOff(page)).toEqual([]);
      }
      await page.reload();
      await page.getByText("職員が「人事係に質問する」を押すと、ここに並びます。").waitFor();
      await page.goBack();
      await page.getByRole("heading", { level: 2, name: "配信状況" }).waitFor();
      await page.getByRole("link", { name: "質問する", exact: true }).click();
      expect(await composer(page).inputValue()).toBe("書きかけ");
      expect(problems).toEqual([]);
      await context.close();
    });

    it(`is not there for anybody else, at ${width} px`, async () => {
      const { page, context, problems } = await open("/dashboard?as=002003&page=enquiry.queue", width);
      await page.getByText("ここは、人事の担当者が使う画面です。").waitFor();
      expect(await page.getByRole("navigation", { name: "主な画面" }).textContent()).not.toContain("人事の画面");
      expect(await page.locator(".sheet").count()).toBe(0);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      await page.getByRole("link", { name: "質問する画面へ移る" }).click();
      await composer(page).waitFor();
      expect(page.url()).toBe(`${product.url}/?as=002003#talk`);
      expect(problems).toEqual([]);
      await context.close();
    });
  }

  it("is drawn again when it is asked for, and after what was done in a dialog", async () => {
    const { page, context, problems } = await open("/dashboard?as=001001&page=enquiry.queue");
    await page.getByText("職員が「人事係に質問する」を押すと、ここに並びます。").waitFor();
    await askHr();
    const refresh = page.getByRole("button", { name: "最新にする" });
    await refresh.click();
    await page.getByRole("heading", { name: "1件の質問が回答を待っています" }).waitFor();
    expect(await focused(page)).toBe("最新にする");
    expect(await page.locator("#page-sheet").textContent()).toContain("まだ決まっていません");

    await page.getByRole("button", { name: /^第\d+号$/ }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "担当する" }).click();
    await dialog.getByRole("button", { name: "回答を書く" }).waitFor();
    await dialog.getByRole("button", { name: "閉じる" }).click();
    await page.locator("#page-sheet").getByText("本間 由紀").waitFor();
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("sets each row of a table by itself where a phone has no room for its columns", async () => {
    const path = "/dashboard?as=001001&page=attendance.imports";
    for (const width of widths) {
      const { page, context, problems } = await open(path, width);
      const row = page.getByRole("table").getByRole("row").nth(1);
      const cells = row.getByRole("cell");
      await cells.first().waitFor();
      const [first, second] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
      const isBelow = (second?.y ?? 0) >= (first?.y ?? 0) + (first?.height ?? 0);
      expect(isBelow).toBe(width === 390);
      expect(await cells.nth(1).getAttribute("data-label")).toBe("種類");
      expect(await page.getByRole("columnheader", { name: "種類" }).isVisible()).toBe(width === 1280);
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    }
  });

  it("speaks the reader's language, and keeps to the page", async () => {
    const { page, context, problems } = await open("/dashboard?as=001001&page=measures.status", 390);
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { level: 2, name: "Progress" }).waitFor();
    await page
      .getByText(/of 20 measures are under way|of 20/)
      .first()
      .waitFor();
    expect(await page.title()).toBe("HR pages | Hagukumi");
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole("button", { name: "日本語" }).click();
    await page.getByRole("heading", { level: 2, name: "取組の状況" }).waitFor();
    expect(problems).toEqual([]);
    await context.close();
  });
});
