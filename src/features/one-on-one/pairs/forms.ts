import type { Field } from "../../../view/form.ts";
import { form, type Option } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { otherOf, type Rhythm, type Seen } from "../one-on-one.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

export const everyMonths = [1, 2, 3, 6];
export const lengths = [20, 30];

/** The rhythm of a city may be one that is not offered otherwise. */
function rhythmFields({ months, minutes }: Rhythm, locale: Locale) {
  const [t, s] = [text[locale], shared[locale]];
  const option = (words: (n: number) => string) => (n: number) => ({ value: String(n), label: words(n) });
  const offered = [...new Set([...everyMonths, months])].toSorted((one, other) => one - other);
  return [
    {
      id: "months",
      type: "choice",
      label: t.rhythm,
      value: String(months),
      options: offered.map(option(s.months)),
    },
    {
      id: "minutes",
      type: "choice",
      label: t.length,
      value: String(minutes),
      options: lengths.map(option(s.minutes)),
    },
  ] as const satisfies readonly Field[];
}

/** chosen: whom it is filled in with. */
export function startForm(rhythm: Rhythm, chosen: Option | undefined, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.formTitle,
    target: target("start", {}),
    readers: chosen ? t.readers(chosen.label) : t.readersAny,
    intro: [{ type: "text", text: t.formIntro, tone: "quiet" }],
    fields: [
      {
        id: "with",
        type: "person",
        label: t.with,
        hint: t.withHint,
        ...(chosen && { chosen, value: chosen.value }),
      },
      ...rhythmFields(rhythm, locale),
    ],
    submitLabel: t.send,
  });
}

export function rhythmForm(seen: Seen, locale: Locale) {
  const t = text[locale];
  const { name } = otherOf(seen);
  return form({
    title: t.rhythmTitle(name),
    target: target("rhythm", { p: seen.pair.id }),
    readers: t.readers(name),
    intro: [{ type: "text", text: t.rhythmIntro, tone: "quiet" }],
    fields: rhythmFields(seen.pair.asked ?? seen.pair, locale),
    submitLabel: t.send,
  });
}
