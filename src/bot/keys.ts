import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Block, Button, Card } from "../view/card.ts";
import type { Form } from "../view/form.ts";
import type { Target } from "../view/target.ts";
import type { Ending } from "./turn.ts";

/**
 * One-time keys for what acts. A key is `<nonce>.<mac>`; the mac covers the target, the nonce and the
 * person it was drawn for (nobody, on a card that anyone may read). Nothing is stored until it is used.
 * The nonce begins with the day it was drawn on: a used key is kept longer than a button lives, so that none acts twice.
 */
export type Keys = {
  readonly stamp: <T extends Ending>(drawn: T, personId: string, now: Date) => T;
  readonly fits: (target: Target, personId: string, now: Date) => boolean;
};

/** Days for which what was drawn can be used. */
export const KEY_LIVES_DAYS = 60;
const DAY_MS = 86_400_000;
const DAY_LETTERS = 4;

export function createKeys(secret: Uint8Array): Keys {
  const mac = (target: Target, nonce: string, personId: string) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([target.feature, target.name, sorted(target.about), nonce, personId]))
      .digest("base64url");
  const keyed = (target: Target, personId: string, now: Date): Target => {
    const nonce = `${dayLetters(now)}${randomBytes(12).toString("base64url")}`;
    return { ...target, key: `${nonce}.${mac(target, nonce, personId)}` };
  };
  const fits = (target: Target, personId: string, now: Date) => {
    // The whole key is compared: a used one is found again only under the very same letters.
    const key = target.key ?? "";
    const [nonce = ""] = key.split(".");
    return isAlive(nonce, now) && [personId, ""].some((owner) => same(key, `${nonce}.${mac(target, nonce, owner)}`));
  };
  const stamp: Keys["stamp"] = (drawn, personId, now) =>
    stampAll(drawn, personId, (target, owner) => keyed(target, owner, now));
  return { stamp, fits };
}

const dayOf = (now: Date): number => Math.floor(now.getTime() / DAY_MS);
const dayLetters = (now: Date): string => dayOf(now).toString(36).padStart(DAY_LETTERS, "0");

/** A clock that was set back by a day does no harm. */
function isAlive(nonce: string, now: Date): boolean {
  const age = dayOf(now) - Number.parseInt(nonce.slice(0, DAY_LETTERS), 36);
  return age >= -1 && age <= KEY_LIVES_DAYS;
}

type Keyed = (target: Target, personId: string) => Target;

function stampAll<T extends Ending>(drawn: T, personId: string, keyed: Keyed): T;
function stampAll(drawn: Ending, personId: string, keyed: Keyed): Ending {
  if (drawn.type === "file") return drawn;
  if (drawn.type === "card") return stampCard(drawn, drawn.audience === "anyone" ? "" : personId, keyed);
  if (drawn.type === "form") return stampForm(drawn, personId, keyed);
  return { ...drawn, form: stampForm(drawn.form, personId, keyed) };
}

function stampCard(card: Card, owner: string, keyed: Keyed): Card {
  const buttons = card.buttons?.map((button) => stampButton(button, owner, keyed));
  return { ...card, body: stampBlocks(card.body, owner, keyed), ...(buttons && { buttons }) };
}

function stampForm(form: Form, owner: string, keyed: Keyed): Form {
  const intro = form.intro && stampBlocks(form.intro, owner, keyed);
  return { ...form, target: keyed(form.target, owner), ...(intro && { intro }) };
}

function stampBlocks(blocks: readonly Block[], owner: string, keyed: Keyed): readonly Block[] {
  return blocks.map((block) => {
    if (block.type === "buttons")
      return { ...block, buttons: block.buttons.map((button) => stampButton(button, owner, keyed)) };
    if (block.type === "quote" && block.button) return { ...block, button: stampButton(block.button, owner, keyed) };
    return block;
  });
}

const stampButton = (button: Button, owner: string, keyed: Keyed): Button =>
  button.kind === "presses" ? { ...button, target: keyed(button.target, owner) } : button;

const sorted = (about: Target["about"]) => Object.entries(about).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
