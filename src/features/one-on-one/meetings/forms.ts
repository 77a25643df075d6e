import type { Block } from "../../../view/card.ts";
import { type Field, form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { timesFields } from "../../../view/proposed-times.ts";
import type { Theme } from "../content.ts";
import { type Meeting, noPoints, otherOf, type Seen, wishes } from "../one-on-one.ts";
import { target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { text } from "./text.ts";

/** v: the version that the form travels with; left out, that of what is stored now. */
export type Drawing = { readonly locale: Locale; readonly today: string; readonly v?: string };

const quiet = (line: string): Block => ({ type: "text", text: line, tone: "quiet" });

/** Who reads, and that it can be disclosed by law; said before anything is typed. also: who took the note over. */
export function readersOf(seen: Seen, locale: Locale, also?: string) {
  const s = shared[locale];
  const others = [otherOf(seen).name, ...(also === undefined ? [] : [also])].map(s.san);
  return { readers: [s.you, ...others], privacy: { type: "text", text: s.privacy(others.join(s.and)) } as Block };
}

/** stored: with what is stored, whoever proposed it. */
export function proposeForm(seen: Seen, next: Meeting | undefined, drawing: Drawing, stored = false) {
  const { locale, today } = drawing;
  const [t, s] = [text[locale], shared[locale]];
  const { name } = otherOf(seen);
  const own = next?.proposedBy !== undefined && next.proposedBy !== otherOf(seen).id;
  return form({
    title: t.proposeTitle(name),
    target: target("propose", { p: seen.pair.id, v: drawing.v ?? String(next?.timesVersion ?? 0) }),
    readers: t.proposeReaders(name),
    intro: [quiet(t.proposeIntro(s.minutes(seen.pair.minutes)))],
    fields: timesFields(own || stored ? (next?.proposed ?? []) : [], today, t),
    submitLabel: t.sendTimes,
  });
}

/** The member's has the theme and the answer wanted; either has their own points. */
export function prepareForm(
  seen: Seen,
  next: Meeting | undefined,
  themes: readonly Theme[],
  { locale, v }: Pick<Drawing, "locale" | "v">,
) {
  const t = text[locale];
  const { readers, privacy } = readersOf(seen, locale);
  const before = next?.points[seen.side];
  const { theme, wish, words } = before?.what ?? noPoints;
  const chosen = seen.side === "member" ? memberFields(theme, wish, themes, locale) : [];
  return form({
    title: t.prepareTitle(otherOf(seen).name),
    target: target("prepare", { p: seen.pair.id, v: v ?? String(before?.version ?? 0) }),
    readers,
    intro: [privacy],
    fields: [
      ...chosen,
      {
        ...{ id: "words", type: "text", long: true, optional: true, maxLength: 1000 },
        ...{ label: t.points, hint: t.pointsHint, value: words },
      } as Field,
    ],
    submitLabel: shared[locale].save,
  });
}

/** A theme that the city has taken out since is not offered any more. */
function memberFields(theme: string, wish: string, themes: readonly Theme[], locale: Locale): readonly Field[] {
  const [t, s] = [text[locale], shared[locale]];
  return [
    {
      ...{ id: "theme", type: "choice", optional: true, label: t.theme, hint: t.themeHint },
      options: themes.map(({ id, name }) => ({ value: id, label: name[locale] })),
      ...(themes.some(({ id }) => id === theme) && { value: theme }),
    },
    {
      ...{ id: "wish", type: "choice", optional: true, label: t.wish, hint: t.wishHint },
      options: wishes.map((value) => ({ value, label: s.wishes[value] })),
      ...(wish !== "" && { value: wish }),
    },
  ];
}

export type Noting = Drawing & {
  readonly lockDays: number;
  /** Who took the note over and reads it too. */
  readonly also?: string | undefined;
  /** How many talks were held by now: tells a first note that another one was written since. */
  readonly held: number;
  /** Asks what each will do, as a first note does; later that is changed by itself. */
  readonly promises?: boolean;
};

/** The note of the next talk, or a correction of one that was written. */
export function noteForm(seen: Seen, meeting: Meeting | undefined, noting: Noting) {
  const { locale, today, lockDays } = noting;
  const t = text[locale];
  const { readers, privacy } = readersOf(seen, locale, noting.also);
  const first = meeting?.heldOn === undefined;
  const day = meeting?.heldOn ?? meeting?.meetsAt?.slice(0, 10);
  const { member, counterpart } = seen.pair;
  const version = String(first ? noting.held : meeting.noteVersion);
  const about = { p: seen.pair.id, v: noting.v ?? version, ...(!first && { m: meeting.id }) };
  const promises = [
    ...promiseFields("member", member.name, noting),
    ...promiseFields("counterpart", counterpart.name, noting),
  ];
  return form({
    title: t.noteTitle(otherOf(seen).name),
    target: target("note", about),
    readers,
    intro: [privacy, quiet(t.lockNote(lockDays))],
    fields: [
      {
        id: "on",
        type: "date",
        label: t.heldOn,
        latest: today,
        value: day !== undefined && day <= today ? day : today,
      },
      {
        ...{ id: "talked", type: "text", long: true, maxLength: 2000, label: t.talked, hint: t.talkedHint },
        value: meeting?.talked ?? "",
      },
      ...((noting.promises ?? first) ? promises : []),
    ],
    submitLabel: shared[locale].save,
  });
}

function promiseFields(of: "member" | "counterpart", name: string, { locale, today }: Drawing): readonly Field[] {
  const t = text[locale];
  return [
    {
      ...{ id: of, type: "text", optional: true, maxLength: 300 },
      ...{ label: t.memberPromise(name), hint: t.promiseHint },
    },
    { id: `${of}By`, type: "date", optional: true, label: t.by(name), earliest: today },
  ];
}

export function privateForm(seen: Seen, meeting: Meeting, { locale, v }: Pick<Drawing, "locale" | "v">) {
  const [t, s] = [text[locale], shared[locale]];
  return form({
    title: t.privateTitle(s.day(meeting.heldOn ?? "")),
    target: target("private", { p: seen.pair.id, m: meeting.id, v: v ?? String(meeting.own?.version ?? 0) }),
    readers: s.ownReaders,
    intro: [{ type: "text", text: s.own }],
    fields: [
      {
        ...{ id: "words", type: "text", long: true, maxLength: 2000, optional: true },
        ...{ label: t.privateNote, value: meeting.own?.what ?? "" },
        ...(meeting.own && { hint: t.privateHint }),
      },
    ],
    submitLabel: s.save,
  });
}

export function addForm(seen: Seen, meeting: Meeting, locale: Locale, also: string | undefined) {
  const [t, s] = [text[locale], shared[locale]];
  const { readers, privacy } = readersOf(seen, locale, also);
  return form({
    title: t.addTitle(s.day(meeting.heldOn ?? "")),
    target: target("add", { p: seen.pair.id, m: meeting.id }),
    readers,
    intro: [privacy, { type: "text", text: meeting.talked }],
    fields: [{ id: "words", type: "text", long: true, maxLength: 1000, label: t.addWords, hint: t.addHint }],
    submitLabel: s.save,
  });
}
