import { type Action, OpenUrlAction } from "adaptivecards";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Option } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";
import type { ActionData, AdaptiveCard as Json } from "../../wire.ts";
import { useLocale } from "../desk.ts";
import { text } from "../text.ts";
import { actionData } from "./actions.ts";
import { hostConfig } from "./host-config.ts";
import { PageCard } from "./page-card.ts";

export type Drawn = { readonly card: PageCard; readonly element: HTMLElement };

type Props = {
  readonly card: Json;
  /** The language it was drawn in, when that is known. */
  readonly lang?: Locale | undefined;
  readonly headingLevel: 2 | 3;
  /** Replaces nothing: the latest is called. */
  readonly onAction: (data: ActionData, drawn: Drawn) => void;
  /** After each drawing. */
  readonly onDrawn?: (drawn: Drawn) => void;
  readonly suggest?: (field: string, typed: string) => Promise<readonly Option[]>;
};

/** An Adaptive Card, drawn by the official renderer. It is drawn again only when the card is another one. */
export function CardView(props: Props) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const locale = useLocale();
  const [failed, setFailed] = useState(false);
  const drawnIn = useRef(locale);
  drawnIn.current = props.lang ?? drawnIn.current;
  const { card: json, headingLevel } = props;
  useEffect(() => {
    const card = new PageCard();
    card.hostConfig = hostConfig(drawnIn.current, headingLevel);
    card.locale = drawnIn.current;
    card.suggest = async (field, typed) => (await latest.current.suggest?.(field, typed)) ?? [];
    const element = drawnElement(card, json);
    setFailed(!element);
    if (!element || !place.current) return;
    const drawn = { card, element };
    card.onExecuteAction = (action: Action) => {
      if (action instanceof OpenUrlAction) window.open(action.url, "_blank", "noopener");
      const data = actionData((action as Action & { readonly data?: unknown }).data);
      if (data) latest.current.onAction(data, drawn);
    };
    place.current.replaceChildren(element);
    latest.current.onDrawn?.(drawn);
  }, [json, headingLevel]);
  return (
    <>
      <div ref={place} />
      {failed && (
        <p class="problem" role="alert">
          {text[locale].unreadable}
        </p>
      )}
    </>
  );
}

/** A card that cannot be drawn must not take the page along. */
function drawnElement(card: PageCard, json: Json): HTMLElement | undefined {
  try {
    card.parse(json);
    return card.render();
  } catch (error) {
    console.error(error);
    return undefined;
  }
}
