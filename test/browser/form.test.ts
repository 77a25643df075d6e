import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { ask, buildIfStale, focused } from "./support/steps.ts";

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

const open = "自己評価を書く";
const dialog = (page: Page) => page.getByRole("dialog");
const done = (page: Page) => page.getByLabel("取り組んだこと");
const hours = (page: Page) => page.getByLabel("かけた時間");
const submit = (page: Page, name: string) => dialog(page).getByRole("button", { name, exact: true }).click();

/** Runs with the form open on a page of its own. */
async function onForm(run: (page: Page) => Promise<void>, width: 1280 | 390 = 1280): Promise<void> {
  const { page, context, problems } = await openPage(browser, stage.url, { width, path: "/?as=002004" });
  await ask(page, "稽古");
  await page.getByRole("button", { name: open }).click();
  await dialog(page).waitFor();
  await run(page);
  expect(problems.filter((problem) => !problem.startsWith("Failed to load resource"))).toEqual([]);
  await context.close();
}

const fillFirstPage = async (page: Page) => {
  await done(page).fill("手引きを作り直した");
  await hours(page).fill("１２");
  await page.getByLabel("終えた日").fill("2026-09-01");
};

describe("A form", () => {
  it("says who will read it before the first field", () =>
    onForm(async (page) => {
      const text = (await dialog(page).textContent()) ?? "";
      expect(text.indexOf("一次評価者（早川課長）")).toBeGreaterThan(0);
      expect(text.indexOf("一次評価者（早川課長）")).toBeLessThan(text.indexOf("取り組んだこと"));
      expect(await focused(page)).toBe("自己評価");
    }));

  it("keeps every entry when something is wrong, and leads from the summary to the field", () =>
    onForm(async (page) => {
      await done(page).fill("この文は二十字という上限を確かに超えています。");
      await hours(page).fill("たくさん");
      await page.getByLabel("職場内研修").check();
      await submit(page, "次へ進む");
      await page.locator(".error-summary").waitFor();
      expect(await focused(page)).toBe("入力の確認");
      expect(await done(page).inputValue()).toBe("この文は二十字という上限を確かに超えています。");
      expect(await hours(page).inputValue()).toBe("たくさん");
      expect(await page.getByLabel("職場内研修").isChecked()).toBe(true);
      expect(await page.getByLabel("自主研修").isChecked()).toBe(false);
      expect(await hours(page).getAttribute("aria-invalid")).toBe("true");
      await page.locator(".error-links button", { hasText: "かけた時間" }).click();
      expect(await hours(page).evaluate((field) => field === document.activeElement)).toBe(true);
    }));

  it("turns the page, and ends with a sheet in the record", () =>
    onForm(async (page) => {
      await fillFirstPage(page);
      await submit(page, "次へ進む");
      await page.getByRole("radiogroup", { name: /自己評価/ }).waitFor();
      expect(await page.locator("[aria-current=step]").textContent()).toContain("職務遂行能力");
      await page.getByRole("radio", { name: /期待を上回る/ }).check();
      await page.getByLabel("そう考えた事実").fill("問い合わせが減った。");
      await page.getByRole("radio", { name: "はい" }).check();
      await submit(page, "提出する");
      await page.getByRole("heading", { name: "自己評価を受け付けました" }).waitFor();
      expect(await dialog(page).count()).toBe(0);
      expect(await page.locator(".sheet").count()).toBe(2);
      await expect.poll(() => focused(page)).toBe("自己評価を受け付けました");
    }));

  it("goes back, or is put aside, without asking for what is missing", () =>
    onForm(async (page) => {
      await submit(page, "下書きを保存して閉じる");
      await page.getByRole("heading", { name: "下書きを保存しました" }).waitFor();
    }));

  it("asks before it drops what was typed, on Esc as on its button", () =>
    onForm(async (page) => {
      await done(page).fill("書きかけ");
      for (const leave of [() => page.keyboard.press("Escape"), () => submit(page, "閉じる")]) {
        await leave();
        await page.getByRole("alertdialog").waitFor();
        expect(await focused(page)).toBe("入力に戻る");
        await page.keyboard.press("Escape");
        expect(await done(page).inputValue()).toBe("書きかけ");
      }
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "破棄して閉じる" }).click();
      expect(await dialog(page).count()).toBe(0);
      expect(await focused(page)).toBe(open);
    }));

  it("closes at once when nothing was typed", () =>
    onForm(async (page) => {
      await page.keyboard.press("Escape");
      expect(await dialog(page).count()).toBe(0);
      expect(await focused(page)).toBe(open);
    }));

  it("stays with its entries when the server cannot be reached", () =>
    onForm(async (page) => {
      await fillFirstPage(page);
      await page.route("**/web/submit", (route) => route.abort());
      await submit(page, "次へ進む");
      expect(await dialog(page).getByRole("alert").textContent()).toContain("入力内容は残っています");
      expect(await done(page).inputValue()).toBe("手引きを作り直した");
      await page.unroute("**/web/submit");
      await submit(page, "次へ進む");
      await page.getByRole("radiogroup", { name: /自己評価/ }).waitFor();
    }));

  it("stays with its entries under the bot's no, and says it", () =>
    onForm(async (page) => {
      await fillFirstPage(page);
      await page.route("**/web/submit", (route) => {
        const { target, ...sent } = route.request().postDataJSON();
        return route.continue({ postData: JSON.stringify({ ...sent, target: { ...target, key: "0.x" } }) });
      });
      await submit(page, "次へ進む");
      expect(await dialog(page).getByRole("alert").textContent()).toContain("変更は保存されていません");
      expect(await done(page).inputValue()).toBe("手引きを作り直した");
    }));

  it("keeps the focus inside", () =>
    onForm(async (page) => {
      for (let presses = 0; presses < 30; presses++) {
        await page.keyboard.press("Tab");
        const outside = await page.evaluate(
          () => document.activeElement !== document.body && !document.activeElement?.closest("dialog"),
        );
        expect(outside).toBe(false);
      }
    }));
});

describe("A person field", () => {
  const options = (page: Page) => page.locator(".person-options").getByRole("option");
  const person = (page: Page) => page.getByRole("combobox", { name: /一緒に進めた人/ });

  it("suggests people, and takes one by the keyboard", () =>
    onForm(async (page) => {
      await person(page).fill("市民生活課");
      await options(page).first().waitFor();
      expect(await person(page).getAttribute("aria-expanded")).toBe("true");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("ArrowDown");
      const chosen = await page.locator(".person-options").getByRole("option", { selected: true }).textContent();
      await page.keyboard.press("Enter");
      expect(await person(page).inputValue()).toBe(chosen);
      expect(await dialog(page).count()).toBe(1);
    }));

  it("closes its list on Esc, and not the form", () =>
    onForm(async (page) => {
      await person(page).fill("市民");
      await options(page).first().waitFor();
      await page.keyboard.press("Escape");
      expect(await options(page).count()).toBe(0);
      expect(await dialog(page).count()).toBe(1);
    }));

  it("keeps what was typed although nobody was chosen", () =>
    onForm(async (page) => {
      await person(page).fill("だれか");
      await page.getByText("当てはまる人がいません。").first().waitFor();
      await submit(page, "次へ進む");
      await page.locator(".error-summary").waitFor();
      expect(await person(page).inputValue()).toBe("だれか");
    }, 390));
});
