import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { buildIfStale, composer, focused } from "./support/steps.ts";

// Pages are slow on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

let stage: Stage;
let browser: Browser;
beforeAll(async () => {
  buildIfStale();
  [stage, browser] = await Promise.all([openStage(), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await stage?.stop();
});

describe("The inbox", () => {
  it("tells of what is new while one does something else, shows it, and knows that it was read", async () => {
    const { page, context, problems } = await openPage(browser, stage.url, { width: 1280, path: "/?as=002003" });
    await composer(page).fill("書きかけ");
    const tab = page.getByRole("link", { name: /お知らせ/ });
    expect(await tab.textContent()).toBe("お知らせ");
    await stage.notify("002003");
    await page.getByText("未読1件").waitFor({ state: "attached" });
    await tab.click();
    await page.locator(".notice").click();
    await page.getByRole("heading", { name: "関根さんとの面談日を選んでください" }).waitFor();
    await page.getByRole("button", { name: "未読 0" }).waitFor();
    await page.getByText("未読1件").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "未読 0" }).click();
    // What is being read stays where it is.
    expect(await page.locator(".notice").count()).toBe(1);
    await page.getByRole("link", { name: "質問する" }).click();
    expect(await composer(page).inputValue()).toBe("書きかけ");
    expect(problems).toEqual([]);
    await context.close();
  });

  it("says what will come here while it is empty", async () => {
    const { page, context } = await openPage(browser, stage.url, { width: 390, path: "/?as=009001#inbox" });
    expect(await page.locator(".empty").textContent()).toContain("あなたに関わることがここに届きます");
    await context.close();
  });

  it("gives the whole phone to a notice, and leads back to its row", async () => {
    const { page, context } = await openPage(browser, stage.url, { width: 390, path: "/?as=002001#inbox" });
    await page.locator(".notice").nth(1).click();
    await page.locator(".reading-pane .sheet").waitFor();
    expect(await page.locator(".notice").first().isVisible()).toBe(false);
    await page.getByRole("link", { name: "お知らせの一覧へ戻る" }).click();
    // The list is drawn again before its row has the focus.
    await expect.poll(() => focused(page)).toContain("長谷川さんが月45時間を超えました");
    await context.close();
  });
});

describe("Outside the demo", () => {
  it("shows how to get in, lets a link in once, and leads out again", async () => {
    const city = await openStage({ demo: false });
    const { page, context } = await openPage(browser, city.url, { width: 1280, path: "/" });
    expect(await page.getByText("チャットで「画面」と送信すると、入口のリンクが届きます。").count()).toBe(1);

    const link = city.url + (await city.mintLink("002003"));
    await page.goto(link);
    await page.getByRole("button", { name: "画面を開く" }).click();
    await composer(page).waitFor();
    expect(page.url()).not.toContain("enter");
    expect(await page.getByText("人物と数値は、すべて架空です。").count()).toBe(0);

    await page.getByRole("button", { name: "退出する" }).click();
    await page.getByRole("heading", { name: "チャットから入ります" }).waitFor();
    await page.goto(link);
    await page.reload();
    await page.getByRole("button", { name: "画面を開く" }).click();
    expect(await page.getByRole("alert").textContent()).toContain("使用済み");
    await context.close();
    await city.stop();
  });
});
