// node test/playground/check.mjs [--playground URL] [--bot URL] [--shots FOLDER]
//
// An optional check, no part of `npm test`: the bot in Microsoft 365 Agents Playground, driven in headless Chromium.
// The Playground is Microsoft's, pre-release, and licensed for evaluation only. It is no dependency, and nothing here
// fetches it: start the demo and the Playground yourself, as docs/teams.md says under 「アカウントなしで試す」, with the
// settings that stand there. On a machine without a browser of its own, put an empty `xdg-open` in the PATH first.

import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";

const { values: options } = parseArgs({
  options: {
    playground: { type: "string", default: "http://127.0.0.1:56150" },
    bot: { type: "string", default: "http://127.0.0.1:3978" },
    shots: { type: "string" },
  },
});
const START = `  npm start
  npx @microsoft/m365agentsplayground@0.2.28 start -e ${options.bot}/api/messages -c msteams --disable-telemetry`;

/** What the settings in docs/teams.md call them. */
const GROUP = "市民生活課";
const CHANNEL = "市民生活課 - 一般";
const PERSONAL = "Personal Chat";
const ASKER = "002003";
const HR = "001001";

const QUESTION = "残業を減らす取組は？";
/** Whose answer is the same for everybody. */
const PUBLIC = "取組の状況";
const SECTION = "agano#6-3-2-1";
/** All that others are told. */
const IN_DIRECT = /^[^\n]{0,30}個人チャットでお答えしました。$/;
const WAIT_MS = 20_000;
/** As long as a wrong answer may take to appear. */
const SETTLE_MS = 3_000;

await present(
  options.playground,
  `Microsoft 365 Agents Playground is not running at ${options.playground}.
It is not shipped with Hagukumi: its licence allows evaluation only. Read it, then start both, the Playground in a
folder with the .m365agentsplayground.yml of docs/teams.md:
${START}`,
);
await present(`${options.bot}/healthz`, `Hagukumi is not running at ${options.bot}. Start it in the demo:\n${START}`);
if (options.shots) mkdirSync(options.shots, { recursive: true });

const browser = await openBrowser();
const context = await browser.newContext({
  viewport: { width: 1280, height: 1300 },
  locale: "ja-JP",
  permissions: ["clipboard-read", "clipboard-write"],
});
context.setDefaultTimeout(WAIT_MS);
const page = await context.newPage();
/** What the Playground itself throws, such as at a button for a dialog. */
const thrown = [];
page.on("pageerror", (error) => thrown.push(error.message.split("\n")[0]));
let shots = 0;
let failed = 0;

try {
  await check("personal: the welcome comes by itself", async () => {
    await page.goto(options.playground);
    await cards().first().waitFor();
    await settle();
    expect((await cards().count()) === 1, "one card, by itself");
    await page.getByRole("button", { name: "Send Message" }).waitFor();
  });
  const answer = await check("personal: a question is answered with its section", async () => {
    const card = await answered(() => say(QUESTION));
    await expectText(card, SECTION);
    await expectText(card, "長時間の時間外勤務");
    return card;
  });
  await check("personal: Action.Execute puts a new card in the place of the old one", async () => {
    const before = await cards().count();
    await button(answer, "はい").click();
    await gone(button(answer, "はい"));
    await settle();
    expect((await cards().count()) === before, "the card is replaced, and nothing is said besides");
    await expectText(answer, SECTION);
  });
  await check("personal: buttons that the Playground cannot press (messageBack, dialogs) do no harm", async () => {
    const help = await answered(() => say("ヘルプ"));
    const before = await cards().count();
    await button(help, "取組の状況を見る").click();
    await button(help, "人事係に質問する").click();
    await settle();
    expect((await cards().count()) === before, "nothing is said");
    expect(thrown.length > 0, "the Playground can press them by now: press them here");
    await expectText(await answered(() => say("画面")), "画面");
  });
  await check("personal: Action.Submit, as a client without Action.Execute sends it, redraws the card", async () => {
    const card = await answered(() => say(QUESTION));
    const sent = await logged("message 201");
    await answered(() => post({ ...sent, attachments: sent.attachments.map(asOldClient) }));
    const copy = cards().last();
    await button(copy, "はい").click();
    await gone(button(copy, "はい"));
    await expectText(copy, "「はい」と受け付けました");
    expect((await button(card, "はい").count()) === 1, "the other card stays as it was");
  });
  await check("personal: messageBack, sent by hand, is answered", async () => {
    const words = "取組の状況";
    const value = { hagukumi: { does: "asks", words } };
    const card = await answered(() => mock({ type: "message", text: words, value }));
    await expectText(card, "件の取組のうち");
  });
  await check("personal: a dialog, asked for by hand, is answered with its form", async () => {
    const target = { feature: "enquiry", name: "ask", about: {} };
    const data = { msteams: { type: "task/fetch" }, hagukumi: { does: "opens", target } };
    await mock({ type: "invoke", name: "task/fetch", value: { data } });
    const { task } = await logged("invoke 200", "Response");
    expect(task.type === "continue", `the dialog goes on: ${task.type}`);
    expect(task.value.title === "人事係に質問する", `its title: ${task.value.title}`);
    expect(JSON.stringify(task.value.card).includes("Input.Text"), "it has a field to write in");
  });
  await check("personal: a notice comes by itself", async () => {
    await expectText(await answered(askAndAnswer), "回答がありました");
  });

  await check("group: what anyone may read is answered where everybody reads", async () => {
    await open(GROUP);
    await expectText(await answered(() => mention(PUBLIC)), "件の取組のうち");
  });
  await check("group: a question is answered in the personal chat, and the group is told only that", async () => {
    const told = (await (await answered(() => mention(QUESTION))).textContent()).trim();
    expect(IN_DIRECT.test(told), `told: ${told}`);
  });
  await check("personal: and there is the answer", async () => {
    await open(PERSONAL);
    await cards().last().waitFor();
    await expectText(cards().last(), SECTION);
    await open(GROUP);
  });
  await check("group: what is not said to the bot is not answered", async () => {
    const before = await cards().count();
    await say(QUESTION);
    await settle();
    expect((await cards().count()) === before, "nothing is said");
  });
  await check("group: what is personal goes to the personal chat, and the group is told only that", async () => {
    const line = await answered(() => mention("お知らせ"));
    const told = (await line.textContent()).trim();
    expect(IN_DIRECT.test(told), `told: ${told}`);
  });
  await check("personal: and there it is", async () => {
    await open(PERSONAL);
    await cards().last().waitFor();
    await expectText(cards().last(), "お知らせ");
  });

  await check("channel: a post with a mention is answered beneath it", async () => {
    await open(CHANNEL);
    await expectText(await answered(() => mention(PUBLIC, "Post")), "件の取組のうち");
  });
  await check("channel: what is personal goes to the personal chat", async () => {
    // The newest post stands on top.
    await answered(() => mention("お知らせ", "Post"));
    expect(IN_DIRECT.test((await cards().first().textContent()).trim()), "told only that");
  });
  await check("personal: and there it is, once more", async () => {
    await open(PERSONAL);
    await cards().last().waitFor();
    await expectText(cards().last(), "お知らせ");
  });
} finally {
  await browser.close();
}
const others = thrown.filter((message, at) => thrown.indexOf(message) === at);
if (others.length > 0) console.log(`The Playground's own page threw:\n  ${others.join("\n  ")}`);
console.log(failed === 0 ? "All as it should be." : `${failed} not as it should be.`);
process.exitCode = failed === 0 ? 0 : 1;

/** Ends with the message where nothing answers. */
async function present(url, message) {
  try {
    await fetch(url, { signal: AbortSignal.timeout(3_000) });
  } catch {
    console.error(message);
    process.exit(2);
  }
}

async function openBrowser() {
  const path = process.env.CHROME_PATH;
  const args = ["--headless", "--no-zygote", "--disable-gpu", "--no-sandbox", "--disable-dev-shm-usage"];
  if (path) return await chromium.launch({ executablePath: path, args });
  const { default: bundled } = await import("@sparticuz/chromium");
  if (existsSync("/etc/fonts/fonts.conf")) process.env.FONTCONFIG_PATH = "/etc/fonts";
  return await chromium.launch({ executablePath: await bundled.executablePath(), args });
}

async function check(name, run) {
  try {
    const result = await run();
    console.log(`ok      ${name}`);
    return result;
  } catch (error) {
    failed += 1;
    console.log(`NOT OK  ${name}\n        ${String(error.message).split("\n").slice(0, 3).join("\n        ")}`);
    await page.keyboard.press("Escape");
    return cards().last();
  } finally {
    await shot(name);
  }
}

async function shot(name) {
  if (!options.shots) return;
  shots += 1;
  const file = `${String(shots).padStart(2, "0")}-${name.replaceAll(/[^a-zA-Z]+/g, "-").slice(0, 50)}.png`;
  await page.screenshot({ path: join(options.shots, file) });
}

function expect(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}

async function expectText(card, words) {
  const text = await card.textContent();
  expect(text.includes(words), `${words} stands in: ${text.slice(0, 200)}`);
}

function cards() {
  return page.locator(".ac-adaptiveCard");
}

function button(card, name) {
  return card.getByRole("button", { name, exact: true }).first();
}

async function open(name) {
  await page.getByRole("treeitem", { name, exact: true }).click();
  await page.waitForTimeout(1_000);
}

function composer() {
  return page.getByRole("textbox").last();
}

async function say(words) {
  await composer().click();
  await page.keyboard.insertText(words);
  await page.getByRole("button", { name: "Send Message" }).click();
}

async function mention(words, send = "Send Message") {
  const box = send === "Post" ? page.getByRole("textbox").first() : composer();
  await box.click();
  await page.keyboard.type("@");
  await page.getByRole("menuitem", { name: "はぐくみ" }).click();
  await page.keyboard.insertText(` ${words}`);
  await page.getByRole("button", { name: send, exact: true }).click();
}

/** The one card that comes of it: a second would be an answer given twice. */
async function answered(act) {
  const before = await cards().count();
  await act();
  await cards().nth(before).waitFor();
  await settle();
  const after = await cards().count();
  expect(after === before + 1, `one answer, not ${after - before}`);
  return cards().nth(before);
}

/** An activity of the current user's in the personal chat, through Mock an Activity. */
async function mock(activity) {
  const { channelId, serviceUrl, recipient, conversation, from } = await logged("installationUpdate 200");
  const met = { channelId, serviceUrl, recipient, conversation, from };
  const whole = JSON.stringify({ id: crypto.randomUUID(), ...met, ...activity });
  await page.getByRole("button", { name: "Mock an Activity" }).click();
  await page.getByRole("menuitem", { name: "Custom activity" }).click();
  const dialog = page.getByRole("dialog");
  const lines = dialog.locator(".view-lines");
  await lines.getByText("custom-activity-type").waitFor();
  // Pasted: the editor completes what is typed.
  await page.evaluate((text) => navigator.clipboard.writeText(text), whole);
  await lines.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.press("ControlOrMeta+V");
  await dialog.getByRole("button", { name: "Send activity" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.waitForTimeout(1_000);
}

/** What the last such line of the log stands for. */
async function logged(line, side = "Request") {
  await page.getByText(line, { exact: true }).last().click();
  await page.getByRole("tab", { name: side }).click();
  await page.waitForTimeout(500);
  const [text = ""] = await page.locator("body").allInnerTexts();
  const json = text.slice(text.lastIndexOf("\nResponse\n") + "\nResponse\n".length);
  return JSON.parse(json.slice(json.indexOf("{")));
}

/** As the bot would post it: through the Connector that the Playground plays. */
async function post(activity) {
  const { id: _, ...sent } = activity;
  const url = `${options.playground}/_connector/v3/conversations/${sent.conversation.id}/activities`;
  const headers = { "content-type": "application/json" };
  const { status } = await fetch(url, { method: "POST", headers, body: JSON.stringify(sent) });
  expect(status === 201, `posted: ${status}`);
}

/** What must stand in its place is drawn for each Action.Execute. */
function asOldClient(part) {
  if (Array.isArray(part)) return part.map(asOldClient);
  if (typeof part !== "object" || part === null) return part;
  if (part.type === "Action.Execute") return part.fallback;
  return Object.fromEntries(Object.entries(part).map(([name, held]) => [name, asOldClient(held)]));
}

async function settle() {
  await page.waitForTimeout(SETTLE_MS);
}

async function gone(locator) {
  await locator.waitFor({ state: "detached" });
}

/** On the demo's own page: the asker asks HR, who takes the question and answers it. */
async function askAndAnswer() {
  const asker = await onPage(ASKER);
  await asker.getByLabel("質問や用件").fill("名札を付けずに窓口に出てもいいですか");
  await asker.getByLabel("質問や用件").press("Enter");
  await asker.locator(".sheet").last().getByRole("button", { name: "人事係に質問する" }).click();
  const form = asker.getByRole("dialog");
  await form.getByLabel("伝えない").check();
  await form.getByRole("button", { name: "質問を送る" }).click();
  await asker
    .getByText(/質問を受け付けました/)
    .first()
    .waitFor();

  const hr = await onPage(HR);
  await hr.getByRole("link", { name: /お知らせ/ }).click();
  await hr.locator(".notice", { hasText: "人事係への質問が届きました" }).first().click();
  await hr.getByRole("button", { name: "質問を読む" }).first().click();
  const read = hr.getByRole("dialog");
  await read.getByRole("button", { name: "担当する" }).click();
  await read.getByRole("button", { name: "回答を書く" }).click();
  const answering = hr.getByRole("dialog").last();
  await answering.getByLabel(/^回答/).fill("窓口では名札を付けてください。");
  await answering.getByRole("button", { name: "回答を送る" }).click();
  await hr
    .getByText(/に回答しました/)
    .first()
    .waitFor();
  await Promise.all([asker, hr].map((each) => each.close()));
}

async function onPage(as) {
  const opened = await context.newPage();
  await opened.goto(`${options.bot}/?as=${as}`);
  await opened.locator("main").waitFor();
  return opened;
}
