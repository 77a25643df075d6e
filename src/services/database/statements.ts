/** Seen so often, a statement is one of the product's own rather than one with so many values in a list. */
const OFTEN = 3;
/** Each stays planned in every connection, which takes the server some 10 to 50 kB. */
const MOST = 300;
const LONGEST = 4000;

/**
 * Names for statements that come again, so that a connection of PostgreSQL reads and plans each once rather than every
 * time. `""`: this one is not kept. Where a pool of connections is shared between the product and the server (PgBouncer),
 * it has to know named statements, as it has to keep a connection for LISTEN.
 */
export function nameStatements(): (query: { readonly sql: string }) => string {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return ({ sql }) => {
    const name = names.get(sql);
    if (name !== undefined) return name;
    if (sql.length > LONGEST || names.size >= MOST) return "";
    const times = (seen.get(sql) ?? 0) + 1;
    if (times < OFTEN) {
      // What came once or twice of late is forgotten when there is much of it.
      if (seen.size >= MOST * 10) seen.clear();
      seen.set(sql, times);
      return "";
    }
    seen.delete(sql);
    names.set(sql, `h${names.size}`);
    return names.get(sql) ?? "";
  };
}
