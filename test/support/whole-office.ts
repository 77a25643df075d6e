import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { jobsOf } from "../../src/bot/jobs.ts";
import { curatedTexts } from "../../src/compose/questions.ts";
import { awayOf, composeFeatures } from "../../src/compose.ts";
import { createCuratedAnswers } from "../../src/features/curated-answer/store.ts";
import { type OpenPolicies, openPolicies } from "../../src/features/policy/policies.ts";
import { createDirectory } from "../../src/people/store.ts";
import { runDue } from "../../src/schedule/jobs.ts";
import { createOutbox, type Outbox } from "../../src/schedule/outbox/outbox.ts";
import { createCrypto, newKeyring } from "../../src/services/crypto.ts";
import type { Database } from "../../src/services/database/database.ts";
import type { Correction, NextPage } from "../../src/view/answers.ts";
import type { Button, Card } from "../../src/view/card.ts";
import type { Entries, Form } from "../../src/view/form.ts";
import type { Target } from "../../src/view/target.ts";
import { type Cast, cast, hire, type Office, openOffice } from "./office.ts";

/** The small office with every feature of the product, and what one does there by a button's label. */
export type WholeOffice = Office & {
  readonly ids: Readonly<Record<Cast, string>>;
  readonly policies: OpenPolicies;
  readonly hear: (who: Cast, words: string) => Promise<Card>;
  /** What the button opens; a form or a card to read. */
  readonly open: (who: Cast, card: Card, label: string) => Promise<Form | Card>;
  readonly press: (who: Cast, card: Card, label: string) => Promise<Card>;
  readonly submit: (who: Cast, form: Form | Card, entries: Entries) => Promise<Card | Correction | NextPage>;
  /** Notices of somebody, oldest first. */
  readonly inbox: (who: Cast) => Promise<readonly Target[]>;
  /** The newest notice as it is drawn. */
  readonly newest: (who: Cast) => Promise<Card>;
  /** Runs one job as if it were so late (`HH:MM`) on a day, nine o'clock when left out. */
  readonly run: (job: string, day: string, time?: string) => Promise<void>;
};

export const contentDir = join(import.meta.dirname, "../../content");

export type WholeOptions = { readonly alsoRules?: readonly string[]; readonly outbox?: Outbox; readonly url?: string };

export async function openWholeOffice(
  db: Database,
  { alsoRules = [], outbox = createOutbox(), url = "" }: WholeOptions = {},
): Promise<WholeOffice> {
  const ids = await hire(db);
  const crypto = createCrypto(newKeyring());
  const clock = { now: () => new Date("2026-04-01T00:30:00Z"), today: () => "2026-04-01" };
  const curated = curatedTexts(createCuratedAnswers(db));
  const policies = await openPolicies({ contentDir, alsoRules, curated, today: clock.today });
  const parts = {
    contentDir,
    config: { demo: true, languageModel: undefined, aiDaily: 0 },
    metrics: { asked: () => {} },
    page: async () => "http://localhost:3978",
    db,
    url,
    crypto,
    clock,
    directory: createDirectory(db),
    policies,
  };
  const features = await composeFeatures(parts);
  const office = openOffice(db, features, outbox);
  const { bot } = office;
  const sender = (who: Cast) => ({ platform: "web", account: cast[who] });
  const inbox = async (who: Cast) => {
    const rows = await db.notice.findMany({
      where: { toId: ids[who] },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    });
    return rows.map(({ feature, kind, about }) => ({ feature, name: kind, about: about as Target["about"] }));
  };
  return {
    ...{ ...office, ids, policies, inbox },
    hear: (who, words) => bot.hear(sender(who), words, randomUUID()),
    open: (who, card, label) => bot.open(sender(who), targetOf(card, label)),
    press: (who, card, label) => bot.press(sender(who), targetOf(card, label)),
    submit: (who, form, entries) => {
      if (form.type !== "form") throw new Error(`no form: ${JSON.stringify(form)}`);
      return bot.submit(sender(who), form.target, entries);
    },
    newest: async (who) => {
      const last = (await inbox(who)).at(-1);
      if (!last) throw new Error(`nothing in the inbox of ${who}`);
      return bot.show(sender(who), last);
    },
    run: (name, day, time = "09:00") =>
      runDue({
        outbox,
        away: awayOf(features),
        db,
        jobs: jobsOf(features).filter((job) => job.name === name),
        clock: { now: () => new Date(`${day}T${time}:00+09:00`) },
        onFault: (error) => {
          throw error;
        },
      }),
  };
}

/** Every button of a card, wherever it stands. */
export const buttonsOf = (card: Card): readonly Button[] => [
  ...card.body.flatMap((block) => {
    if (block.type === "buttons") return block.buttons;
    return block.type === "quote" && block.button ? [block.button] : [];
  }),
  ...(card.buttons ?? []),
];

export const labels = (card: Card): readonly string[] => buttonsOf(card).map(({ label }) => label);

export function targetOf(card: Card, label: string): Target {
  const button = buttonsOf(card).find((each) => each.label === label);
  if (!button || !("target" in button)) throw new Error(`no button 「${label}」 on ${JSON.stringify(card)}`);
  return button.target;
}

/** All that a card, a form or a correction says, as one text. */
export const said = (drawn: unknown): string => JSON.stringify(drawn);
