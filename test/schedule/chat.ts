import type { Chat, Letter, Sent } from "../../src/bot/platform.ts";

/** A chat at the port: what was sent to it, and what it answers next. */
export type TestChat = Chat & {
  readonly letters: { readonly address: string; readonly title: string; readonly again: boolean }[];
  readonly updates: { readonly receipt: string; readonly title: string }[];
  /** Answers in this order, then `sent`. */
  readonly answers: Sent[];
};

export function testChat(addresses: Readonly<Record<string, string>>): TestChat {
  const letters: TestChat["letters"][number][] = [];
  const updates: TestChat["updates"][number][] = [];
  const answers: Sent[] = [];
  const next = (): Sent => answers.shift() ?? { outcome: "sent", receipt: `r${letters.length}` };
  const title = ({ card }: Letter) =>
    card.title ?? card.body.map((block) => ("text" in block ? block.text : "")).join("");
  return {
    name: "test",
    letters,
    updates,
    answers,
    listen: async () => {},
    close: async () => {},
    recognise: async () => {},
    find: async (email) => addresses[email],
    act: async () => {
      throw new Error("nothing comes in here");
    },
    send: async (address, letter) => {
      letters.push({ address, title: title(letter), again: letter.again });
      return next();
    },
    update: async (_address, receipt, letter) => {
      updates.push({ receipt, title: title(letter) });
      return next();
    },
  };
}
