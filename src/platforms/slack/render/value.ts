import { z } from "zod";
import type { Button } from "../../../view/card.ts";
import type { Target } from "../../../view/target.ts";
import { toPage } from "../../chat/to-page.ts";
import { limits } from "./limits.ts";

// What rides along with a button, an option and a view, and comes back through Slack. It routes, and never authorises.
// Slack hands `&`, `<` and `>` back as entities in some places (bolt-python#513), so none of them is ever sent.

/** What a press of a drawn button asks for. */
export type Pressed =
  | { readonly does: "opens"; readonly target: Target }
  | { readonly does: "presses"; readonly target: Target }
  | { readonly does: "asks"; readonly words: string }
  /** A button of a form: the entries are in the view's state, and the form's target in its metadata. */
  | { readonly does: "submits"; readonly via: string };

const short = z.string().max(200);
const target = z
  .strictObject({ feature: short, name: short, about: z.record(short, z.string()), key: short.optional() })
  .transform(({ key, ...rest }): Target => (key === undefined ? rest : { ...rest, key }));
const pressed = z.discriminatedUnion("does", [
  z.strictObject({ does: z.literal("opens"), target }),
  z.strictObject({ does: z.literal("presses"), target }),
  z.strictObject({ does: z.literal("asks"), words: z.string() }),
  z.strictObject({ does: z.literal("submits"), via: short }),
]);
const metadata = z.strictObject({ target });

export function pressedBy(button: Exclude<Button, { kind: "links" }>): Pressed {
  if (button.kind === "asks") return { does: "asks", words: button.words };
  if (button.kind === "opens" || button.kind === "presses") return { does: button.kind, target: button.target };
  return toPage;
}

/** The `value` of a button, or undefined when Slack would not keep it (2,000 characters). */
export const buttonValue = (press: Pressed): string | undefined => {
  const value = json(press);
  return value.length <= limits.button.value ? value : undefined;
};

/** The press that a `value` stands for; undefined when it is none of ours. */
export const readPressed = (value: unknown): Pressed | undefined => read(pressed, value);

/** A target larger than 3,000 characters is a fault of the feature: `Target.about` allows 1 kB. */
export function metadataOf(target: Target): string {
  const value = json({ target });
  if (value.length > limits.view.metadata) throw tooLarge(target);
  return value;
}

/** The target of the form that a view was drawn from; undefined when it is none of ours. */
export const readMetadata = (value: unknown): Target | undefined => read(metadata, value)?.target;

export const tooLarge = ({ feature, name }: Target): Error =>
  new Error(`The target ${feature}/${name} carries more than Slack keeps; Target.about may have 1 kB.`);

const json = (value: unknown): string =>
  JSON.stringify(value).replace(/[&<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);

function read<T>(schema: z.ZodType<T>, value: unknown): T | undefined {
  if (typeof value !== "string") return undefined;
  try {
    return schema.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}
