import type { Button } from "../../view/card.ts";
import type { Target } from "../../view/target.ts";
import type { Colleague } from "./enquiry.ts";
import type { Text } from "./text.ts";

export type Opens = "ask" | "mine" | "read" | "answer" | "done";
export type Presses = "take" | "release" | "withdraw";
export type Submits = "ask" | "answer";
export type Shows = "asked" | "answered" | "waiting" | "queue";

const target = (name: Opens | Presses, enquiry: string): Target => ({ feature: "enquiry", name, about: { enquiry } });

/** question: one that is kept and goes along; undefined begins with an empty form. */
export const askTarget = (question: string | undefined): Target => ({
  feature: "enquiry",
  name: "ask" satisfies Opens & Submits,
  about: question === undefined ? {} : { question },
});

export const queueTarget = { feature: "enquiry", name: "queue", about: {} } as const satisfies Target;

export const answerTarget = (enquiry: string): Target => target("answer" satisfies Opens & Submits, enquiry);

export const askButton = (question: string | undefined, t: Text): Button => ({
  kind: "opens",
  label: t.ask,
  target: askTarget(question),
});

export const opens = (name: Opens, enquiry: string, label: string, style?: Button["style"]): Button => ({
  ...{ kind: "opens", label, target: target(name, enquiry) },
  ...(style && { style }),
});

export const presses = (name: "take" | "release", enquiry: string, label: string, style?: Button["style"]): Button => ({
  ...{ kind: "presses", label, target: target(name, enquiry) },
  ...(style && { style }),
});

export const doneButton = (t: Text): Button => ({
  kind: "opens",
  label: t.doneTitle,
  target: { feature: "enquiry", name: "done" satisfies Opens, about: {} },
  style: "quiet",
});

/** For when the one who took it cannot go on. */
export const takeOver = (enquiry: string, from: Colleague, t: Text): Button => ({
  kind: "presses",
  label: t.takeOver,
  target: { feature: "enquiry", name: "take" satisfies Presses, about: { enquiry, from: from.id } },
  style: "quiet",
  confirm: { title: t.takeOverTitle(from.name), text: t.takeOverText, yes: t.takeOver, no: t.withdrawNo },
});

export const withdrawButton = (enquiry: string, t: Text): Button => ({
  kind: "presses",
  label: t.withdraw,
  target: target("withdraw", enquiry),
  style: "quiet",
  confirm: { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdrawYes, no: t.withdrawNo },
});
