import type { Bot } from "../../bot/bot.ts";
import type { Person } from "../../people/person.ts";
import type { Card } from "../../view/card.ts";
import { type Answer, type ApiOptions, sender } from "./api.ts";
import { Failure } from "./failure.ts";
import { renderSheet } from "./sheets.ts";
import type { PageLine, ShownPage } from "./wire.ts";

/** The pages of somebody's dashboard, as of this request: a role that was taken away takes them along. */
export const pageLines = async (bot: Bot, person: Person): Promise<readonly PageLine[]> =>
  (await bot.pages(sender(person))).map(({ name, title }) => ({ name, title }));

/** One of them, drawn afresh. */
export const page =
  ({ bot, clock }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { name } = request.params;
    const found = (await bot.pages(sender(person))).find((each) => each.name === name);
    if (!found) throw new Failure(404, (t) => t.notHere);
    const card = await bot.show(sender(person), found.target);
    const at = clock.now().toISOString();
    response.json({ at, sheet: renderSheet(below(found.title, card), person.locale) } satisfies ShownPage);
  };

/** Beneath its title, a card need not say the same word again. */
function below(title: string, card: Card): Card {
  const { kicker, ...rest } = card;
  return kicker === title ? rest : card;
}
