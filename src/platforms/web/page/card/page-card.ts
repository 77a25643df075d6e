import { AdaptiveCard } from "adaptivecards";
import type { Option } from "../../../../view/form.ts";
import type { Locale } from "../../../../view/locale.ts";

/** A card with what its own elements need of the page. */
export class PageCard extends AdaptiveCard {
  locale: Locale = "ja";
  /** Fills a person field. */
  suggest: (field: string, typed: string) => Promise<readonly Option[]> = async () => [];
}
