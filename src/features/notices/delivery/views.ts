import type { Offer } from "../../../bot/feature.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import {
  countOf,
  isEmpty,
  type Listed,
  type Reasoned,
  type Standing,
  type UnreachedAccount,
  type UnreachedPerson,
} from "./delivery.ts";
import { type Text, text } from "./text.ts";

export type Presses = "again";
export type Shows = "standing";
export const standingTarget = { feature: "delivery", name: "standing", about: {} } as const;

/** Who could not be reached, as HR or as IT may see it. */
export type Seen =
  | ({ readonly as: "HR" } & Listed<UnreachedPerson>)
  | ({ readonly as: "IT" } & Listed<UnreachedAccount>);

/** note: what was just done. */
export function deliveryCard(standing: Standing, seen: Seen, locale: Locale, note?: string): Card {
  const t = text[locale];
  const empty = isEmpty(standing);
  return {
    type: "card",
    kicker: t.kicker,
    title: empty ? t.emptyTitle : t.title(seen.total),
    body: [
      ...(note === undefined ? [] : [quietly(note, "strong")]),
      ...(empty ? [quietly(t.empty, "normal")] : [...standingBlocks(standing, t), ...unreachedBlocks(seen, t)]),
      quietly(t.privacy),
    ],
  };
}

const quietly = (words: string, tone: "quiet" | "strong" | "normal" | "heading" = "quiet"): Block => ({
  type: "text",
  text: words,
  tone,
});

const standingBlocks = (standing: Standing, t: Text): readonly Block[] => [
  ...pauseBlocks(standing, t),
  stateTable(standing, t),
  ...(standing.unknown > 0 ? [quietly(t.unknownText)] : []),
  ...reasonBlocks(standing, t),
];

const stateTable = ({ waiting, sent, unknown, failed, dropped, incoming }: Standing, t: Text): Block => ({
  type: "table",
  columns: [{ label: t.state }, { label: t.count, align: "end" }],
  rows: (
    [
      [t.waiting, waiting],
      [t.sent, sent],
      [t.unknown, unknown],
      [t.failed, countOf(failed)],
      [t.dropped, countOf(dropped)],
      [t.incomingWaiting, incoming.waiting],
      [t.incomingFailed, incoming.failed],
    ] as const
  ).map(([label, count]) => [label, t.of(count)]),
});

const platforms: Readonly<Record<string, string>> = { slack: "Slack", teams: "Microsoft Teams" };

const pauseBlocks = ({ pauses }: Standing, t: Text): readonly Block[] =>
  pauses.map(({ platform, until }) => ({
    type: "callout",
    tone: "plain",
    label: t.pauseOf(platforms[platform] ?? platform),
    text: t.until(t.time(until)),
  }));

function reasonBlocks({ failed, dropped }: Standing, t: Text): readonly Block[] {
  const row = (outcome: string) => (each: Reasoned) => [t.reason(each.reason), outcome, t.of(each.count)];
  const rows = [...failed.map(row(t.wasFailed)), ...dropped.map(row(t.wasDropped))];
  if (rows.length === 0) return [];
  const columns = [{ label: t.reasons }, { label: t.outcome }, { label: t.count, align: "end" as const }];
  const hint = failed.some(({ reason }) => reason === "no-account") ? [quietly(t.noAccount)] : [];
  return [{ type: "table", columns, rows }, ...hint];
}

function unreachedBlocks(seen: Seen, t: Text): readonly Block[] {
  if (seen.total === 0) return [];
  const more = seen.total - seen.people.length;
  return [
    { type: "divider" },
    quietly(seen.as === "HR" ? t.people : t.accounts, "heading"),
    quietly(seen.as === "HR" ? t.peopleText : t.accountsText, "normal"),
    ...(seen.as === "HR" ? forHr(seen.people, t) : forIt(seen.people, t)),
    ...(more > 0 ? [quietly(t.more(more))] : []),
  ];
}

const forHr = (people: readonly UnreachedPerson[], t: Text): readonly Block[] => [
  {
    type: "table",
    columns: [{ label: t.name }, { label: t.unit }, { label: t.count, align: "end" }, { label: t.newest }],
    rows: people.map(({ name, unit, count, newest }) => [name, unit, t.of(count), t.date(newest)]),
  },
  againButtons(
    people.map(({ personId, name }) => ({ personId, who: t.person(name) })),
    t,
  ),
];

const forIt = (people: readonly UnreachedAccount[], t: Text): readonly Block[] => [
  {
    type: "table",
    columns: [{ label: t.staffNumber }, { label: t.reasons }],
    rows: people.map(({ staffNumber, reasons }) => [staffNumber, reasons.map(t.reason).join(t.join)]),
  },
  againButtons(
    people.map(({ personId, staffNumber }) => ({ personId, who: staffNumber })),
    t,
  ),
];

const againButtons = (people: readonly { readonly personId: string; readonly who: string }[], t: Text): Block => ({
  type: "buttons",
  label: t.again,
  buttons: people.map(({ personId, who }) => againButton(personId, who, t)),
});

const againButton = (personId: string, who: string, t: Text): Button => ({
  kind: "presses",
  label: t.againTo(who),
  style: "quiet",
  target: { feature: "delivery", name: "again" satisfies Presses, about: { person: personId } },
  confirm: { title: t.againTitle(who), text: t.againText, yes: t.again, no: t.no },
});

/** For App Home, where somebody could not be reached. */
export function homeBlocks(people: number, locale: Locale): readonly Block[] {
  if (people === 0) return [];
  const t = text[locale];
  return [{ type: "buttons", label: t.home(people), buttons: [openButton(t)] }];
}

const openButton = (t: Text): Button => ({ kind: "asks", label: t.offer, words: t.words });

export function offer(locale: Locale): Offer {
  const t = text[locale];
  return { title: t.offer, text: t.offerText, button: openButton(t) };
}
