import { CARD } from "./conversations.ts";
import type { Acked } from "./delivering.ts";
import type { FakeTeams } from "./fake-teams.ts";
import type { Json } from "./ledger.ts";
import { MOST_FOUND } from "./payloads.ts";
import { listed } from "./reading.ts";

// What the answer to an invoke comes to, before the person who pressed.

/** Writes down what an answer breaks. */
export type Reader = Pick<FakeTeams, "inspect" | "ledger">;

/** What Teams says where it cannot make anything of an answer; the bot's own words are not shown. */
export const FAILED = "Something went wrong. Please try again.";

export type Executed =
  | { readonly is: "card"; readonly card: Json }
  /** Shown beneath the card, which stays. */
  | { readonly is: "said"; readonly text: string };

const objectOf = (value: unknown): Json => (typeof value === "object" && value !== null ? (value as Json) : {});

export function executed(teams: Reader, { status, body }: Acked): Executed {
  const { statusCode, type, value } = objectOf(body);
  if (status === 200 && type === CARD && typeof value === "object" && value !== null) {
    teams.inspect(value as Json, "message");
    return { is: "card", card: value as Json };
  }
  if (status === 200 && type === "application/vnd.microsoft.activity.message" && typeof value === "string")
    return { is: "said", text: value };
  // An error is an answer too, but one that says so in the body and not on the line.
  if (status !== 200 || type !== "application/vnd.microsoft.error" || typeof statusCode !== "number")
    misread(teams, "adaptiveCard/action", status, body);
  return { is: "said", text: FAILED };
}

export type Tasked =
  | { readonly is: "dialog"; readonly title: string; readonly card: Json }
  | { readonly is: "said"; readonly text: string }
  | { readonly is: "closed" };

/** name: only what was submitted may be answered with nothing, which closes the dialog. */
export function tasked(teams: Reader, name: "task/fetch" | "task/submit", { status, body }: Acked): Tasked {
  const task = objectOf(objectOf(body).task);
  if (status === 200 && task.type === "message" && typeof task.value === "string")
    return { is: "said", text: task.value };
  if (status === 200 && task.type === "continue") {
    const { title, card } = objectOf(task.value);
    const { contentType, content } = objectOf(card);
    if (contentType === CARD && typeof content === "object" && content !== null) {
      teams.inspect(content as Json, "dialog");
      return { is: "dialog", title: String(title ?? ""), card: content as Json };
    }
  }
  if (status === 200 && name === "task/submit" && Object.keys(objectOf(body)).length === 0) return { is: "closed" };
  misread(teams, name, status, body);
  return { is: "said", text: FAILED };
}

/** The choices that a search was answered with. */
export function found(teams: Reader, { status, body }: Acked): readonly Json[] {
  const { type, value } = objectOf(body);
  const { results } = objectOf(value);
  const named = listed(results).filter(({ title, value }) => typeof title === "string" && typeof value === "string");
  const right = status === 200 && type === "application/vnd.microsoft.search.searchResponse" && Array.isArray(results);
  if (!right || named.length !== results.length) misread(teams, "application/search", status, body);
  if (named.length > MOST_FOUND) teams.ledger.broken("too many choices", "application/search", String(named.length));
  return named.slice(0, MOST_FOUND);
}

function misread(teams: Reader, name: string, status: number, body: unknown): void {
  teams.ledger.broken("answer to an invoke", name, `${status} ${JSON.stringify(body) ?? "nothing"}`.slice(0, 300));
}
