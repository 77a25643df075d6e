import * as AC from "adaptivecards";
import type { AdaptiveCard } from "../../src/platforms/adaptive-cards/adaptive-card.ts";

/** Teams' own elements, which the page teaches the library; a host that knows none of them draws their `fallback`. */
const teamsOnly = ["Chart.VerticalBar", "Chart.VerticalBar.Grouped", "Chart.Line", "Chart.Donut", "ProgressBar"];

/** What the official library finds wrong with a card, drawn with Teams' elements or with what stands in for them. */
export const faults = (json: AdaptiveCard): readonly string[] => [
  ...faultsWith(json, true),
  ...faultsWith(json, false).filter((fault) => !teamsOnly.some((name) => fault.includes(`"${name}"`))),
];

function faultsWith(json: AdaptiveCard, known: boolean): readonly string[] {
  const context = new AC.SerializationContext();
  context.setElementRegistry(registry(known));
  const card = new AC.AdaptiveCard();
  card.parse(json, context);
  const parsed = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message);
  return [...parsed, ...card.validateProperties().validationEvents.map(({ message }) => message)];
}

function registry(known: boolean): AC.CardObjectRegistry<AC.CardElement> {
  const elements = new AC.CardObjectRegistry<AC.CardElement>();
  AC.GlobalRegistry.populateWithDefaultElements(elements);
  if (known) for (const name of teamsOnly) elements.register(name, named(name), AC.Versions.v1_0);
  return elements;
}

const named = (name: string) =>
  class extends AC.CardElement {
    override getJsonTypeName() {
      return name;
    }
    protected override internalRender() {
      return undefined;
    }
  };
