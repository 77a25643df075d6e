import { type Answer, no, refusedView, yes } from "./answers.ts";
import type { Json } from "./ledger.ts";
import { inputsOf, listed, wordsOf } from "./reading.ts";
import type { Acked } from "./signed.ts";
import type { KeptView } from "./views.ts";
import type { World } from "./world.ts";

/** What a submission came to, before the person who made it. */
export type Responded =
  | { readonly is: "wrong"; readonly errors: Readonly<Record<string, string>> }
  | { readonly is: "shown"; readonly view: KeptView }
  | { readonly is: "closed" };

/** Does what the acknowledgement of a submission says, as Slack does. */
export function respondedTo(world: World, view: KeptView, ack: Acked): Responded {
  const args = ack.json ?? {};
  const at = Date.now();
  const [responded, answer] = outcome(world, view, args);
  world.ledger.add({ method: "response_action", args, at, ok: answer.ok, answer, status: 200, error: answer.error });
  if (!answer.ok) throw new Error(`Slack does not take what the submission was answered with: ${answer.error}`);
  return responded;
}

function outcome(world: World, view: KeptView, args: Json): readonly [Responded, Answer] {
  const { views } = world;
  const shown = (next: KeptView | string): readonly [Responded, Answer] =>
    typeof next === "string" ? [closed, next === "not_found" ? yes() : no(next)] : [{ is: "shown", view: next }, yes()];
  switch (args.response_action) {
    case undefined:
      views.close(view.user);
      return [closed, yes()];
    case "clear":
      views.close(view.user, true);
      return [closed, yes()];
    case "errors":
      return [{ is: "wrong", errors: args.errors as Record<string, string> }, refusedErrors(world, view, args.errors)];
    case "update":
    case "push": {
      const refused = refusedView(world, "response_action", args.view);
      if (refused) return [closed, refused];
      const drawn = args.view as Json;
      return shown(
        args.response_action === "update" ? views.update(view.id, drawn) : (views.push(view.id, drawn) ?? "not_found"),
      );
    }
    default:
      return [closed, no("unknown_response_action")];
  }
}

const closed: Responded = { is: "closed" };

/** Errors stand at inputs, and nowhere else. */
function refusedErrors(world: World, { blocks }: KeptView, errors: unknown): Answer {
  const given = Object.entries((errors ?? {}) as Record<string, unknown>);
  const inputs = new Set(inputsOf(blocks).map(({ block_id }) => block_id));
  const wrong = given.filter(([field, words]) => !inputs.has(field) || typeof words !== "string" || words === "");
  if (given.length > 0 && wrong.length === 0) return yes();
  world.ledger.broken("response_action", "errors", JSON.stringify(errors));
  return no("invalid_errors");
}

const MOST_OPTIONS = 100;

/** The choices that a `block_suggestion` was answered with. */
export function offeredBy(world: World, { json }: Acked): readonly Json[] {
  const options = listed(json?.options);
  const wrong = options.filter(({ text, value }) => {
    const [words, key] = [wordsOf(text), String(value ?? "")];
    return words === "" || [...words].length > 75 || key === "" || [...key].length > 75;
  });
  if (wrong.length > 0 || options.length > MOST_OPTIONS || !Array.isArray(json?.options))
    world.ledger.broken("options", "block_suggestion", JSON.stringify(json).slice(0, 300));
  return options;
}
