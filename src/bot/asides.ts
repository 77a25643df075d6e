import type { Sender } from "../people/person.ts";
import type { Option } from "../view/form.ts";
import type { Target } from "../view/target.ts";
import type { Ports } from "./bot.ts";
import { createTurn } from "./change.ts";
import type { Page } from "./feature.ts";
import { named } from "./named.ts";
import { Refusal } from "./refusal.ts";
import { readable } from "./words.ts";

// What a platform asks on the side. Nobody waits for a card: whatever goes wrong, there is nothing to offer.

export async function pages<Tx>(ports: Ports<Tx>, sender: Sender): Promise<readonly Page[]> {
  try {
    const person = await ports.whoIs(sender, ports.clock.today());
    if (!person) return [];
    return ports.features.flatMap(({ name: feature, pages }) =>
      (pages?.(person) ?? []).map((page) => ({ ...page, name: `${feature}.${page.name}` })),
    );
  } catch (error) {
    ports.fault(error, "pages");
    return [];
  }
}

export async function suggest<Tx>(
  ports: Ports<Tx>,
  sender: Sender,
  target: Target,
  field: string,
  typed: string,
): Promise<readonly Option[]> {
  const today = ports.clock.today();
  try {
    const person = await ports.whoIs(sender, today);
    const suggests = ports.features.find(({ name }) => name === target.feature)?.suggests;
    if (!person) return [];
    return await named(
      suggests,
      field,
      person,
    )({
      ...createTurn(ports.changes, person, ports.clock.now(), today, target),
      typed: readable(typed).slice(0, 100),
    });
  } catch (error) {
    if (!(error instanceof Refusal)) ports.fault(error, "suggest");
    return [];
  }
}
