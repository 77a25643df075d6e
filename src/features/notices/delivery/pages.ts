import type { Page } from "../../../bot/feature.ts";
import type { Person } from "../../../people/person.ts";
import { text } from "./text.ts";
import { type Shows, standingTarget } from "./views.ts";

/** The dashboard is HR's; IT, who may see this too, asks for it by its word. */
export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR") ? [{ name: "standing", title: text[locale].kicker, target: standingTarget }] : [];
