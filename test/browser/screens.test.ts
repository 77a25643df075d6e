import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { accessibilityProblems, cutOff, openBrowser, openPage, sidewaysScroll } from "./support/browser.ts";
import { openStage, type Stage } from "./support/stage.ts";
import { ask, buildIfStale } from "./support/steps.ts";

// Pages are slow on a machine that does other things too.
vi.setConfig({ testTimeout: 60_000 });

// Every screen, in both themes, on a desk and on a phone.

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

const openForm = async (page: Page) => {
  await ask(page, "稽古");
  await page.getByRole("button", { name: "自己評価を書く" }).click();
  await page.getByRole("dialog").waitFor();
};
type Screen = { readonly path: string; readonly reach: (page: Page) => Promise<unknown> };
const screens: Readonly<Record<string, Screen>> = {
  "the first page": { path: "/", reach: (page) => page.locator(".person-row").first().waitFor() },
  "an empty talk": { path: "/?as=002003", reach: (page) => page.locator(".welcome").waitFor() },
  "answers and a refusal": {
    path: "/?as=002003",
    reach: async (page) => {
      await ask(page, "学び直しのための休暇はありますか？");
      await ask(page, "年次休暇は何日まで繰り越せますか？");
    },
  },
  "a section": {
    path: "/?as=002003",
    reach: async (page) => {
      await ask(page, "年休を取りやすくする取組はある？");
      await page.getByRole("button", { name: "この節の全文を読む", exact: true }).click();
      await page.getByRole("dialog").waitFor();
    },
  },
  "a card with everything": {
    path: "/?as=002004",
    reach: async (page) => {
      await ask(page, "稽古");
      await page.locator(".chart-plot svg").nth(3).waitFor();
    },
  },
  "a form with errors": {
    path: "/?as=002004",
    reach: async (page) => {
      await openForm(page);
      await page.getByRole("button", { name: "次へ進む" }).click();
      await page.locator(".error-summary").waitFor();
    },
  },
  "a question before an act": {
    path: "/?as=002004",
    reach: async (page) => {
      await ask(page, "稽古");
      // The charts come a moment later, and move what is beneath them.
      await page.locator(".chart-plot svg").nth(3).waitFor();
      await page.getByRole("button", { name: "今週は見送る" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  "the inbox": { path: "/?as=002001#inbox", reach: (page) => page.locator(".notice").first().waitFor() },
  "a notice": {
    path: "/?as=002001#inbox",
    reach: async (page) => {
      await page.locator(".notice").first().click();
      await page.locator(".reading-pane .sheet").waitFor();
    },
  },
  "the dashboard": { path: "/dashboard?as=001001", reach: (page) => page.locator(".reading-none").waitFor() },
  "a page of the dashboard": {
    path: "/dashboard?as=001001&page=rehearsal.everything",
    reach: (page) => page.locator(".chart-plot svg").nth(3).waitFor(),
  },
  "somebody else's dashboard": {
    path: "/dashboard?as=002003",
    reach: (page) => page.getByText("人事の担当者が使う画面").waitFor(),
  },
  "a saved file": {
    path: "/?as=002004",
    reach: async (page) => {
      await ask(page, "稽古");
      await page.locator(".chart-plot svg").nth(3).waitFor();
      await page.getByRole("button", { name: "記録を保存する" }).click();
      await page.getByText("を保存しました。").waitFor();
    },
  },
  "an empty inbox": { path: "/?as=009001#inbox", reach: (page) => page.locator(".empty").waitFor() },
};

for (const [name, { path, reach }] of Object.entries(screens)) {
  describe(`The screen with ${name}`, () => {
    for (const width of [1280, 390] as const) {
      it(`holds WCAG 2.2 AA, fits and breaks no rule of the browser at ${width} px`, async () => {
        const { page, context, problems } = await openPage(browser, stage.url, { width, path });
        await reach(page);
        // So high that nothing lies half under what stays in place: axe takes that for too small a target.
        await page.setViewportSize({ width, height: 4000 });
        expect(await accessibilityProblems(page)).toEqual([]);
        await page.emulateMedia({ colorScheme: "dark" });
        await page.locator("html[data-theme=dark]").waitFor();
        expect(await accessibilityProblems(page)).toEqual([]);
        expect(await sidewaysScroll(page)).toBe(0);
        expect(await cutOff(page)).toEqual([]);
        expect(problems).toEqual([]);
        await context.close();
      });
    }
  });
}

describe("The page in English", () => {
  it("holds the same at 390 px", async () => {
    const { page, context, problems } = await openPage(browser, stage.url, { width: 390, path: "/?as=010002" });
    await page.getByRole("button", { name: "English" }).click();
    await page.getByRole("heading", { name: /What would you like to know/ }).waitFor();
    await page.getByLabel("Your question").fill("help");
    await page.getByLabel("Your question").press("Enter");
    await page.locator(".sheet").waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(problems).toEqual([]);
    await context.close();
  });
});
