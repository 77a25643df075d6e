import type { Button } from "../../../view/card.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Meeting, Seen } from "../one-on-one.ts";
import { opens, target } from "../targets.ts";
import { text } from "./text.ts";

export const evidenceButton = ({ pair }: Seen, { id }: Meeting, locale: Locale): readonly Button[] => [
  opens("evidence", { p: pair.id, m: id }, text[locale].button, "quiet"),
];

export function evidenceForm({ pair }: Seen, { id, heldOn = "", talked }: Meeting, locale: Locale) {
  const t = text[locale];
  return form({
    title: t.title,
    target: target("evidence", { p: pair.id, m: id }),
    readers: t.readers,
    intro: [{ type: "text", text: t.intro, tone: "quiet" }],
    fields: [
      { id: "day", type: "date", label: t.day, latest: heldOn, value: heldOn },
      // A fact has half the room of a note.
      {
        id: "words",
        type: "text",
        long: true,
        maxLength: 1000,
        label: t.words,
        value: [...talked].slice(0, 1000).join(""),
      },
    ],
    submitLabel: t.save,
  });
}
