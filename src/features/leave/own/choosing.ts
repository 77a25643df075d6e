import type { Submitted, Turn } from "../../../bot/turn.ts";
import { addDays, addMonths } from "../../../services/calendar.ts";
import type { Tx } from "../../../services/database/database.ts";
import { correct, readAnswers } from "../../../view/answers.ts";
import { form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { managersOf } from "../notices.ts";
import { LEAVE_DAY, type Part, parts } from "../plan.ts";
import type { Services } from "../services.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { drawn, isPlannable, take } from "./planning.ts";
import { text } from "./text.ts";

type Asked = {
  readonly today: string;
  readonly locale: Locale;
  readonly managers: readonly { readonly name: string }[];
};

/** A day, half a day or hours of one's own choice. There is no field for a reason. */
const partForm = ({ today, locale, managers }: Asked) => {
  const t = text[locale];
  const options = parts.map((part) => ({ value: part, label: shared[locale].parts[part] }));
  return form({
    title: t.formTitle,
    target: target("part"),
    readers: managers.length > 0 ? t.readers(managers.map(({ name }) => name)) : t.readersNone,
    intro: [{ type: "text", text: t.formNote, tone: "quiet" }],
    fields: [
      { id: "day", type: "date", label: t.formDay, earliest: addDays(today, 1), latest: addMonths(today, 12) },
      { id: "part", type: "choice", label: t.formPart, options, value: "day" satisfies Part },
      {
        ...{ id: "hours", type: "number", label: t.formHours, hint: t.formHoursHint, unit: t.hours },
        ...{ optional: true, whole: true, min: 1, max: 7 },
      },
    ],
    submitLabel: t.submit,
  });
};

export async function openPart(services: Services, { person, today }: Turn<Tx>) {
  return partForm({ today, locale: person.locale, managers: await managersOf(services, person.id, today) });
}

export async function submitPart(services: Services, turn: Submitted<Tx>) {
  const { entries, person, today, change } = turn;
  const { locale } = person;
  const managers = await managersOf(services, person.id, today);
  const asked = partForm({ today, locale, managers });
  const read = readAnswers(asked, entries, locale);
  if ("form" in read) return read;
  const { day, part, hours } = read.answers;
  if (!isPlannable(services, day, today)) return correct(asked, entries, { day: text[locale].tooLate });
  if (part === "hours" && hours === undefined) return correct(asked, entries, { hours: text[locale].hoursNeeded });
  const chosen = { day, part: part as Part, minutes: minutesIn(services, part as Part, hours ?? 0) };
  return await change(async (tx, notify) => {
    const news = await take(services, turn, { tx, notify, managers }, chosen);
    return drawn(services, turn, news, tx);
  });
}

const minutesIn = ({ settings }: Services, part: Part, hours: number): number =>
  ({ day: LEAVE_DAY, ...settings.halfDay, hours: hours * 60 })[part];
