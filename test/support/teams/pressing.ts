import type { KeptMessage } from "./conversations.ts";
import type { Json } from "./ledger.ts";
import { actionsOf } from "./parts.ts";
import {
  type Asking,
  executeInvoke,
  messageActivity,
  messageBack,
  submitActivity,
  taskFetch,
  taskSubmit,
} from "./payloads.ts";
import { partsOf, type Sheet } from "./sheets.ts";

/** An action where it stands; without a message it stands in a dialog. */
export type Pressed = { readonly action: Json; readonly sheet: Sheet; readonly message?: KeptMessage | undefined };

/** What Teams sends for a press, made anew each time, and by what that is answered. */
export type Press = {
  /** words: something new; place: that, or what stands in the place of what was pressed. */
  readonly answeredBy: "card" | "fetch" | "submit" | "words" | "place";
  readonly write: () => Json;
};

const objectOf = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});

/** inputs: what is sent of them. Throws for what Teams does nothing with. */
export function pressing(asking: Asking, { action, message }: Pressed, inputs: Json): Press {
  const { type, title } = action;
  const { msteams, ...data } = { ...objectOf(action.data), ...inputs };
  if (!message) {
    if (type !== "Action.Submit") throw new Error(`${title}: ${type} does nothing in a dialog`);
    return {
      answeredBy: "submit",
      write: () => taskSubmit(asking, { ...data, ...(msteams !== undefined && { msteams }) }),
    };
  }
  const { id } = message;
  if (type === "Action.Execute") {
    const all = { ...data, ...(msteams !== undefined && { msteams }) };
    return { answeredBy: "card", write: () => executeInvoke(asking, action, all, id) };
  }
  if (type === "Action.Submit") return submitting(asking, objectOf(msteams), data, id);
  throw new Error(`${title}: ${type} sends nothing`);
}

/** What `Action.Submit` of a message sends is said in its `msteams`. */
function submitting(asking: Asking, msteams: Json, data: Json, id: string): Press {
  const words = String(msteams.text ?? "");
  switch (msteams.type) {
    case "task/fetch":
      return { answeredBy: "fetch", write: () => taskFetch(asking, data, id) };
    case "messageBack": {
      const value = { ...givenIn(msteams.value), ...data };
      return { answeredBy: "words", write: () => messageBack(asking, words, value, id) };
    }
    case "imBack":
      return { answeredBy: "words", write: () => messageActivity(asking, String(msteams.value ?? "")) };
    default:
      return { answeredBy: "place", write: () => submitActivity(asking, data, id) };
  }
}

/** It may be an object, or one written as text. */
function givenIn(value: unknown): Json {
  if (typeof value !== "string") return objectOf(value);
  try {
    return objectOf(JSON.parse(value));
  } catch {
    return {};
  }
}

/**
 * A button that asks first folds out a box with a yes and a no: the yes, where that is what has been folded out. The no
 * folds the box in again.
 */
export function yesAmong(before: Sheet, after: Sheet): Json | undefined {
  const old = new Set(actionsOf(partsOf(before)));
  const shown = actionsOf(partsOf(after)).filter((action) => !old.has(action));
  const acting = shown.filter(({ type }) => type === "Action.Execute" || type === "Action.Submit");
  const folds = shown.some(({ type }) => type === "Action.ToggleVisibility");
  return acting.length === 1 && folds ? acting[0] : undefined;
}

/** A card that asks to be drawn anew for whoever looks at it: that, if they are meant. */
export function refreshFor(card: Json, user: string, kind: Asking["conversation"]["kind"]): Json | undefined {
  const { action, userIds } = objectOf(card.refresh);
  const meant = Array.isArray(userIds) ? userIds.includes(user) : kind === "personal";
  return meant && objectOf(action).type === "Action.Execute" ? objectOf(action) : undefined;
}
