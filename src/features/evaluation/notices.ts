import type { Message, Notice, Redraw } from "../../bot/notice.ts";
import type { RaterRole } from "./definition/definition.ts";
import type { Role, State } from "./evaluation.ts";
import { type Evaluation, raterIn } from "./record.ts";
import { turnOf } from "./seen.ts";

/** The notices of the feature: what waits for somebody (one a day, redrawn as it changes), and news about their own. */
export type Shows = "desk" | "news";
/** What can have happened to one's own evaluation. */
export type News =
  | "agreed"
  | "goals-returned"
  | "self-returned"
  | "reopened"
  | "disclosed"
  | "exempt"
  | "included"
  | "answered";

const section = "agano#6-2-2-1";

const deskOf = (personId: string, today: string) => ({ person: personId, day: today });

/** 「人事評価で、あなたの手続」 of a day. */
export const deskNotice = (personId: string, today: string): Notice => ({
  to: personId,
  feature: "evaluation",
  kind: "desk" satisfies Shows,
  about: deskOf(personId, today),
  once: `evaluation.desk:${today}:${personId}`,
  class: "status",
  section,
});

/** The same, and whatever of that day was told before is redrawn: so there is one message a day. */
export const deskNotices = (personId: string, today: string): readonly [Notice, Redraw] => [
  deskNotice(personId, today),
  { redraw: { feature: "evaluation", kind: "desk" satisfies Shows, about: deskOf(personId, today) } },
];

/** The same to many at once; told: who was told of the day before, and is shown it anew. */
export const deskMessages = (ids: readonly string[], today: string, told: ReadonlySet<string>): readonly Message[] =>
  ids.flatMap((id): readonly Message[] => (told.has(id) ? deskNotices(id, today) : [deskNotice(id, today)]));

export const newsNotice = (evaluation: Evaluation, news: News, version = evaluation.version): Notice => ({
  to: evaluation.member.id,
  feature: "evaluation",
  kind: "news" satisfies Shows,
  about: { e: evaluation.id, news },
  once: `evaluation.${news}:${evaluation.id}:${version}`,
  class: "receipt",
  section,
});

/** Whose turn it is in a state; nobody's where HR acts for all, or the post is vacant. */
export function personIn(evaluation: Evaluation, state: State): string | undefined {
  const role: Role | undefined = turnOf(state);
  if (role === undefined || role === "hr") return undefined;
  return role === "member" ? evaluation.member.id : raterIn(evaluation, role as RaterRole)?.id;
}

/** To somebody whose evaluation was disclosed with others'. */
export const disclosedNotice = ({
  id,
  personId,
  version,
}: {
  readonly id: string;
  readonly personId: string;
  readonly version: number;
}): Notice => ({
  to: personId,
  feature: "evaluation",
  kind: "news" satisfies Shows,
  about: { e: id, news: "disclosed" satisfies News },
  once: `evaluation.disclosed:${id}:${version}`,
  class: "receipt",
  section,
});
