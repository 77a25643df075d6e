import type { Page } from "../../bot/feature.ts";
import type { Person } from "../../people/person.ts";
import { queueTarget, type Shows } from "./targets.ts";
import { text } from "./text.ts";

export const pagesFor = ({ locale, roles }: Person): readonly Page<Shows>[] =>
  roles.includes("HR") ? [{ name: "queue", title: text[locale].queuePage, target: queueTarget }] : [];
