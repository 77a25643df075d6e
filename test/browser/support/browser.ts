import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

// Chromium from npm, or one that is installed. Without either a browser test fails; it is never skipped in silence.

const installed = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

export async function openBrowser(): Promise<Browser> {
  const tried: string[] = [];
  for (const { path, args } of await candidates()) {
    try {
      return await chromium.launch({ executablePath: path, args: [...args, ...calm] });
    } catch (error) {
      tried.push(`${path}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
    }
  }
  throw new Error(
    `No Chromium could be started. Install Chrome or Chromium, or name one in CHROME_PATH.\n${tried.join("\n")}`,
  );
}

// Of the arguments that come with the package, those that matter outside AWS Lambda: its single process ends with the
// first page that is closed.
const forServers = ["--headless", "--no-zygote", "--disable-gpu"];

// A container's root has no user namespace of its own to make a sandbox of.
const calm = ["--no-sandbox", "--disable-dev-shm-usage", "--force-color-profile=srgb", "--font-render-hinting=none"];

async function candidates(): Promise<readonly { readonly path: string; readonly args: readonly string[] }[]> {
  const named = process.env.CHROME_PATH ? [{ path: process.env.CHROME_PATH, args: [] }] : [];
  const found = installed.filter((path) => existsSync(path)).map((path) => ({ path, args: [] }));
  return [...named, ...(await fromNpm()), ...found];
}

/** Made for Linux on x64. It brings no Japanese font and looks for fonts in a folder of its own, unless told of ours. */
async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return [];
  const { default: bundled } = await import("@sparticuz/chromium");
  if (existsSync("/etc/fonts/fonts.conf")) process.env.FONTCONFIG_PATH = "/etc/fonts";
  return [{ path: await bundled.executablePath(), args: forServers }];
}

export type Look = {
  readonly width: 1280 | 390;
  readonly theme?: "light" | "dark";
  readonly path: string;
};

export type Opened = {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Errors of the console and refusals of the content security policy so far. */
  readonly problems: readonly string[];
};

export async function openPage(browser: Browser, url: string, { width, theme = "light", path }: Look): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width, height: width === 390 ? 844 : 900 },
    locale: "ja-JP",
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  // No test is about time: what a slow machine needs, and less than a test may take.
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") problems.push(message.text());
  });
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto(url + path);
  await page.locator("main").waitFor();
  return { page, context, problems };
}

const axeSource = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds against WCAG 2.2 AA, in lines that say where. */
export async function accessibilityProblems(page: Page): Promise<readonly string[]> {
  // Through the debugger, because the page's own policy lets no other script in.
  if (!(await page.evaluate("typeof axe !== 'undefined'"))) await page.evaluate(await source());
  return page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[] };
    const axe = (globalThis as unknown as { axe: { run: (root: Document, options: object) => Promise<Found> } }).axe;
    const { violations } = await axe.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target} ${node.failureSummary ?? ""}`),
    );
  });
}

let axe: Promise<string> | undefined;
function source(): Promise<string> {
  axe ??= import("node:fs/promises").then(({ readFile }) => readFile(axeSource, "utf8"));
  return axe;
}

/** How far the page can be scrolled sideways: 0 when it fits. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Elements whose text is cut off. */
export const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("header *, main *, dialog *")]
      .filter(
        (element) => !element.closest(".for-screen-readers, svg") && !element.matches("textarea, input, progress"),
      )
      .filter((element) => ["hidden", "clip"].includes(getComputedStyle(element).overflowX))
      .filter((element) => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 2)
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 30)}`),
  );
