/** The database cannot be used; the message is one line that says what happened and what to do, without any password. */
export class DatabaseProblem extends Error {
  override readonly name = "DatabaseProblem";
}

/** The `code` of a Node or PostgreSQL error, such as ECONNREFUSED or 28P01; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : "";
}

/** What an error says of itself, on one line of at most 300 characters. */
export function saying(error: unknown): string {
  const text = error instanceof Error ? error.message || codeOf(error) : String(error);
  return text.replace(/\s+/g, " ").trim().slice(0, 300);
}
