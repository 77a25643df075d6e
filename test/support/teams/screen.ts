import type { Seen } from "../../platforms/contract.ts";
import type { KeptMessage } from "./conversations.ts";
import type { Deliver } from "./delivering.ts";
import type { FakeTeams } from "./fake-teams.ts";
import type { Json } from "./ledger.ts";
import { actionsOf, labelOf } from "./parts.ts";
import { executeInvoke } from "./payloads.ts";
import { app } from "./people.ts";
import { type Pressed, refreshFor } from "./pressing.ts";
import { executed } from "./responding.ts";
import { seen, wordsOf } from "./seeing.ts";
import { createSheets, partsOf, type Sheet } from "./sheets.ts";
import { createViews } from "./views.ts";

/** What a person has before them; `told` is the small box in place of a dialog. */
export type Surface =
  | { readonly on: "messages"; readonly messages: readonly KeptMessage[]; readonly beneath: readonly string[] }
  | { readonly on: "dialog"; readonly title: string; readonly card: Json }
  | { readonly on: "told"; readonly text: string };

export type Screen = ReturnType<typeof createScreen>;
type Watcher = { readonly teams: FakeTeams; readonly deliver: Deliver; readonly user: string };
type Lying = { readonly sheet: Sheet; readonly message?: KeptMessage };

/** The Teams of one person. */
export function createScreen({ teams, deliver, user }: Watcher) {
  const sheets = createSheets();
  const views = createViews(teams);
  const refreshed = new WeakSet<Json>();
  let surface: Surface = { on: "messages", messages: [], beneath: [] };

  const messages = () => (surface.on === "messages" ? surface.messages.flatMap((each) => views.now(each) ?? []) : []);
  const lying = (): readonly Lying[] =>
    surface.on === "dialog"
      ? [{ sheet: sheets.of(surface.card) }]
      : messages().flatMap((message) => message.cards.map((card) => ({ sheet: sheets.of(card), message })));
  const words = (): readonly string[] => {
    if (surface.on === "told") return [surface.text];
    return surface.on === "dialog" ? [surface.title] : messages().map(wordsOf);
  };
  const look = (): Seen =>
    seen({
      words: words(),
      sheets: lying().map(({ sheet }) => sheet),
      beneath: surface.on === "messages" ? surface.beneath : [],
    });
  /** A card may ask to be drawn anew for whoever looks at it; Teams asks once, by itself. */
  const refresh = async (message: KeptMessage, card: Json): Promise<void> => {
    const by = teams.asking(user, message.conversation);
    const action = refreshFor(card, user, by.conversation.kind);
    if (!action || refreshed.has(card)) return;
    refreshed.add(card);
    const data = (action.data ?? {}) as Json;
    const drawn = executed(teams, await deliver(executeInvoke(by, action, data, message.id, "automatic")));
    if (drawn.is !== "card") return;
    refreshed.add(drawn.card);
    views.replace(message, card, drawn.card);
  };
  const pressable = (): readonly Pressed[] =>
    lying().flatMap((each) => actionsOf(partsOf(each.sheet)).map((action) => ({ ...each, action })));

  return {
    look,
    sheets,
    replace: views.replace,
    surface: () => surface,
    /** beneath: what is said under the last of them. */
    shows: async (shown: readonly KeptMessage[], beneath: readonly string[] = []): Promise<Seen> => {
      surface = { on: "messages", messages: shown, beneath };
      for (const { sheet, message } of lying()) if (message) await refresh(message, sheet.card);
      return look();
    },
    opens: (next: Surface): Seen => {
      surface = next;
      return look();
    },
    /** The dialog that is open. */
    dialog: (): Sheet => {
      if (surface.on !== "dialog") throw new Error("no form is open");
      return sheets.of(surface.card);
    },
    button: (label: string): Pressed => {
      const all = pressable();
      const found = all.find(({ action }) => labelOf(action) === label);
      if (found) return found;
      throw new Error(`no button 「${label}」 among ${all.map(({ action }) => labelOf(action)).join("、")}`);
    },
  };
}

/** What the bot wrote in a conversation, oldest first. */
export const fromBot = ({ conversations }: Pick<FakeTeams, "conversations">, conversation: string) =>
  conversations.messages(conversation).filter(({ from }) => from === app.account);
