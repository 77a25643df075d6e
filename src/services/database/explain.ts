import type pg from "pg";
import { codeOf, DatabaseProblem, saying } from "./problem.ts";

type Server = Pick<pg.Client, "host" | "port" | "user" | "database">;
type Advice = (server: Server) => string;

const at = ({ host, port }: Server) => (host.startsWith("/") ? host : `${host}:${port}`);

const notAllowed: Advice = (to) =>
  `${at(to)} が利用者 ${to.user} の接続を拒みました。DATABASE_URL の利用者名とパスワード、サーバーの pg_hba.conf を確かめてください。(Login refused.)`;
const noHost: Advice = (to) =>
  `ホスト ${to.host} が見つかりません。DATABASE_URL のホスト名と DNS を確かめてください。(Host not found.)`;
const noAnswer: Advice = (to) =>
  `${at(to)} が応答しません。DATABASE_URL のホストとポート、途中のファイアウォールを確かめてください。(No answer.)`;
const refused: Advice = (to) =>
  `${at(to)} に接続できません。PostgreSQL が起動しているか、DATABASE_URL のホストとポートが正しいかを確かめてください。(Connection refused.)`;
const noDatabase: Advice = (to) =>
  `データベース ${to.database} がありません。\`createdb -E UTF8 ${to.database}\` で作るか、DATABASE_URL を直してください。(Database missing.)`;
const full: Advice = (to) =>
  `${at(to)} の接続数が上限です。ほかの接続を減らすか、サーバーの max_connections を増やしてください。(Too many connections.)`;
const tls: Advice = (to) =>
  `${at(to)} と暗号化した接続ができません。DATABASE_URL の sslmode と sslrootcert を確かめてください。(TLS failed.)`;
const starting: Advice = (to) =>
  `${at(to)} が起動中または停止中です。しばらく待ってから、もう一度起動してください。(Server starting or stopping.)`;

const BY_CODE: Readonly<Record<string, Advice>> = {
  "28P01": notAllowed,
  "28000": notAllowed,
  "3D000": noDatabase,
  "53300": full,
  "57P03": starting,
  ENOTFOUND: noHost,
  EAI_AGAIN: noHost,
  ECONNREFUSED: refused,
  ENOENT: refused,
  ECONNRESET: noAnswer,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
};

// pg and TLS give these no code that could be listed.
const BY_WORDS: readonly (readonly [RegExp, Advice])[] = [
  [/password must be a (non-empty )?string/i, notAllowed],
  [/timeout/i, noAnswer],
  [/ssl|tls|certificate|self.signed|altnames/i, tls],
];

/** What a failed connection means and what to do about it; never shows the password. */
export function explain(error: unknown, server: Server): DatabaseProblem {
  const words = saying(error);
  const advice = BY_CODE[codeOf(error)] ?? BY_WORDS.find(([pattern]) => pattern.test(words))?.[1];
  return new DatabaseProblem(advice?.(server) ?? unknown(server, words));
}

const unknown = (server: Server, words: string) =>
  `${at(server)} に接続できません（${words}）。DATABASE_URL が PostgreSQL を指しているか確かめてください。(Cannot connect.)`;
