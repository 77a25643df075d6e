import { access, constants, mkdir } from "node:fs/promises";
import type { Config } from "../../config.ts";
import type { ServerState } from "../../services/database/state.ts";
import type { Finding } from "./finding.ts";
import { staff } from "./staff.ts";

/** numbers: 職員番号 of everybody at work; left out where the tables cannot be asked. */
export type DatabaseState = ServerState & { readonly kind: string; readonly numbers?: ReadonlySet<string> };

export async function dataFolder({ dataDir, databaseUrl }: Config): Promise<Finding> {
  if (databaseUrl) return { check: "保存先", state: "ok", found: "DATABASE_URL のデータベースに保存します。" };
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK);
    return { check: "保存先", state: "ok", found: dataDir };
  } catch {
    return {
      check: "保存先",
      state: "failed",
      found: `${dataDir} に書き込めません。`,
      todo: "書き込みを許可するか、HAGUKUMI_DATA を別のフォルダーにしてください。",
    };
  }
}

/** others: what is to be compared with it. */
export async function database(
  look: (config: Config) => Promise<DatabaseState>,
  config: Config,
  others: (state: DatabaseState) => Promise<readonly Finding[]> = async () => [],
): Promise<readonly Finding[]> {
  try {
    const state = await look(config);
    const found = state.kind === "embedded" ? "同梱のPostgreSQLに接続しました。" : "PostgreSQLに接続しました。";
    return [
      { check: "データベース", state: "ok", found },
      migrations(state),
      clockFinding(state.now, new Date()),
      serverLog(state),
      ...staff(state, config),
      ...(await others(state)),
    ];
  } catch (error) {
    const found = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "接続できませんでした。";
    return [{ check: "データベース", state: "failed", found }];
  }
}

function migrations({ kind, pendingMigrations, fresh }: DatabaseState): Finding {
  const check = "表の更新";
  if (pendingMigrations === 0) return { check, state: "ok", found: "最新です。" };
  if (fresh)
    return { check, state: "ok", found: "表はまだありません。起動したとき、または名簿を取り込んだときに作ります。" };
  const copy =
    kind === "embedded"
      ? "先に、はぐくみを止めて HAGUKUMI_DATA のフォルダーの写しを取ってください。"
      : "先に、データベースの写し（pg_dump など）を取ってください。";
  const todo = `起動すると自動で適用されます。${copy}`;
  return { check, state: "warning", found: `${pendingMigrations}件が未適用です。`, todo };
}

/** Sessions, one-time links and signed requests rest on the clock: two minutes apart is too much. */
function clockFinding(theirs: Date, ours: Date): Finding {
  const seconds = Math.round(Math.abs(theirs.getTime() - ours.getTime()) / 1000);
  if (seconds <= 120) return { check: "時計", state: "ok", found: `データベースとの差は${seconds}秒です。` };
  return {
    check: "時計",
    state: "failed",
    found: `データベースと${seconds}秒ずれています。`,
    todo: "両方のコンピューターの時刻合わせ（NTP）を確認してください。",
  };
}

/** One statement holds who answers a survey and their ballot (docs/pulse.md): a log of its values tells who gave which. */
function serverLog({ logsValuesBy }: DatabaseState): Finding {
  const check = "データベースのログ";
  if (logsValuesBy.length === 0)
    return {
      check,
      state: "ok",
      found: "PostgreSQL本体の設定では、書き込んだ値はログに残りません（拡張機能は確かめていません）。",
    };
  return {
    check,
    state: "warning",
    found: `書き込んだ値をログに残す設定です（${logsValuesBy.join("、")}）。アンケートでだれがどの回答（封をしたもの）を送ったかが、ログから分かるおそれがあります。`,
    todo: "PostgreSQLの log_parameter_max_length と log_parameter_max_length_on_error を 0 にするか、これらの設定を既定に戻してください。すでに残っているログの扱い（削除など）も、管理者と決めてください。詳しくは docs/pulse.md をご覧ください。",
  };
}
