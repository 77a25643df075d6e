import { dayInJapan } from "../../../services/clock.ts";
import type { Block, Button, Card } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import { isTurn, may } from "../evaluation.ts";
import type { Complaint, Evaluation } from "../record.ts";
import { opens, target } from "../targets.ts";
import { text as shared } from "../text.ts";
import { answers, stateOf } from "./complaint.ts";
import { isDisclosed } from "./result.ts";
import type { Opens, Presses } from "./targets.ts";
import { type Text, text } from "./text.ts";

/** What an evaluation's reader can do about its disclosure: the person, and whoever answers complaints about it. */
export function disclosureButtons(evaluation: Evaluation, locale: Locale): readonly Button[] {
  const { id, roles, state, complaints } = evaluation;
  const t = text[locale];
  if (roles.has("member") && state !== "exempt") {
    const label = isDisclosed(evaluation) ? t.result.button : t.result.beforeButton;
    return [opens("result" satisfies Opens, { e: id }, label, isDisclosed(evaluation) ? "main" : "quiet")];
  }
  const open = complaints.filter((each) => stateOf(each) === "open");
  return [
    ...open.map((each) => readButton(evaluation, each, t.arrived[each.tier](each.number))),
    ...anewButton(evaluation, locale),
  ];
}

export const readButton = ({ id: e }: Evaluation, { id }: Pick<Complaint, "id">, label: string): Button =>
  opens("complaint-read" satisfies Opens, { e, id }, label, "main");

/** That there is one, and where it stands; whose it is and what it says are a tap away. */
export function arrivedCard(evaluation: Evaluation, complaint: Complaint, locale: Locale): Card {
  const t = text[locale];
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.arrived[complaint.tier](complaint.number),
    body: [{ type: "facts", facts: factsOf(complaint, t, locale) }],
    buttons: [readButton(evaluation, complaint, t.arrived.read)],
  };
}

const factsOf = (complaint: Complaint, { complaints: c, states }: Text, locale: Locale) => [
  { label: c.made, value: shared[locale].day(dayInJapan(complaint.madeAt)) },
  { label: c.state, value: states[stateOf(complaint)] },
];

/** To whoever answers it. */
export function readCard(evaluation: Evaluation, complaint: Complaint, locale: Locale): Card {
  const t = text[locale];
  const { id: e, member, situation } = evaluation;
  const mayAnswer = stateOf(complaint) === "open" && may(answers[complaint.tier], situation);
  return {
    type: "card",
    kicker: t.tiers[complaint.tier],
    title: t.complaints.number(complaint.number),
    body: [
      {
        type: "facts",
        facts: [
          { label: t.complaints.who, value: `${member.name}（${member.staffNumber}）` },
          { label: t.complaints.unit, value: member.unit },
          ...factsOf(complaint, t, locale),
        ],
      },
      ...saidBlocks(complaint, t),
    ],
    buttons: [
      ...(mayAnswer
        ? [
            opens(
              "complaint-answer" satisfies Opens,
              { e, id: complaint.id },
              t.answering.button[complaint.tier],
              "main",
            ),
          ]
        : []),
      ...anewButton(evaluation, locale),
      opens("evaluation", { e }, t.arrived.record, "quiet"),
    ],
  };
}

/** What was brought up, and the answer once there is one. */
export const saidBlocks = ({ words, answer, withdrawn }: Complaint, t: Text): readonly Block[] => [
  { type: "text", text: words || (withdrawn ? t.complaints.nothingMore : t.complaints.noWords) },
  ...(answer
    ? [
        { type: "text", text: t.complaints.answer(answer.by), tone: "strong" } as const,
        { type: "text", text: answer.words } as const,
        ...(answer.upheld ? [{ type: "text", text: t.complaints.upheld, tone: "strong" } as const] : []),
      ]
    : []),
];

/** To those in HR who did not rate. */
export function upheldCard(evaluation: Evaluation, locale: Locale): Card {
  const t = text[locale].anew;
  const { member, redress } = evaluation;
  if (redress === "none") return { type: "card", kicker: shared[locale].kicker, title: t.begun, body: [] };
  return {
    type: "card",
    kicker: shared[locale].kicker,
    title: t.upheld,
    body: [
      { type: "facts", facts: [{ label: text[locale].complaints.who, value: `${member.name}（${member.unit}）` }] },
      { type: "text", text: redress === "waiting" ? t.waiting : t.upheldText },
    ],
    buttons: anewButton(evaluation, locale),
  };
}

export function anewButton(evaluation: Evaluation, locale: Locale): readonly Button[] {
  const t = text[locale].anew;
  const { id, member, redress, situation } = evaluation;
  if (redress !== "upheld" || !isTurn("rateAnew", situation)) return [];
  return [
    {
      ...{
        kind: "presses",
        label: t.button,
        target: target("rate-anew" satisfies Presses, { e: id }),
        style: "danger",
      },
      confirm: { title: t.title(member.name), text: t.text, yes: t.yes, no: t.no },
    },
  ];
}
