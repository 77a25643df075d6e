import type { Submitted, Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import { readAnswers } from "../../../view/answers.ts";
import type { Card } from "../../../view/card.ts";
import { form, type Option } from "../../../view/form.ts";
import { type Seen, seenOf } from "../members/seen.ts";
import { sightOf } from "../members/sight.ts";
import { peopleUnder } from "../members/store.ts";
import { drawingFor } from "../month/index.ts";
import { monthCard } from "../month/views.ts";
import type { Services } from "../services.ts";
import { target } from "../targets.ts";
import { text } from "./text.ts";
import { limitCard, teamCard } from "./views.ts";

export type Opens = "team" | "choose";
export type Submits = "choose";
export type Shows = "manager.limit";

/** A manager's team, as the directory has it today. */
export const teams = (services: Services) => ({
  opens: {
    team: {
      who: "managers" as const,
      run: async (turn: Turn<Tx>) =>
        teamCard(await teamOf(services, turn), await drawingFor(services, turn.person.locale)),
    },
    choose: { who: "managers" as const, run: (turn: Turn<Tx>) => chooseForm(services, turn) },
  },
  submits: { choose: { who: "managers" as const, run: (turn: Submitted<Tx>) => choose(services, turn) } },
  shows: {
    "manager.limit": {
      who: "managers" as const,
      run: async (turn: Turn<Tx>) => {
        const { seen } = await sightOf(services, turn, turn.about.p ?? "");
        return limitCard(seen, turn.about.m ?? seen.month, turn.person.locale);
      },
    },
  },
});

/** Without 管理職 of whom nothing is recorded. */
async function teamOf(services: Services, { person, today }: Turn<Tx>): Promise<readonly Seen[]> {
  const under = await peopleUnder(services.db, person.id, today);
  const people = await seenOf(
    services,
    services.db,
    under.map(({ id }) => id),
    today,
  );
  return people.filter(({ kind, worked }) => kind !== "none" || worked.size > 0);
}

/** As many as a choice can offer. */
const MOST_CHOICES = 100;

async function chooseForm(services: Services, turn: Turn<Tx>) {
  const t = text[turn.person.locale];
  const people = (await teamOf(services, turn)).slice(0, MOST_CHOICES);
  return form({
    title: t.choose,
    target: target("choose" satisfies Submits),
    readers: t.readers,
    fields: [{ id: "person", type: "choice", label: t.person, options: people.map(optionOf) }],
    submitLabel: t.show,
  });
}

const optionOf = ({ member }: Seen): Option => ({ value: member.id, label: `${member.name}（${member.unit.name}）` });

async function choose(services: Services, turn: Submitted<Tx>) {
  const { entries, person } = turn;
  const read = readAnswers(await chooseForm(services, turn), entries, person.locale);
  if ("form" in read) return read;
  const { seen } = await sightOf(services, turn, read.answers.person);
  const card: Card = monthCard(seen, await drawingFor(services, person.locale), { own: false, buttons: [] });
  return card;
}
