import type { Correction, NextPage } from "../../view/answers.ts";
import { type Card, say } from "../../view/card.ts";
import type { Entries, Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { AdaptiveCard } from "../adaptive-cards/adaptive-card.ts";
import { nameOf, renderWhole } from "./render/card.ts";
import { renderForm } from "./render/form.ts";
import { text } from "./text.ts";
import { attachment } from "./voice.ts";

/** What an invoke is answered with, always with HTTP's 200: Teams reads what went wrong from the body. */
export type Answer = Readonly<Record<string, unknown>>;

/** The card takes the pressed one's place. */
export function replacing(card: Card, locale: Locale): Answer {
  const { contentType: type, content: value } = attachment(renderWhole(card, locale, "message"));
  return { statusCode: 200, type, value };
}

/** One line beneath the card, which stays as it is. */
export const beneath = (value: string): Answer => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});

export const wrong = (message: string): Answer => ({
  statusCode: 400,
  type: "application/vnd.microsoft.error",
  value: { code: "BadRequest", message },
});

/** The dialog closes, and Teams shows this line. */
export const closing = (value: string): Answer => ({ task: { type: "message", value } });

export function dialog(outcome: Card | Form | Correction | NextPage, locale: Locale): Answer {
  if (outcome.type === "card") return goingOn(nameOf(outcome, text[locale]), renderWhole(outcome, locale, "dialog"));
  const form = outcome.type === "form" ? outcome : outcome.form;
  return goingOn(form.title, renderForm(form, locale));
}

const goingOn = (title: string, card: AdaptiveCard): Answer => ({
  task: { type: "continue", value: { title, width: "medium", height: "large", card: attachment(card) } },
});

/**
 * Under a no the form itself is gone, so what was typed stands there to be copied, each entry under its label.
 * labels: of the fields in which one types, by their ids.
 */
export function kept(no: string, labels: Readonly<Record<string, string>>, entries: Entries, locale: Locale): Answer {
  const typed = Object.entries(entries).flatMap(([id, entry]) =>
    Object.hasOwn(labels, id) && typeof entry === "string" && entry.trim() !== "" ? [{ id, entry }] : [],
  );
  const body = typed.flatMap(
    ({ id, entry }) =>
      [
        { type: "text", text: labels[id] ?? "", tone: "strong" },
        { type: "text", text: entry },
      ] as const,
  );
  const heading = body.length > 0 ? [{ type: "text", text: text[locale].notSaved, tone: "heading" } as const] : [];
  return dialog({ ...say(no), body: [...say(no).body, ...heading, ...body] }, locale);
}

/** A card in words. */
export const plain = ({ title, body }: Card): string =>
  [title, ...body.map((block) => (block.type === "text" ? block.text : undefined))].filter(Boolean).join("\n");
