import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Page } from "playwright-core";

const root = join(import.meta.dirname, "..", "..", "..");

/** The page as its sources say: built again where it is older than they are. */
export function buildIfStale(): void {
  const { status, stderr } = spawnSync(process.execPath, [join(root, "scripts/ensure-built.mjs")], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(stderr);
}

export const composer = (page: Page) => page.getByLabel("質問や用件");
export const sheets = (page: Page) => page.locator(".sheet");

/** Asks and waits for the answer's sheet, which it gives back. */
export async function ask(page: Page, words: string) {
  const before = await sheets(page).count();
  await composer(page).fill(words);
  await composer(page).press("Enter");
  await sheets(page).nth(before).waitFor();
  return sheets(page).nth(before);
}

/** What has the focus, in words. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { activeElement } = document;
    return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent ?? "";
  });

/** Presses Tab until something with these words has the focus. */
export async function tabTo(page: Page, words: string): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)).includes(words)) return;
  }
  throw new Error(`Tab does not lead to ${words}`);
}
