import type { Feature } from "../../bot/feature.ts";
import type { Turn } from "../../bot/turn.ts";
import type { Person } from "../../people/person.ts";
import type { Tx } from "../../services/database/database.ts";
import type { Block } from "../../view/card.ts";
import { answering } from "./answering/index.ts";
import { closing } from "./closing/jobs.ts";
import { opening } from "./opening/index.ts";
import { promises } from "./promises/index.ts";
import { remind, tellResults } from "./reminding/jobs.ts";
import { results } from "./results/index.ts";
import type { Services } from "./services.ts";
import { allOpened, unitOf } from "./store.ts";
import { asksPulse, type Names, opens, target } from "./targets.ts";
import { text } from "./text.ts";
import { weekly } from "./weekly.ts";

/** Short surveys that nobody can trace: who is asked, how it is answered, counted and told, and what comes of it. */
export function pulse(services: Services): Feature<Tx, Names> {
  const [asked, sent, read, told] = [answering(services), opening(services), results(services), promises(services)];
  return {
    name: "pulse",
    hears: read.hears,
    opens: { ...asked.opens, ...sent.opens, ...read.opens, ...told.opens },
    presses: sent.presses,
    submits: { ...asked.submits, ...read.submits, ...told.submits },
    shows: { ...asked.shows, ...read.shows, ...told.shows },
    jobs: [...closing(services), ...sent.jobs, remind(), tellResults(services)],
    weekly,
    nudges: {
      open: (locale) => text[locale].kinds.open,
      reminder: (locale) => text[locale].kinds.reminder,
      results: (locale) => text[locale].kinds.results,
      promise: (locale) => text[locale].kinds.promise,
    },
    atHome: (turn) => atHome(services, turn),
    offers: ({ locale }) => [
      { title: text[locale].offer, text: text[locale].offerText, button: asksPulse(text[locale].offer) },
    ],
    pages: (person: Person) =>
      person.roles.includes("HR")
        ? [{ name: "overview", title: text[person.locale].kicker, target: { ...target("overview"), name: "overview" } }]
        : [],
  };
}

/** Stands there for everybody who was asked, whether or not they have answered. */
async function atHome({ db }: Services, { person, today }: Turn<Tx>): Promise<readonly Block[]> {
  const open = (await allOpened(db)).find(({ state, closesOn }) => state === "open" && today <= closesOn);
  if (!open || !(await unitOf(db, open.id, person.id))) return [];
  const t = text[person.locale];
  return [
    { type: "buttons", label: t.deskOpen(t.day(open.closesOn)), buttons: [opens("answer", { s: open.id }, t.begin)] },
  ];
}
