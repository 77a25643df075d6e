import type { Page } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { type Shows, target } from "./targets.ts";
import { text } from "./text.ts";

export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR") ? [{ name: "list", title: text[locale].kicker, target: target("list") }] : [];
