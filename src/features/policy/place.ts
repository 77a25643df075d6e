import type { Locale } from "../../view/locale.ts";
import type { Cited } from "./answer.ts";
import { text } from "./text.ts";

/** Where a section stands, as people say it: 「方針 6-2-1-3 人事交流（職員派遣）」. found: undefined where it is gone. */
export function placeName(
  section: string,
  found: Pick<Cited, "heading" | "document"> | undefined,
  locale: Locale,
): string {
  const t = text[locale];
  const id = section.slice(section.indexOf("#") + 1);
  if (!found) return t.goneSection;
  const { heading, document } = found;
  if (document.kind === "qa") return t.qaNumber(id);
  if (document.kind !== "policy") return `${document.title} ${heading}`;
  return /^[\d-]+$/u.test(id) && !heading.startsWith(id)
    ? `${t.policyPlace} ${id} ${heading}`
    : `${t.policyPlace} ${heading}`;
}
