import type { Page } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { text } from "./text.ts";
import { type Shows, statusTarget } from "./views.ts";

/** Everybody may see how the measures stand; whoever keeps them up to date has it at hand. */
export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR") ? [{ name: "status", title: text[locale].kicker, target: statusTarget }] : [];
