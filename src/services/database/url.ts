import { DatabaseProblem } from "./problem.ts";

const UTC = "-c TimeZone=UTC";

/**
 * The address with one more option for each connection, which outweighs those already in it. Without it the time zone
 * of the server would shift instants that are written without one.
 */
export function inUtc(url: string): string {
  const [address, query] = split(url, "?");
  const parameters = new URLSearchParams(query);
  const options = parameters.get("options") ?? "";
  if (options.endsWith(UTC)) return url;
  parameters.set("options", `${options} ${UTC}`.trim());
  // Only PostgreSQL's own tools insist on %20; nobody minds it.
  return `${address}?${parameters.toString().replaceAll("+", "%20")}`;
}

/** Throws a DatabaseProblem for what is no PostgreSQL address, or names a schema, which we do not use. */
export function requirePostgresUrl(url: string): void {
  if (!/^postgres(ql)?:\/\/./.test(url)) throw unreadable();
  const schema = new URLSearchParams(split(url, "?")[1]).get("schema");
  if (schema === null || schema === "public") return;
  throw new DatabaseProblem(
    `DATABASE_URL の schema=${schema} は使えません。はぐくみ専用のデータベースを作り、schema を外してください。(Only the schema public.)`,
  );
}

export const unreadable = () =>
  new DatabaseProblem(
    "DATABASE_URL を読めません。postgresql://利用者:パスワード@ホスト:5432/データベース の形で、パスワードの記号は %23 のように符号化して書いてください。(DATABASE_URL is not a PostgreSQL URL.)",
  );

function split(text: string, at: string): [string, string] {
  const found = text.indexOf(at);
  return found < 0 ? [text, ""] : [text.slice(0, found), text.slice(found + at.length)];
}
