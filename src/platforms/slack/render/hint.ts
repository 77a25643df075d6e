import type { Field } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Problem, problemText } from "../../../view/problem.ts";
import { text } from "../text.ts";
import { limits } from "./limits.ts";
import { isBlank } from "./parts.ts";

/** The field's own hint, and its limits: they are said before they are broken, in the words of their errors. */
export function hintOf(field: Field, locale: Locale): string {
  return [field.hint ?? "", limitOf(field, locale)].filter((line) => !isBlank(line)).join(" ");
}

function limitOf(field: Field, locale: Locale): string {
  const said = (problem: Problem) => problemText(locale, field.label, problem);
  const t = text[locale];
  switch (field.type) {
    case "text": {
      const { maxLength: most } = field;
      return most === undefined ? "" : said({ kind: "too-long", most: Math.min(most, limits.input.entry) });
    }
    case "choices":
      return field.atMost === undefined ? "" : said({ kind: "too-many", most: field.atMost });
    case "number": {
      const { min, max } = field;
      if (min !== undefined && max !== undefined) return t.numbersWithin(String(min), String(max));
      if (min !== undefined) return said({ kind: "too-small", least: String(min) });
      return max === undefined ? "" : said({ kind: "too-large", most: String(max) });
    }
    case "date": {
      const { earliest, latest } = field;
      if (earliest !== undefined && latest !== undefined) return t.daysWithin(earliest, latest);
      if (earliest !== undefined) return said({ kind: "too-early", day: earliest });
      return latest === undefined ? "" : said({ kind: "too-late", day: latest });
    }
    default:
      return "";
  }
}
