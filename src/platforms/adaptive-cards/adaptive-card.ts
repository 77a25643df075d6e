import type { Target } from "../../view/target.ts";

/**
 * An Adaptive Card 1.5, as both the page and Teams draw it. Actions carry an `ActionData` as their `data`.
 * All text is literal: whoever draws it sees to it that nothing in it is read as markup.
 * Beside the standard, `hagukumi` is a hint: `quiet` on an action, `number`, `scale` or `person` on an input.
 * The values of a multi-select are joined with commas (choices.ts).
 * An action with `associatedInputs: "none"` does not wait for required inputs; what was typed is sent all the same.
 */
export type AdaptiveCard = Readonly<Record<string, unknown>>;

/** What an action of a drawn card asks for. */
export type ActionData =
  | { readonly does: "opens"; readonly target: Target }
  | {
      readonly does: "presses";
      readonly target: Target;
      readonly confirm?: { readonly title: string; readonly text: string; readonly yes: string; readonly no: string };
    }
  | { readonly does: "asks"; readonly words: string }
  /** On the page alone; Teams leads to it instead (chat/to-page.ts). */
  | { readonly does: "saves"; readonly target: Target }
  | { readonly does: "uploads"; readonly target: Target }
  | { readonly does: "submits"; readonly target: Target; readonly via: string };
