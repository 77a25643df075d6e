import { strFromU8, unzipSync } from "fflate";
import type { ActionData } from "../../src/platforms/web/wire.ts";

type Json = Readonly<Record<string, unknown>>;

/** What stands behind the words that a city's staff know; a person is told of some of them by the help only. */
const words = ["ヘルプ", "1on1", "面談", "アンケート", "わたしの記録", "今週のチーム", "人事係への質問", "配信状況"];

/** Cards and files of one person; more would be a wandering that finds no end. */
const MOST = 1000;

/**
 * All that somebody can come by at the page without changing anything: each page, word and notice, and whatever their
 * buttons open or save, and the buttons of that.
 */
export async function comeBy(url: string, staffNumber: string): Promise<readonly string[]> {
  const headers = { "content-type": "application/json", "hagukumi-as": staffNumber };
  const get = async (path: string) => await (await fetch(`${url}/web/${path}`, { headers })).text();
  const post = (path: string, body: object) =>
    fetch(`${url}/web/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const met: string[] = [];
  const left: ActionData[] = words.map((each) => ({ does: "asks", words: each }));
  const known = new Set<string>();
  const meet = (text: string) => {
    met.push(text);
    for (const action of actionsIn(JSON.parse(text))) {
      const name = nameOf(action);
      if (!known.has(name)) left.push(action);
      known.add(name);
    }
  };
  const { pages } = JSON.parse(await get("me")) as { pages: { name: string }[] };
  for (const { name } of pages) meet(await get(`pages/${name}`));
  const notices = await get("notices");
  met.push(notices);
  for (const { id } of JSON.parse(notices) as { id: string }[])
    meet(await (await post(`notices/${id}/read`, {})).text());
  for (let next = left.shift(); next; next = left.shift()) {
    if (met.length > MOST) throw new Error(`${staffNumber} comes by more than ${MOST} cards`);
    if (next.does === "asks") meet(await (await post("hear", { id: "1", words: next.words })).text());
    if (next.does === "opens") meet(await (await post("open", { target: next.target })).text());
    if (next.does === "saves") met.push(textOf(await (await post("file", { target: next.target })).arrayBuffer()));
  }
  return met;
}

/** The same button is met on many cards, with a key of its own on each. */
function nameOf(action: ActionData): string {
  if (action.does === "asks") return action.words;
  const { key: _, ...target } = action.target;
  return JSON.stringify([action.does, target]);
}

function actionsIn(drawn: unknown): readonly ActionData[] {
  if (Array.isArray(drawn)) return drawn.flatMap(actionsIn);
  if (typeof drawn !== "object" || drawn === null) return [];
  const { data, type } = drawn as Json;
  const own = typeof type === "string" && type.startsWith("Action.") && data ? [data as ActionData] : [];
  return [...own, ...Object.values(drawn).flatMap(actionsIn)];
}

/** A workbook is a folder of texts, zipped. */
function textOf(file: ArrayBuffer): string {
  const bytes = new Uint8Array(file);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return Buffer.from(bytes).toString();
  return Object.values(unzipSync(bytes))
    .map((each) => strFromU8(each))
    .join("\n");
}
