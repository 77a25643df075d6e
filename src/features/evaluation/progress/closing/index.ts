import type { Turn } from "../../../../bot/turn.ts";
import type { Tx } from "../../../../services/database/database.ts";
import type { Button, Card } from "../../../../view/card.ts";
import { doneCard } from "../../cycle/views.ts";
import type { Cycle } from "../../record.ts";
import type { Services } from "../../services.ts";
import { target } from "../../targets.ts";
import { cycleIn, type Scope, scopeOf } from "../chosen.ts";
import { closable, closeAll } from "./store.ts";
import { text } from "./text.ts";

export type Presses = "close";

/** 終了: once nobody can bring up anything any more. */
export const closing = (services: Services) => ({
  presses: { close: { who: "HR" as const, run: (turn: Turn<Tx>) => close(services, turn) } },
});

/** ended: all in it are closed or exempt, and the period is past. */
export async function closeButtons(
  { db }: Services,
  cycle: Cycle,
  { scope, today, ended, locale }: { scope: Scope; today: string; ended: boolean; locale: "ja" | "en" },
): Promise<readonly Button[]> {
  const count = (await closable(db, { scope, kind: cycle.kind, today })).length;
  const t = text[locale];
  if (count === 0 && !ended) return [];
  return [
    {
      ...{ kind: "presses", label: t.close(count), target: target("close" satisfies Presses, { c: cycle.id }) },
      confirm: { title: t.title(count), text: t.text, yes: t.close(count), no: t.no },
    },
  ];
}

function close(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { now, today, person, change } = turn;
  const t = text[person.locale];
  return change(async (tx) => {
    const cycle = await cycleIn(services, turn, tx);
    const closed = await closeAll(tx, { scope: scopeOf(cycle, turn), kind: cycle.kind, today }, now);
    if (closed.people === 0 && !closed.cycle) return doneCard(t.none, person.locale, undefined, cycle.id);
    const by = { at: now, actor: person.id, subject: null };
    const payload = { cycle: cycle.id, people: closed.people };
    await services.audit.append(tx, { ...by, action: "evaluation.closed", payload });
    if (closed.cycle)
      await services.audit.append(tx, { ...by, action: "evaluation.cycle-closed", payload: { cycle: cycle.id } });
    return doneCard(t.closed(closed.people), person.locale, closed.cycle ? t.cycle : undefined, cycle.id);
  }, "city");
}
