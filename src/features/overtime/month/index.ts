import type { Turn } from "../../../bot/turn.ts";
import type { Tx } from "../../../services/database/database.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Seen } from "../members/seen.ts";
import { ownOf, sightOf } from "../members/sight.ts";
import type { Services } from "../services.ts";
import { text as talkText } from "../talk/text.ts";
import { opens } from "../targets.ts";
import { text as teamText } from "../team/text.ts";
import { limitNote, teamButton } from "../team/views.ts";
import { type OwnKind, text } from "./text.ts";
import { type Drawing, leadOf, monthCard } from "./views.ts";

export type Opens = "person";
export type Shows = OwnKind;

/** 自分の月, and a person's for those who may see it. */
export function months(services: Services) {
  const nudge = (kind: OwnKind) => ({
    who: "everyone" as const,
    run: async (turn: Turn<Tx>) => {
      const seen = await ownOf(services, turn);
      const lead = leadOf(kind, turn.about.m ?? seen.month, seen, await drawingFor(services, turn.person.locale));
      return mine(services, turn, seen, lead);
    },
  });
  return {
    hears: {
      words: ["残業", "時間外", "時間外勤務", "overtime", "my overtime"],
      who: "everyone" as const,
      run: (turn: Turn<Tx>) => myMonth(services, turn),
    },
    opens: { person: { who: "everyone" as const, run: (turn: Turn<Tx>) => person(services, turn) } },
    shows: {
      early: nudge("early"),
      near45: nudge("near45"),
      likely45: nudge("likely45"),
      month45: nudge("month45"),
      average: nudge("average"),
      year288: nudge("year288"),
      year360: nudge("year360"),
      "sixth-month": nudge("sixth-month"),
    },
  };
}

export const drawingFor = async ({ settings, attendance }: Services, locale: Locale): Promise<Drawing> => ({
  ...{ settings, locale },
  reach: await attendance.reach(),
});

export const myMonth = async (services: Services, turn: Turn<Tx>): Promise<Card> =>
  mine(services, turn, await ownOf(services, turn));

export async function mine(
  services: Services,
  { person: viewer }: Pick<Turn<Tx>, "person">,
  seen: Seen,
  lead?: Block,
): Promise<Card> {
  const { locale } = viewer;
  const [t, leave] = [text[locale], services.leaveWords()];
  const telling = opens("tell", {}, talkText[locale].tell, viewer.leads ? undefined : "main");
  const buttons: readonly Button[] = [
    ...(seen.member.managers.length > 0 ? [telling] : []),
    ...(leave ? [{ kind: "asks", label: t.leave, words: leave } as const] : []),
    ...(viewer.leads ? [teamButton(locale)] : []),
  ];
  return monthCard(seen, await drawingFor(services, locale), { own: true, ...(lead && { lead }), buttons });
}

/** m: the month of which their manager was told. */
async function person(services: Services, turn: Turn<Tx>): Promise<Card> {
  const { p = "", m } = turn.about;
  const { seen, as } = await sightOf(services, turn, p);
  const drawing = await drawingFor(services, turn.person.locale);
  const talk = as === "manager" ? services.talkWords() : undefined;
  const { talk: label } = teamText[turn.person.locale];
  return monthCard(seen, drawing, {
    own: as === "self",
    ...(as !== "self" && isMonth(m) && { note: limitNote(seen, m, drawing) }),
    buttons: talk ? [{ kind: "asks", label, words: talk }] : [],
  });
}

const isMonth = (month: string | undefined): month is string => /^\d{4}-(0[1-9]|1[0-2])$/.test(month ?? "");
