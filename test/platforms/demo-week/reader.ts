import type { Card } from "../../../src/view/card.ts";
import type { Target } from "../../../src/view/target.ts";
import { buttonsOf } from "../../support/whole-office.ts";
import type { Seen } from "../contract.ts";
import type { City } from "./city.ts";
import type { Citizen } from "./people.ts";
import type { Lying, Place } from "./places.ts";

/** A message, as whoever it came to saw it then. */
export type Message = Lying & {
  readonly day: string;
  readonly time: string;
  readonly to: string;
  /** `feature.kind`. */
  readonly kind: string;
  /** Where its button led, if it was pressed. */
  readonly led?: { readonly label: string; readonly seen: Seen };
};

export type Reading = {
  readonly city: City;
  readonly place: Place;
  readonly people: ReadonlyMap<string, Citizen>;
};

type Came = { readonly message: Message; readonly target: Target };

/** Reads what comes to those who are met in a place, and presses the button of the first of each kind to each kind of person. */
export function createReader({ city, place, people }: Reading) {
  const messages: Message[] = [];
  const known = new Set<string>();
  const pressed = new Set<string>();
  const numbers = new Map([...people.values()].map(({ id, staffNumber }) => [id, staffNumber]));
  const met = new Set(place.people);

  const unread = async () =>
    await city.db.notice.findMany({
      where: { id: { notIn: [...known] }, kind: { not: "welcome" } },
      orderBy: [{ createdAt: "asc" }, { to: { staffNumber: "asc" } }, { kind: "asc" }],
    });

  async function arrived(day: string, time: string): Promise<readonly Came[]> {
    await place.settle();
    const came: Came[] = [];
    for (const { id, toId, feature, kind: name, about } of await unread()) {
      const to = numbers.get(toId) ?? "";
      const lying = met.has(to) ? await place.lying(id, to) : undefined;
      if (!lying) continue;
      known.add(id);
      const message = { ...lying, day, time, to, kind: `${feature}.${name}` };
      came.push({ message, target: { feature, name, about: about as Target["about"] } });
    }
    return came;
  }

  async function ledBy({ message, target }: Came): Promise<Message["led"]> {
    const person = people.get(message.to);
    const kind = [message.kind, person?.level, person?.leads, person?.roles].join();
    if (pressed.has(kind)) return undefined;
    const button = mainOf(await city.bot.show({ platform: "web", account: message.to }, target));
    if (!button) return undefined;
    pressed.add(kind);
    const client = place.sit(message.to);
    await client.reads(message.notification);
    return { label: button.label, seen: await client.presses(button.label) };
  }

  /** Reads all that came, then presses; and so on with what comes of that. */
  async function look(day: string, time: string): Promise<void> {
    for (let came = await arrived(day, time); came.length > 0; came = await arrived(day, time)) {
      for (const each of came) {
        const led = await ledBy(each);
        messages.push(led ? { ...each.message, led } : each.message);
      }
    }
  }
  return { look, messages };
}

/** What a card would have its reader do: not how to put it off. */
export function mainOf(card: Card) {
  const buttons = buttonsOf(card).filter((each) => !("target" in each && each.target.feature === "notices"));
  return buttons.find(({ style }) => style === "main") ?? buttons[0];
}
