import type { Finding } from "./finding.ts";

/** Why Entra gave no token, as a finding. code: the number after AADSTS; undefined where Entra named none. */
export function refusal(check: string, error: string, code: number | undefined): Finding {
  const { found, todo } = reasons.find(({ codes }) => code !== undefined && codes.includes(code)) ?? other(error);
  return { check, state: "failed", found: `${found}（${code === undefined ? error : `AADSTS${code}`}）。`, todo };
}

type Reason = { readonly codes: readonly number[]; readonly found: string; readonly todo: string };

const newSecret =
  "Entraの「アプリの登録」→「証明書とシークレット」で新しいクライアント シークレットを作り、その「値」を MicrosoftAppPassword に写して再起動してください。「シークレット ID」ではありません。";
const bothIds =
  "MicrosoftAppId（アプリケーション (クライアント) ID）と MicrosoftAppTenantId（ディレクトリ (テナント) ID）を、同じアプリの「概要」から写し直してください。";

// Entra may change these (learn.microsoft.com/entra/identity-platform/reference-error-codes): nothing but the advice
// rests on them.
const reasons: readonly Reason[] = [
  { codes: [7000215, 70002], found: "Microsoftが MicrosoftAppPassword を受け付けません", todo: newSecret },
  { codes: [7000222], found: "クライアント シークレットの期限が切れています", todo: newSecret },
  { codes: [700016, 700011, 7000229], found: "市のテナントに、このアプリがありません", todo: bothIds },
  { codes: [90002, 900023], found: "MicrosoftAppTenantId のテナントがありません", todo: bothIds },
  {
    codes: [7000112, 70001],
    found: "このアプリは無効にされています",
    todo: "Entraの「エンタープライズ アプリケーション」でこのアプリを開き、「プロパティ」でサインインを有効にしてください。",
  },
  {
    codes: [53003],
    found: "条件付きアクセスが、このアプリのトークンを止めています",
    todo: "Entraの「条件付きアクセス」で、ワークロードIDを対象にしたポリシーを確かめてください。",
  },
];

function other(error: string): Omit<Reason, "codes"> {
  if (error === "invalid_client")
    return { found: "Microsoftが MicrosoftAppPassword を受け付けません", todo: newSecret };
  if (error === "unauthorized_client") return { found: "市のテナントに、このアプリがありません", todo: bothIds };
  return {
    found: "Microsoftがトークンを出しません",
    todo: "docs/teams.md の「うまくいかないとき」を見てください。番号の説明は https://login.microsoftonline.com/error にあります。",
  };
}
