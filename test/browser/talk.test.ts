import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openBrowser, openPage } from "./support/browser.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { ask, buildIfStale, composer, focused, sheets } from "./support/steps.ts";

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

/** Runs on a page of its own, which then must have had no errors but those of a server that was made unreachable. */
async function on(path: string, run: (page: Page) => Promise<void>): Promise<void> {
  const { page, context, problems } = await openPage(browser, stage.url, { width: 1280, path });
  await run(page);
  expect(problems.filter((problem) => !problem.startsWith("Failed to load resource"))).toEqual([]);
  await context.close();
}

describe("Writing a question", () => {
  it("never sends while an input method composes, and Shift+Enter makes a line", () =>
    on("/?as=002003", async (page) => {
      await composer(page).fill("ねんきゅう");
      await composer(page).dispatchEvent("keydown", { key: "Enter", isComposing: true });
      await composer(page).dispatchEvent("keydown", { key: "Enter", keyCode: 229 });
      expect(await composer(page).inputValue()).toBe("ねんきゅう");
      await composer(page).press("Shift+Enter");
      expect(await composer(page).inputValue()).toBe("ねんきゅう\n");
      expect(await page.locator(".asked").count()).toBe(0);
    }));

  it("keeps a question that could not be sent, and sends it again", () =>
    on("/?as=002003", async (page) => {
      await page.route("**/web/hear", (route) => route.abort());
      await composer(page).fill("人事交流の目的は？");
      await composer(page).press("Enter");
      await page.getByText("送信できませんでした").waitFor();
      await page.reload();
      await page.unroute("**/web/hear");
      await page.getByRole("button", { name: "もう一度送る" }).click();
      await sheets(page).first().waitFor();
      expect(await page.locator(".asked").textContent()).toBe("人事交流の目的は？");
    }));

  it("takes an unsent question back into the field", () =>
    on("/?as=002003", async (page) => {
      await page.route("**/web/hear", (route) => route.fulfill({ status: 413, json: { error: "長すぎる質問です。" } }));
      await composer(page).fill("長い質問");
      await composer(page).press("Enter");
      await page.getByText("長すぎる質問です。").waitFor();
      await page.getByRole("button", { name: "書き直す" }).click();
      expect(await composer(page).inputValue()).toBe("長い質問");
      expect(await page.locator(".asked").count()).toBe(0);
    }));

  it("says that it is searching only when that takes a while", () =>
    on("/?as=002003", async (page) => {
      await page.route("**/web/hear", async (route) => {
        await new Promise((resolve) => setTimeout(resolve, 900));
        await route.continue();
      });
      await composer(page).fill("人事交流の目的は？");
      await composer(page).press("Enter");
      expect(await page.getByText("探しています…").count()).toBe(0);
      await page.getByText("探しています…").waitFor();
      await sheets(page).first().waitFor();
      expect(await page.getByText(/回答が届きました/).count()).toBe(1);
    }));
});

describe("The record", () => {
  it("is cleared after a yes", () =>
    on("/?as=002003", async (page) => {
      await ask(page, "ヘルプ");
      await page.getByRole("button", { name: "記録を消す" }).click();
      await page.getByRole("button", { name: "消さない" }).click();
      expect(await sheets(page).count()).toBe(1);
      await page.getByRole("button", { name: "記録を消す" }).click();
      await page.getByRole("button", { name: "消す", exact: true }).click();
      expect(await sheets(page).count()).toBe(0);
      await page.reload();
      await page.locator(".welcome").waitFor();
    }));

  it("leads from a cited section to the sheet that cites it", () =>
    on("/?as=002003", async (page) => {
      const sheet = await ask(page, "年休を取りやすくする取組はある？");
      await ask(page, "ヘルプ");
      await page.locator(".cited button").first().click();
      expect(await focused(page)).toBe(await sheet.getAttribute("aria-label"));
    }));

  it("is not drawn again when light turns to dark, or when the language changes", () =>
    on("/?as=002004", async (page) => {
      await ask(page, "稽古");
      await page.locator(".chart-plot svg").nth(3).waitFor();
      await page
        .locator(".chart svg")
        .first()
        .evaluate((svg) => svg.setAttribute("data-same", "yes"));
      await page.getByLabel("画面の明るさ").selectOption("dark");
      await page.locator("html[data-theme=dark]").waitFor();
      expect(await page.locator("[data-same]").count()).toBe(1);
      await page.reload();
      await page.locator("html[data-theme=dark]").waitFor();
    }));
});

describe("The buttons of a sheet", () => {
  it("stay where they are while charts are still to be drawn, however long that takes", () =>
    on("/?as=002004", async (page) => {
      let goOn = () => {};
      const until = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await page.route("**/draw-*.js", async (route) => {
        await until;
        await route.continue();
      });
      const sheet = await ask(page, "稽古");
      const tops = () =>
        sheet
          .getByRole("button")
          .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top + scrollY)));
      await page.waitForFunction(() => document.querySelectorAll<HTMLElement>(".chart-plot[style*=height]").length > 3);
      const before = await tops();
      expect(before.length).toBeGreaterThan(0);
      expect(await page.locator(".chart-plot svg").count()).toBe(0);
      goOn();
      await page.locator(".chart-plot svg").nth(3).waitFor();
      expect(await tops()).toEqual(before);
    }));

  it("and the figures of charts, in words, are there where the drawing program cannot be had", () =>
    on("/?as=002004", async (page) => {
      await page.route("**/draw-*.js", (route) => route.abort());
      const sheet = await ask(page, "稽古");
      const plot = sheet.locator(".chart-plot").first();
      await expect
        .poll(async () => (await plot.textContent()) || "none yet")
        .toBe(await plot.getAttribute("aria-label"));
      expect(await sheet.getByRole("button").count()).toBeGreaterThan(0);
    }));

  it("ask first where that was wanted, then put the answer in the sheet's place", () =>
    on("/?as=002004", async (page) => {
      await ask(page, "稽古");
      await page.getByRole("button", { name: "今週は見送る" }).click();
      const question = page.getByRole("alertdialog");
      expect(await question.textContent()).toContain("今週は見送りますか");
      await page.keyboard.press("Escape");
      expect(await focused(page)).toBe("今週は見送る");
      await page.getByRole("button", { name: "今週は見送る" }).click();
      await question.getByRole("button", { name: "見送る" }).click();
      await page.getByRole("heading", { name: "承りました" }).waitFor();
      expect(await sheets(page).count()).toBe(1);
      expect(await focused(page)).toBe("承りました");
    }));

  it("say what went wrong, and stay", () =>
    on("/?as=002004", async (page) => {
      await ask(page, "稽古");
      await page.route("**/web/open", (route) => route.abort());
      await page.getByRole("button", { name: "自己評価を書く" }).click();
      expect(await page.getByRole("alert").textContent()).toContain("接続できませんでした");
      await page.unroute("**/web/open");
      await page.getByRole("button", { name: "自己評価を書く" }).click();
      await page.getByRole("dialog").waitFor();
      expect(await page.getByRole("alert").count()).toBe(0);
    }));

  it("open a further passage by its title", () =>
    on("/?as=002003", async (page) => {
      await ask(page, "年休を取りやすくする取組はある？");
      const row = page.locator(".row-title").first();
      await row.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("dialog").waitFor();
      await page.keyboard.press("Escape");
      expect(await focused(page)).toContain("：この節の全文を読む");
    }));
});

describe("The language", () => {
  it("switches the whole page, is kept by the server, and follows a card", () =>
    on("/?as=010001", async (page) => {
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("button", { name: "Send" }).waitFor();
      // The browser takes the title over a moment after the words.
      await page.waitForFunction(() => document.title === "Ask | Hagukumi");
      await page.reload();
      await page.getByRole("button", { name: "Send" }).waitFor();
      await page.getByLabel("Your question").fill("help");
      await page.getByLabel("Your question").press("Enter");
      await page.locator(".sheet").getByRole("button", { name: "日本語" }).click();
      await page.getByRole("button", { name: "送る" }).waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe("ja");
    }));

  it("is carried from the first page to the person", () =>
    on("/", async (page) => {
      await page.getByRole("button", { name: "English" }).click();
      await page.getByRole("heading", { name: "Who would you like to be?" }).waitFor();
      await page.getByRole("link", { name: /宮下 恵/ }).click();
      await page.getByRole("button", { name: "Send" }).waitFor();
    }));
});
