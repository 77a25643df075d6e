import { readFile } from "node:fs/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { ask, buildIfStale } from "./support/steps.ts";

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

async function openSheet() {
  const opened = await openPage(browser, stage.url, { width: 1280, path: "/?as=002004" });
  const sheet = await ask(opened.page, "稽古");
  return { ...opened, sheet, button: sheet.getByRole("button", { name: "記録を保存する" }) };
}

describe("A file to save", () => {
  it("goes to the browser's downloads under its own name, and the sheet says so", async () => {
    const { page, context, problems, sheet, button } = await openSheet();
    const downloading = page.waitForEvent("download");
    await button.click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("稽古の記録（令和8年度）.csv");
    expect(await readFile(await download.path(), "utf8")).toBe("氏名,時間\r\n長谷川 陸,52\r\n");
    await sheet.getByRole("status").filter({ hasText: "「稽古の記録（令和8年度）.csv」を保存しました。" }).waitFor();
    expect(await sheet.getByRole("heading", { name: "1人が上限を超え、1人が近づいています" }).count()).toBe(1);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("says that it is being made, once for two presses, and why it could not be", async () => {
    const { page, context, sheet, button } = await openSheet();
    let asked = 0;
    let answer = () => {};
    const waiting = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route("**/web/file", async (route) => {
      asked++;
      await waiting;
      await route.fulfill({ status: 404, json: { error: "この内容は表示できません。" } });
    });
    await button.click();
    await sheet.getByText("ファイルを作成しています…").waitFor();
    await button.click();
    answer();
    await sheet.getByRole("alert").filter({ hasText: "この内容は表示できません。" }).waitFor();
    expect(asked).toBe(1);

    await page.unroute("**/web/file");
    await page.route("**/web/file", (route) => route.abort());
    await page.getByRole("button", { name: "English" }).click();
    await page.locator("html[lang=en]").waitFor();
    await button.click();
    await sheet.getByRole("alert").filter({ hasText: "The server could not be reached." }).waitFor();
    await context.close();
  });
});
