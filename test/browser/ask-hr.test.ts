import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Product } from "../../src/main.ts";
import { testDatabase } from "../support/database.ts";
import { accessibilityProblems, cutOff, openBrowser, openPage, sidewaysScroll } from "./support/browser.ts";
import { openProduct } from "./support/product.ts";
import { ask } from "./support/steps.ts";

vi.setConfig({ testTimeout: 90_000 });

// Ask HR as three people live it: who asks, who answers, who asks next.

const question = "名札を付けずに窓口に出てもいいですか";
const answer = "窓口では名札を付けてください。防犯上の心配があるときは、名字だけの名札を使えます。";
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

const open = (as: string) => openPage(browser, product.url, { width: 1280, path: `/?as=${as}` });

describe("人事係に質問する", () => {
  it("goes from who asks over HR to the answer, and to whoever asks next", async () => {
    const asker = await open("002003");
    const refusal = await ask(asker.page, question);
    await refusal.getByRole("button", { name: "人事係に質問する" }).click();
    const form = asker.page.getByRole("dialog");
    expect(await form.getByLabel(/^質問/).inputValue()).toBe(question);
    await form.getByLabel("伝えない").check();
    expect(await accessibilityProblems(asker.page)).toEqual([]);
    await form.getByRole("button", { name: "質問を送る" }).click();
    await asker.page
      .getByText(/質問を受け付けました/)
      .first()
      .waitFor();

    const hr = await open("001001");
    await hr.page.getByRole("link", { name: /お知らせ/ }).click();
    await hr.page.locator(".notice", { hasText: "人事係への質問が届きました" }).click();
    await hr.page.getByRole("button", { name: "質問を読む" }).click();
    const read = hr.page.getByRole("dialog");
    await read.getByText(question).waitFor();
    expect(await read.textContent()).toContain("名前を伝えていません");
    expect(await read.textContent()).not.toContain("渡部");
    await read.getByRole("button", { name: "担当する" }).click();
    await read.getByRole("button", { name: "回答を書く" }).click();
    const answering = hr.page.getByRole("dialog").last();
    await answering.getByLabel(/^回答/).fill(answer);
    await answering.getByLabel("庁内Q&Aとして公開（全職員に表示）").check();
    await answering.getByLabel(/^公開する質問文/).fill("窓口で名札は必要ですか");
    expect(await accessibilityProblems(hr.page)).toEqual([]);
    await answering.getByRole("button", { name: "回答を送る" }).click();
    await hr.page
      .getByText(/に回答しました/)
      .first()
      .waitFor();

    await asker.page.getByRole("link", { name: /お知らせ/ }).click();
    await asker.page.locator(".notice", { hasText: "回答がありました" }).click();
    await asker.page.getByRole("button", { name: "質問と回答を見る" }).last().click();
    await asker.page.getByRole("dialog").getByText(answer).waitFor();

    const next = await open("002006");
    const told = await ask(next.page, "窓口で名札はいりますか？");
    await told.getByText(answer).waitFor();
    expect(await told.textContent()).toContain("庁内Q&Aからの回答");
    expect(await told.textContent()).toContain("本間 由紀");
    for (const { page, problems, context } of [asker, hr, next]) {
      expect(await sidewaysScroll(page)).toBe(0);
      expect(await cutOff(page)).toEqual([]);
      expect(problems).toEqual([]);
      await context.close();
    }
  });
});
