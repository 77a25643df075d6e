import { request } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { afterEach, describe, expect, it, vi } from "vitest";
import { text } from "../src/features/policy/text.ts";
import { type Product, StartProblem, startProduct } from "../src/main.ts";
import { newKeyring } from "../src/services/crypto.ts";
import { testDatabase } from "./support/database.ts";

// A start lays out a database and seeds a city.
vi.setConfig({ testTimeout: 90_000 });

const database = testDatabase();
const running: Product[] = [];
const key = newKeyring();

/** The product as `npm start` runs it, on a database of this file and a free port. */
async function start(env: NodeJS.ProcessEnv = {}): Promise<Product> {
  const product = await startProduct(
    {
      DATABASE_URL: database.url,
      HAGUKUMI_KEY: key,
      HAGUKUMI_DEMO: "on",
      HAGUKUMI_TODAY: "2026-11-24T20:00",
      PORT: "0",
      LOG_LEVEL: "silent",
      ...env,
    },
    () => {},
  );
  running.push(product);
  return product;
}

const hear = async ({ url }: Product, words: string, as = "002003") => {
  const headers = { "content-type": "application/json", "hagukumi-as": as };
  const answer = await fetch(`${url}/web/hear`, { method: "POST", headers, body: JSON.stringify({ id: "1", words }) });
  return { status: answer.status, text: await answer.text() };
};

afterEach(async () => {
  for (const product of running.splice(0)) await product.stop();
});

describe("The product", () => {
  it("answers a member of 市民生活課 with the passage and its section", async () => {
    const product = await start();
    const { status, text } = await hear(product, "年休を取りやすくする取組はある？");
    expect(status).toBe(200);
    expect(text).toContain("agano#6-3-2-1");
    expect(text).toContain("休暇取得の促進を目指す職場風土の醸成を図ります");
  });

  it("says plainly that the policy does not answer, with the nearest passage as no more than near", async () => {
    const { text } = await hear(await start(), "再任用の職員の給料は月にいくらですか");
    expect(text).toContain("この方針には記載がありません");
    expect(text).toContain("最も近い記述");
  });

  it("answers the first real question from the rule, with its kind, its date and for whom it is, marked as a sample", async () => {
    const { text } = await hear(await start(), "夏休は何日？");
    expect(text).toContain("規則からの回答");
    expect(text).toMatch(/7月1日から9月30日までの期間内において.*3日とする/);
    expect(text).toMatch(/施行日.*2025年4月1日.*正規の職員・再任用の職員/);
    expect(text).toContain("デモのための架空の規則です");
  });

  it("answers every question that its own page suggests, in both languages, from the policy", async () => {
    const product = await start();
    for (const questions of [text.ja.questions, text.en.questions])
      for (const [at, question] of questions.entries()) {
        const section = ["6-3-2-1", "6-4-3-1", "6-2-1-3", "6-2-2-1", "6-4-1-1"][at];
        const { sheet } = JSON.parse((await hear(product, question)).text);
        expect(sheet.cited[0].section, question).toBe(`agano#${section}`);
      }
  });

  it("is alive, ready and measured, and counts no person", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const metrics = await (await fetch(`${url}/metrics`)).text();
    expect(metrics).toContain("hagukumi_process_resident_memory_bytes");
    expect(metrics).not.toMatch(/002003|渡部/);
  });

  it("changes the language for good, and once however often the button is pressed", async () => {
    const product = await start();
    const help = JSON.parse((await hear(product, "ヘルプ", "002005")).text);
    const [button] = JSON.stringify(help).match(/\{"does":"presses".*?"key":"[^"]+"\}\}/) ?? [];
    const press = () =>
      fetch(`${product.url}/web/press`, {
        method: "POST",
        headers: { "content-type": "application/json", "hagukumi-as": "002005" },
        body: JSON.stringify({ target: JSON.parse(button ?? "{}").target }),
      }).then((answer) => answer.text());
    const [first, second] = await Promise.all([press(), press()]);
    expect(first).toContain("What you can do here");
    expect(second).toContain("What you can do here");
    expect(await database.db.usedKey.count()).toBe(1);
    expect((await hear(product, "help", "002005")).text).toContain("What you can do here");
  });

  it("shows each person what they can do, and a first notice", async () => {
    const product = await start();
    expect((await hear(product, "ヘルプ")).text).toContain("渡部 さくらさんがここでできること");
    const notices = await (await fetch(`${product.url}/web/notices`, { headers: { "hagukumi-as": "002003" } })).json();
    expect(notices).toContainEqual(expect.objectContaining({ title: "はぐくみを使い始めるには", read: false }));
    // The demo has a survey that is open, and nothing else has come by the evening.
    expect(notices).toHaveLength(2);
  });

  it("fills the demo city once, however often it starts", async () => {
    await (await start()).stop();
    const people = await database.db.person.count();
    await start();
    expect(await database.db.person.count()).toBe(people);
    expect(people).toBeGreaterThan(100);
  });

  it("takes bad input with a clear message and goes on", async () => {
    const product = await start();
    expect((await hear(product, "a".repeat(1_000_000))).status).toBe(413);
    expect((await hear(product, "年休\u202e\u200b", "002003")).status).toBe(200);
    expect((await hear(product, "年休", "999999")).status).toBe(401);
    expect((await hear(product, "年休を取りやすくする取組はある？")).text).toContain("agano#6-3-2-1");
  });

  it("answers words of crisis with where help is, however long the message and with nothing else", async () => {
    const { text } = await hear(await start(), `${"長い文章です。".repeat(1000)}もう死にたい`);
    expect(text).toContain("一人で抱え込まないでください");
    expect(text).not.toMatch(/人事係に質問する|短く分けて/);
  });

  it("lets those under way finish when it stops, and then refuses", async () => {
    const product = await start();
    const body = JSON.stringify({ id: "1", words: "人事交流の目的は？" });
    const headers = {
      "content-type": "application/json",
      "hagukumi-as": "002003",
      "content-length": Buffer.byteLength(body),
    };
    const sending = request(`${product.url}/web/hear`, { method: "POST", headers });
    const answered = new Promise<number>((resolve, reject) => {
      sending.once("response", (answer) => answer.resume().once("end", () => resolve(answer.statusCode ?? 0)));
      sending.once("error", reject);
    });
    await new Promise((resolve) => sending.write(body.slice(0, 5), resolve));
    await fetch(`${product.url}/healthz`);
    const stopped = product.stop();
    sending.end(body.slice(5));
    expect(await answered).toBe(200);
    await stopped;
    await expect(fetch(`${product.url}/healthz`)).rejects.toThrow();
  });

  it("says which port is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    await expect(start({ PORT: String(port) })).rejects.toThrow(`ポート ${port} は別のプログラムが使っています`);
    other.close();
  });

  it("is no demo on a database that holds a real roster", async () => {
    await database.db.person.updateMany({ where: { staffNumber: "002003" }, data: { origin: "roster" } });
    await expect(start()).rejects.toThrow(StartProblem);
    const product = await start({ HAGUKUMI_DEMO: "off", HAGUKUMI_TODAY: "" });
    expect((await hear(product, "年休")).status).toBe(401);
  });
});
