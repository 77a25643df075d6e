import { afterAll, beforeAll, expect, it } from "vitest";
import { type SlackAlone, startSlackAlone } from "./alone.ts";
import { accountOf, castUsers } from "./cast.ts";

let slack: SlackAlone;
beforeAll(async () => {
  slack = await startSlackAlone({ users: castUsers });
});
afterAll(() => slack?.close());

const call = async (method: string, args: object) => {
  const headers = { "content-type": "application/json", authorization: `Bearer ${slack.botToken}` };
  const response = await fetch(`${slack.apiUrl}${method}`, { method: "POST", headers, body: JSON.stringify(args) });
  return await response.json();
};

it("The played Slack alone keeps its ledger, and goes wrong where it is asked to", async () => {
  const hana = accountOf("hana");
  const blocks = [{ type: "section", text: { type: "plain_text", text: "はい", emoji: false } }];
  await slack.ask("fault", { method: "chat.postMessage", cut: true, applied: true });
  await expect(call("chat.postMessage", { channel: hana, text: "はい", blocks })).rejects.toThrow();
  expect(await call("users.info", { user: hana })).toMatchObject({ ok: true });
  expect((await slack.ask("ledger", {})).calls).toMatchObject([
    { n: 1, method: "chat.postMessage", ok: true, status: 0 },
    { n: 2, method: "users.info", ok: true, status: 200 },
  ]);
  const channel = `D${hana.slice(1)}`;
  expect(await slack.ask("messages", { channel })).toMatchObject([{ text: "はい" }]);
  expect(await slack.ask("write", { user: hana, text: "日誌" })).toMatchObject({ channel, user: hana });
  expect(await slack.ask("trigger", { user: hana })).toMatch(/^\d+\.\d+\./);
});
