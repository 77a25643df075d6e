import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Services } from "../services.ts";
import { choose, openPropose, postpone, propose } from "./arranging.ts";
import { openPrepare, prepare } from "./preparing.ts";
import { openMeeting, openPair, openPast } from "./reading.ts";
import { note, openNote } from "./recording.ts";
import { add, openAdd, openPrivate, writePrivate } from "./writing.ts";

export type Opens = "pair" | "meeting" | "past" | "propose" | "prepare" | "note" | "private" | "add";
export type Presses = "choose" | "postpone";
export type Submits = "propose" | "prepare" | "note" | "private" | "add";

/** The talks of a pair: arranging them, preparing them, and what is noted of them. */
export const meetings = (services: Services) => {
  const everyone = { who: "everyone" as const };
  return {
    opens: {
      pair: { ...everyone, run: (turn: Turn<Tx>) => openPair(services, turn) },
      meeting: { ...everyone, run: (turn: Turn<Tx>) => openMeeting(services, turn) },
      past: { ...everyone, run: (turn: Turn<Tx>) => openPast(services, turn) },
      propose: { ...everyone, run: (turn: Turn<Tx>) => openPropose(services, turn) },
      prepare: { ...everyone, run: (turn: Turn<Tx>) => openPrepare(services, turn) },
      note: { ...everyone, run: (turn: Turn<Tx>) => openNote(services, turn) },
      private: { ...everyone, run: (turn: Turn<Tx>) => openPrivate(services, turn) },
      add: { ...everyone, run: (turn: Turn<Tx>) => openAdd(services, turn) },
    },
    presses: {
      choose: { ...everyone, run: (turn: Turn<Tx>) => choose(services, turn) },
      postpone: { ...everyone, run: (turn: Turn<Tx>) => postpone(services, turn) },
    },
    submits: {
      propose: { ...everyone, run: (turn: Submitted<Tx>) => propose(services, turn) },
      prepare: { ...everyone, run: (turn: Submitted<Tx>) => prepare(services, turn) },
      note: { ...everyone, run: (turn: Submitted<Tx>) => note(services, turn) },
      private: { ...everyone, run: (turn: Submitted<Tx>) => writePrivate(services, turn) },
      add: { ...everyone, run: (turn: Submitted<Tx>) => add(services, turn) },
    },
  };
};
