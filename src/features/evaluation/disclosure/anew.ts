import { Refusal } from "../../../bot/refusal.ts";
import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Card } from "../../../view/card.ts";
import { act } from "../act.ts";
import { deskNotices, personIn } from "../notices.ts";
import type { Services } from "../services.ts";
import { withdraw } from "../store.ts";
import { asksDesk, opens } from "../targets.ts";
import { text as shared } from "../text.ts";
import { anewNotice } from "./notices.ts";
import { ownOf } from "./own.ts";
import { text } from "./text.ts";
import { upheldCard } from "./views.ts";

/** Only in HR, by whoever did not rate: raters do not learn of complaints. */
export async function showUpheld({ evaluations }: Services, turn: Turn<Tx>): Promise<Card> {
  const evaluation = await evaluations.read(turn.about.e ?? "", turn);
  if (!evaluation?.roles.has("listener")) throw new Refusal("not-found");
  return upheldCard(evaluation, turn.person.locale);
}

export async function showAnew(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { id } = await ownOf(services, turn);
  const { locale } = turn.person;
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.anew.news,
    body: [{ type: "text", text: t.anew.newsText }],
    buttons: [opens("result", { e: id }, t.result.beforeButton)],
  };
}

/** Once a complaint was upheld: what the raters handed in is a draft of theirs again, and nothing is disclosed. */
export const rateAnew = (services: Services, turn: Turn<Tx>): Promise<Card> =>
  act<Card>(services, turn, "rateAnew", async (tx, evaluation, { to, notify }) => {
    if (!evaluation.roles.has("listener")) throw new Refusal("not-found");
    if (evaluation.redress !== "upheld") throw new Refusal("stale");
    await withdraw(tx, evaluation, ["first", "second", "adjusting", "confirming"]);
    await services.evaluations.set(tx, evaluation, { disclosedOn: null, returned: null });
    const first = personIn(evaluation, to);
    for (const message of first ? deskNotices(first, turn.today) : []) notify(message);
    notify(anewNotice(evaluation));
    await services.audit.append(tx, {
      ...{ at: turn.now, actor: turn.person.id, action: "evaluation.rated-anew", subject: evaluation.member.id },
      payload: { evaluation: evaluation.id },
    });
    const { locale } = turn.person;
    const t = text[locale].anew;
    return {
      type: "card",
      kicker: shared[locale].kicker,
      title: t.done(evaluation.member.name),
      body: [{ type: "text", text: t.doneText }],
      buttons: [asksDesk(text[locale].answering.back)],
    };
  });
