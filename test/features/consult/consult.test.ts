import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { spoken } from "../../../src/bot/words.ts";
import { contactsFor, dependable, readContacts } from "../../../src/features/consult/contacts.ts";
import { consult } from "../../../src/features/consult/index.ts";
import { consultCard, crisisCard } from "../../../src/features/consult/views.ts";

const content = join(import.meta.dirname, "../../../content");

describe("Someone to talk to", () => {
  it("is shown with how to reach them, the city's own first", async () => {
    const contacts = await readContacts(content);
    const card = JSON.stringify(consultCard(contacts, "ja"));
    expect(card).toMatch(/内線 4001.*0120-279-338/);
    expect(card).toContain("デモのための架空の内容です");
    expect(contactsFor(contacts, ["crisis"]).length).toBeGreaterThan(2);
    expect(JSON.stringify(crisisCard(contacts, "en"))).toContain("call 119");
  });

  it("is found by whoever asks for it, in one's own words", () => {
    const words = consult({ invented: true, people: [], national: [] }).hears?.words ?? [];
    for (const said of [
      ...["相談", "相談したい", "相談したいです。", "どこに相談すればいい", "どこに相談すればいいですか？", "相談窓口"],
      ...["相談窓口はどこですか", "Consult"],
    ])
      expect([said, words.includes(spoken(said))]).toEqual([said, true]);
    expect(words.map(spoken)).toEqual(words);
    expect(words).not.toContain(spoken("復職の相談"));
  });

  it("is never an invented desk outside the demo", async () => {
    const contacts = dependable(await readContacts(content), false);
    expect(JSON.stringify([consultCard(contacts, "ja"), crisisCard(contacts, "ja")])).not.toContain("内線");
    expect(JSON.stringify(crisisCard(contacts, "ja"))).toContain("0120-279-338");
  });

  it("that is written wrongly is told by file and place", async () => {
    const folder = await mkdtemp(join(tmpdir(), "contacts-"));
    await mkdir(join(folder, "settings"));
    await writeFile(join(folder, "settings", "contacts.yaml"), "people: [{ name: { ja: 保健師 } }]");
    await expect(readContacts(folder)).rejects.toThrow("contacts.yaml を読み取れません（people.0.name.en）");
  });
});
