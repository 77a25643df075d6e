import type pg from "pg";
import { isFault, isMarked, isPost, isUpdate, titleOf } from "../slack/read.ts";
import type { Call } from "../slack/wire.ts";
import type { Copy, Delivered, Ledger } from "./rules.ts";

type InDatabase = Pick<Ledger, "effects" | "versions" | "deliveries" | "unsettled">;
type InSlack = Omit<Ledger, keyof InDatabase>;

const unsettledSql = `
  select 'inbox: ' || state || case when body is null then '' else ' with a body' end as what
    from inbox_item where state in ('received', 'answering') or body is not null
  union all
  select 'delivery: ' || n.class || ' ' || d.state || ' ' || n.once
    from delivery d join notice n on n.id = d.notice_id
   where d.state in ('waiting', 'sending') or (d.state = 'sent' and d.wanted > d.drawn)`;

/** What is still to be done. */
export const unsettled = async (client: pg.Client): Promise<readonly string[]> =>
  (await client.query<{ what: string }>(unsettledSql)).rows.map(({ what }) => what);

/** What became of the intents whose ids begin like this. */
export async function inDatabase(client: pg.Client, prefix: string): Promise<InDatabase> {
  const effects = new Map<string, number[]>();
  const like = `${prefix}%`;
  const done = await client.query<{ id: string; intent: string }>(
    "select id, intent from effect where intent like $1 order by id",
    [like],
  );
  for (const { id, intent } of done.rows) effects.set(intent, [...(effects.get(intent) ?? []), Number(id)]);
  const boards = await client.query<{ id: string; version: number }>("select id, version from board");
  const deliveries = await client.query<Delivered>(
    `select n.once, n.class::text, d.state::text, d.receipt from notice n join delivery d on d.notice_id = n.id
      where n.once like 'told:' || $1 or n.once like 'board:of-' || $1 or n.once like 'board:kept-%'`,
    [like],
  );
  return {
    effects,
    versions: new Map(boards.rows.map(({ id, version }) => [id, version])),
    deliveries: new Map(deliveries.rows.map((row) => [row.once, { ...row, receipt: messageOf(row.receipt) }])),
    unsettled: await unsettled(client),
  };
}

/** The message of a receipt: what stands behind the address that it was sent to. */
const messageOf = (receipt: string | null): string | null => receipt?.split("/").at(-1) ?? null;

/** Reads on in the calls that got to Slack, each time from where it was. */
export function slackReader(calls: readonly Call[]): () => InSlack {
  const posts = new Map<string, Copy[]>();
  const updates = new Set<string>();
  const shown = new Map<string, string>();
  const firsts = new Map<string, number>();
  const noes = new Map<string, number>();
  let at = 0;
  const add = (call: Call) => {
    const title = titleOf(call);
    const receipt = `${call.answer.channel}:${call.answer.ts}`;
    const key = title.replace(/ v\d+$/, "");
    shown.set(receipt, title);
    if (!firsts.has(title)) firsts.set(title, at);
    if (isUpdate(call)) updates.add(title);
    else posts.set(key, [...(posts.get(key) ?? []), { receipt, marked: isMarked(call) }]);
    if (isFault(call)) noes.set(personIn(call), (noes.get(personIn(call)) ?? 0) + 1);
  };
  return () => {
    for (let call = calls[at]; call; call = calls[++at]) if (isPost(call) || isUpdate(call)) add(call);
    return { posts, updates, shown, firsts, noes };
  };
}

/** The account whose direct messages these are, by the names that the office gives. */
const personIn = ({ args }: Call): string => String(args.channel).replace(/^D/, "U");
