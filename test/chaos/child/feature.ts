import type { Feature } from "../../../src/bot/feature.ts";
import type { Notify, Turn } from "../../../src/bot/turn.ts";
import type { Database, Tx } from "../../../src/services/database/database.ts";
import type { Button, Card } from "../../../src/view/card.ts";
import { type Form, form } from "../../../src/view/form.ts";
import type { About } from "../../../src/view/target.ts";

// A small feature whose every effect can be counted: a message, a press and a form each add one row with the name of
// what somebody meant to do, and tell somebody else of it.

type Names = { opens: "write"; presses: "tick"; submits: "write"; shows: "told" | "board" };

/** idOf: person id by staff number. */
export const counted = (db: Database, idOf: (staffNumber: string) => string): Feature<Tx, Names> => {
  const done = async ({ person, about, change }: Turn<Tx>): Promise<Card> =>
    change(async (tx, notify) => {
      const { intent = "", tells = "", to = "", board = "" } = about;
      await tx.$executeRaw`insert into effect (intent, person_id) values (${intent}, ${person.id}::uuid)`;
      await tell(tx, notify, { intent, tells, to: idOf(to), board });
      return { type: "card", title: `did ${intent}`, body: [], buttons: buttons(about) };
    });
  return {
    name: "counted",
    answers: { who: "everyone", run: (turn) => done({ ...turn, about: readWords(turn.words) }) },
    opens: { write: { who: "everyone", run: async ({ about }) => note(about) } },
    presses: { tick: { who: "everyone", run: done } },
    submits: { write: { who: "everyone", run: done } },
    shows: {
      told: { who: "everyone", run: async ({ about }) => named(`told ${about.intent}`) },
      board: { who: "everyone", run: async ({ about: { board = "" } }) => named(await boardLine(db, board)) },
    },
  };
};

/** `intent tells to board`, as the driver writes it. */
function readWords(words: string): About {
  const [intent = "", tells = "", to = "", board = ""] = words.split(" ");
  return { intent, tells, to, board };
}

const named = (title: string): Card => ({ type: "card", title, body: [] });

/** What is done next from an answer is meant as a thing of its own. */
function buttons(about: About): readonly Button[] {
  const next = (kind: string) => ({ ...about, intent: `${about.intent}.${kind}` });
  if (about.intent?.includes(".")) return [];
  return [
    { kind: "presses", label: "tick", target: { feature: "counted", name: "tick", about: next("press") } },
    { kind: "opens", label: "write", target: { feature: "counted", name: "write", about: next("form") } },
  ];
}

const note = (about: About): Form =>
  form({
    title: `write ${about.intent}`,
    target: { feature: "counted", name: "write", about },
    readers: [],
    fields: [{ id: "note", type: "text", label: "note", optional: true }],
    submitLabel: "send",
  });

type Told = { readonly intent: string; readonly tells: string; readonly to: string; readonly board: string };

async function tell(tx: Tx, notify: Notify, { intent, tells, to, board }: Told): Promise<void> {
  if (tells === "nudge" || tells === "receipt")
    notify({ to, feature: "counted", kind: "told", about: { intent }, once: `told:${intent}`, class: tells });
  if (tells !== "status") return;
  await tx.$executeRaw`
    insert into board (id, version) values (${board}, 1) on conflict (id) do update set version = board.version + 1`;
  const about = { board };
  notify({ to, feature: "counted", kind: "board", about, once: `board:${board}`, class: "status" });
  notify({ redraw: { feature: "counted", kind: "board", about } });
}

async function boardLine(db: Database, board: string): Promise<string> {
  const rows = await db.$queryRaw<{ version: number }[]>`select version from board where id = ${board}`;
  return `board ${board} v${rows[0]?.version}`;
}
