import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Block, Button, Card } from "../view/card.ts";
import type { Form } from "../view/form.ts";
import type { Target } from "../view/target.ts";
import type { Outcome } from "./turn.ts";

/**
 * One-time keys for what acts. A key is `<nonce>.<mac>`; the mac covers the target, the nonce and the
 * person it was drawn for (nobody, on a card that anyone may read). Nothing is stored until it is used.
 */
export type Keys = {
  readonly stamp: <T extends Outcome>(drawn: T, personId: string) => T;
  readonly fits: (target: Target, personId: string) => boolean;
};

export function createKeys(secret: Uint8Array): Keys {
  const mac = (target: Target, nonce: string, personId: string) =>
    createHmac("sha256", secret)
      .update(JSON.stringify([target.feature, target.name, sorted(target.about), nonce, personId]))
      .digest("base64url");
  const keyed = (target: Target, personId: string): Target => {
    const nonce = randomBytes(12).toString("base64url");
    return { ...target, key: `${nonce}.${mac(target, nonce, personId)}` };
  };
  const fits = (target: Target, personId: string) => {
    // The whole key is compared: a used one is found again only under the very same letters.
    const key = target.key ?? "";
    const [nonce = ""] = key.split(".");
    return [personId, ""].some((owner) => same(key, `${nonce}.${mac(target, nonce, owner)}`));
  };
  return { stamp: (drawn, personId) => stampAll(drawn, personId, keyed), fits };
}

type Keyed = (target: Target, personId: string) => Target;

function stampAll<T extends Outcome>(drawn: T, personId: string, keyed: Keyed): T;
function stampAll(drawn: Outcome, personId: string, keyed: Keyed): Outcome {
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
