import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import express from "express";
import { createBot } from "../../../src/bot/bot.ts";
import { createKeys } from "../../../src/bot/keys.ts";
import { askHr } from "../../../src/features/enquiry/index.ts";
import { help } from "../../../src/features/help/index.ts";
import type { AskedQuestions } from "../../../src/features/policy/asked/store.ts";
import { policy } from "../../../src/features/policy/index.ts";
import { openPolicies } from "../../../src/features/policy/policies.ts";
import { text as policyText } from "../../../src/features/policy/text.ts";
import type { Directory } from "../../../src/people/directory.ts";
import type { Person } from "../../../src/people/person.ts";
import { roleWords } from "../../../src/people/role-words.ts";
import { folded } from "../../../src/people/search.ts";
import type { NoticeRow, WebStore } from "../../../src/platforms/web/store.ts";
import { webPlatform } from "../../../src/platforms/web/web.ts";
import type { Tx } from "../../../src/services/database/database.ts";
import { say } from "../../../src/view/card.ts";
import { rehearsal } from "./rehearsal.ts";

// The web platform and the page with a cast and an inbox in memory: every screen can be tried without a database.

const root = join(import.meta.dirname, "..", "..", "..");
/** No table stands behind the stage. */
const nothing = {} as Tx;
const forgetful: AskedQuestions = {
  keep: async () => {},
  byId: async () => undefined,
  rate: async () => false,
  newest: async () => [],
  idOf: () => "",
};
const now = () => new Date("2026-11-24T01:42:00Z");

export type Stage = {
  readonly url: string;
  /** A link as the chats send it. */
  readonly mintLink: (staffNumber: string) => Promise<string>;
  /** A new notice for somebody, told to their open pages. */
  readonly notify: (staffNumber: string) => Promise<void>;
  readonly stop: () => Promise<void>;
};

export type StageOptions = { readonly demo?: boolean; readonly pageFolder?: string };

export async function openStage({ demo = true, pageFolder }: StageOptions = {}): Promise<Stage> {
  const directory = memoryDirectory();
  const store = memoryStore();
  const policies = await openPolicies({ contentDir: join(root, "content"), today: () => "2026-11-24" });
  const clock = { now, today: () => "2026-11-24" };
  const people = async (typed: string) =>
    (await directory.search(typed, "", 6)).people.map(({ staffNumber, name, unit }) => ({
      value: staffNumber,
      label: `${name}（${unit.name}）`,
    }));
  const bot = createBot<Tx>({
    features: [
      policy({
        policies,
        asked: forgetful,
        masker: async () => (words) => words,
        keepDays: 180,
        people: { below: () => [], inCrisis: () => say("") },
        askHr,
        own: {},
        beside: () => [],
      }),
      help<Tx>({
        offers: () => [],
        waiting: async () => [],
        keepDays: 180,
        speak: async (_tx, id, locale) => directory.speak(id, locale),
      }),
      rehearsal<Tx>(people),
    ],
    whoIs: directory.whoIs,
    clock,
    changes: { run: async (_use, work) => (await work(nothing)).result, earlier: async () => undefined },
    keys: createKeys(new Uint8Array(32)),
    fault: (error) => {
      console.error(error);
      return "R-1";
    },
    did: () => {},
  });
  const web = webPlatform({
    directory,
    store,
    clock,
    demo,
    publicUrl: "http://127.0.0.1:3978",
    city: demo ? "あがの市（デモ）" : "",
    questions: (locale) => policyText[locale].questions,
    pageFolder: pageFolder ?? join(root, "dist", "platforms", "web", "page"),
    fault: (error) => {
      console.error(error);
      return "R-1";
    },
  });
  await web.platform.listen(bot);
  const server = createServer(express().use(web.router).use(web.unknownPath));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    mintLink: async (personId) => (await web.page(personId)).replace("http://127.0.0.1:3978", ""),
    notify: async (staffNumber) => {
      store.add(staffNumber);
      await web.noticed(staffNumber);
    },
    stop: async () => {
      await web.platform.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await policies.close();
    },
  };
}

const member = (
  staffNumber: string,
  name: string,
  kana: string,
  unit: string,
  title: string,
  more: Partial<Person> = {},
): Person => ({
  id: staffNumber,
  staffNumber,
  name,
  kana,
  locale: "ja",
  unit: { id: unit, code: unit, name: unit },
  level: "staff",
  title,
  jobType: "行政",
  roles: [],
  leads: false,
  ...more,
});

const cast: readonly Person[] = [
  member("001001", "本間 由紀", "ほんま ゆき", "総務課人事係", "係長", { level: "leader", roles: ["HR"] }),
  member("002001", "早川 直樹", "はやかわ なおき", "市民生活課", "課長", { level: "manager", leads: true }),
  member("002002", "宮下 恵", "みやした めぐみ", "市民生活課", "係長", { level: "leader" }),
  member("002003", "渡部 さくら", "わたべ さくら", "市民生活課", "主事"),
  member("002004", "長谷川 陸", "はせがわ りく", "市民生活課", "主事"),
  member("003001", "風間 典子", "かざま のりこ", "市民生活部", "部長", { level: "manager", leads: true }),
  member("004001", "田巻 千尋", "たまき ちひろ", "健康推進課", "保健師", { roles: ["OFFICER"] }),
  member("009001", "皆川 亮", "みながわ りょう", "情報政策係", "主任", { roles: ["ADMIN"] }),
  member("010001", "中", "なか", "秘書広報課", "主任"),
  member("010002", "勅使河原 美智子", "てしがわら みちこ", "教育委員会事務局生涯学習課", "主任"),
];

function memoryDirectory(): Directory {
  const people = new Map(cast.map((person) => [person.id, person]));
  const found = async (id: string) => people.get(id);
  const words = (person: Person) =>
    folded(
      [person.name, person.kana, person.staffNumber, person.unit.name, person.title, ...roleWords(person)].join(" "),
    );
  return {
    whoIs: ({ account }) => found(account),
    byId: found,
    byStaffNumber: found,
    search: async (typed, _day, limit) => {
      const all = [...people.values()].filter((person) => words(person).includes(folded(typed)));
      return { people: all.slice(0, limit), total: all.length };
    },
    names: async () => [],
    withRole: async () => [],
    lineAbove: async () => [],
    speak: async (id, locale) => {
      const person = people.get(id);
      if (person) people.set(id, { ...person, locale });
    },
  };
}

const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;
const sent = ["2026-11-24T00:05:00Z", "2026-11-20T00:30:00Z", "2026-11-19T00:30:00Z"];

type MemoryStore = WebStore & { readonly add: (to: string) => void };

/** 早川 直樹 begins with three notices; the others have none. */
function memoryStore(): MemoryStore {
  const inbox: (NoticeRow & { readonly to: string })[] = sent.map((at, n) => ({
    id: uuid(n),
    to: "002001",
    feature: "rehearsal",
    kind: n === 1 ? "limit" : "interview",
    about: {},
    section: n === 1 ? "agano#6-3-2-1" : "agano#6-2-2-1",
    createdAt: new Date(at),
    readAt: n === 2 ? now() : null,
  }));
  const links = new Map<string, string>();
  const sessions = new Map<string, string>();
  const of = (toId: string) => inbox.filter(({ to }) => to === toId);
  const store = {
    add: (to: string) =>
      inbox.unshift({
        ...(inbox[0] as (typeof inbox)[number]),
        id: uuid(inbox.length),
        to,
        createdAt: now(),
        readAt: null,
      }),
    addLink: async (hash: string, person: string) => void links.set(hash, person),
    spendLink: async (hash: string) => {
      const person = links.get(hash);
      links.delete(hash);
      return person;
    },
    addSession: async (hash: string, person: string) => void sessions.set(hash, person),
    session: async (tokenHash: string) => {
      const personId = sessions.get(tokenHash);
      return personId === undefined ? null : { tokenHash, personId, createdAt: now(), lastSeenAt: now() };
    },
    touchSession: async () => {},
    endSession: async (hash: string) => void sessions.delete(hash),
    prune: async () => {},
    notices: async (toId: string, limit: number) => of(toId).slice(0, limit),
    notice: async (toId: string, id: string) => of(toId).find((row) => row.id === id),
    noticeOwner: async () => null,
    markRead: async (toId: string, ids: readonly string[], at: Date) => {
      inbox.forEach((row, index) => {
        if (row.to === toId && ids.includes(row.id)) inbox[index] = { ...row, readAt: at };
      });
    },
    unread: async (toId: string) => of(toId).filter(({ readAt }) => readAt === null).length,
  };
  // The database's own promises can do more than the platform asks of them.
  return store as unknown as MemoryStore;
}
