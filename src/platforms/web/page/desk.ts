import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Locale } from "../../../view/locale.ts";
import type { Target } from "../../../view/target.ts";
import type { Me, Sheet } from "../wire.ts";
import type { Server } from "./server.ts";
import { type Text, text } from "./text.ts";

/** A question that must be answered before a costly act. */
export type Question = { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };

/** What every part of a signed-in page works with. */
export type Desk = {
  readonly me: Me;
  readonly server: Server;
  /** Says words to the bot, on the talk. */
  readonly say: (words: string) => void;
  /** Opens a dialog; onSheet gets what a form ends with. Throws a Failed. */
  readonly open: (target: Target, onSheet: (sheet: Sheet) => void) => Promise<void>;
  /** Shows a sheet in a dialog. */
  readonly read: (sheet: Sheet) => void;
  readonly confirm: (question: Question) => Promise<boolean>;
  /** Something was changed on the server: the page looks again who it belongs to. */
  readonly changed: () => Promise<void>;
};

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("No desk around this component.");
  return desk;
}

export const LocaleContext = createContext<Locale>("ja");
export const useLocale = (): Locale => useContext(LocaleContext);
export const useText = (): Text => text[useLocale()];
