import { resolve } from "node:path";
import { z } from "zod";

/** What the environment says, read once. Paths are absolute; days are `YYYY-MM-DD`. */
export type Config = {
  readonly port: number;
  /** Where people reach the page; the loopback address when unset. */
  readonly publicUrl: string;
  /** undefined: the embedded server on `dataDir`/postgres. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  /** Where files of attendance and leave are put to be taken in; undefined: nowhere. */
  readonly watch: string | undefined;
  readonly demo: boolean;
  /** Pins the date; demo and tests only. */
  readonly today: string | undefined;
  /** Field encryption and one-time keys; undefined: generated beside the embedded server's data. */
  readonly key: string | undefined;
  readonly logLevel: LogLevel;
  /** undefined: no language model, which is the default. */
  readonly languageModel: LanguageModelConfig | undefined;
  /** Questions a person may have a language model help with on one day. */
  readonly aiDaily: number;
  /** undefined: Slack is not set up. */
  readonly slack: SlackConfig | undefined;
  /** undefined: Teams is not set up; in demo mode a program on this machine may then play it. */
  readonly teams: TeamsConfig | undefined;
};

/** One Entra tenant. */
export type TeamsConfig = {
  readonly appId: string;
  /** undefined with a managed identity. */
  readonly appPassword: string | undefined;
  readonly tenantId: string;
  readonly appType: "SingleTenant" | "UserAssignedMSI";
};

/** One workspace or organisation, with a fixed bot token. */
export type SlackConfig = {
  /** `xoxb-…` */
  readonly botToken: string;
  /** Proves that a request over HTTP comes from Slack; undefined in Socket Mode, where none come. */
  readonly signingSecret: string | undefined;
  /** `xapp-…`; with it Slack is reached by Socket Mode, and nothing listens for it. */
  readonly appToken: string | undefined;
  /** Ends with a slash; Slack's own when unset. */
  readonly apiUrl: string | undefined;
};

/** An endpoint that speaks OpenAI's API. */
export type LanguageModelConfig = {
  /** Without a slash at its end; the key goes here and nowhere else. */
  readonly baseUrl: string;
  /** undefined: the endpoint asks for none. */
  readonly key: string | undefined;
  readonly model: string;
  /** undefined: passages are not compared by meaning. */
  readonly embeddingModel: string | undefined;
};

const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** Every problem of the environment at once, each with what to do. */
export class ConfigProblem extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "ConfigProblem";
  }
}

const onOff = z.enum(["on", "off", "1", "0", "true", "false"], "HAGUKUMI_DEMO は on または off にしてください。");
const webAddress = (name: string) =>
  z.url({ protocol: /^https?$/, error: `${name} は https:// で始まるURLにしてください。` });
const publicAddress = webAddress("PUBLIC_URL").regex(
  /^https?:\/\/[^/?#@]+\/?$/,
  "PUBLIC_URL は https://hagukumi.city.example のように、https:// とホスト名だけにしてください。ホスト名より後ろは書きません。",
);
const NOT_A_DAY = "HAGUKUMI_TODAY は 2026-11-24 か 2026-11-24T09:00 のような日付か日時にしてください。";
const day = z.union([z.iso.date(), z.iso.datetime({ local: true, precision: -1 })], NOT_A_DAY);
const port = z.coerce
  .number("PORT は 0 から 65535 までの整数にしてください。")
  .int("PORT は 0 から 65535 までの整数にしてください。")
  .min(0, "PORT は 0 以上にしてください。")
  .max(65535, "PORT は 65535 以下にしてください。");
const keyring = z
  .string()
  .regex(
    /^\w+:[A-Za-z0-9+/]{43}=(,\w+:[A-Za-z0-9+/]{43}=)*$/,
    "HAGUKUMI_KEY は「k1:32バイトのbase64」の形にしてください（例：k1:$(openssl rand -base64 32)）。鍵を替えるときは新しいものを先頭に加えます。",
  );

const modelAddress = webAddress("OPENAI_BASE_URL").regex(
  /^[^?#@]*$/,
  "OPENAI_BASE_URL には利用者名・パスワード・?・# を含めないでください。鍵は OPENAI_API_KEY に設定します。",
);
const oneWord = (name: string) =>
  z.string().regex(/^[\x21-\x7e]+$/, `${name} は空白や改行のない英数字にしてください。`);
const uuid = (name: string) =>
  z
    .string()
    .regex(
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
      `${name} は 11111111-2222-3333-4444-555555555555 の形のIDにしてください（Azureの画面に表示されます）。`,
    )
    .transform((id) => id.toLowerCase());
const aDay = "HAGUKUMI_AI_DAILY は 0 から 1000 までの整数にしてください。";

const environment = z.object({
  PORT: port.default(3978),
  PUBLIC_URL: publicAddress.optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      "DATABASE_URL は postgresql:// で始めてください。同梱のデータベースを使うときは設定しないでください。",
    )
    .optional(),
  HAGUKUMI_DATA: z.string().default("./data"),
  HAGUKUMI_WATCH: z.string().optional(),
  HAGUKUMI_DEMO: onOff.optional(),
  HAGUKUMI_KEY: keyring.optional(),
  HAGUKUMI_TODAY: day.optional(),
  LOG_LEVEL: z.enum(logLevels, `LOG_LEVEL は ${logLevels.join(", ")} のいずれかにしてください。`).default("info"),
  OPENAI_API_KEY: oneWord("OPENAI_API_KEY").optional(),
  OPENAI_BASE_URL: modelAddress.optional(),
  OPENAI_MODEL: oneWord("OPENAI_MODEL").optional(),
  OPENAI_EMBEDDING_MODEL: oneWord("OPENAI_EMBEDDING_MODEL").optional(),
  HAGUKUMI_AI_DAILY: z.coerce.number(aDay).int(aDay).min(0, aDay).max(1000, aDay).default(30),
  SLACK_BOT_TOKEN: oneWord("SLACK_BOT_TOKEN")
    .regex(/^xoxb-/, "SLACK_BOT_TOKEN は xoxb- で始まるボットのトークンにしてください。")
    .optional(),
  SLACK_SIGNING_SECRET: oneWord("SLACK_SIGNING_SECRET")
    .min(
      16,
      "SLACK_SIGNING_SECRET が短すぎます。Slackのアプリ設定の「Basic Information」にある Signing Secret を設定してください。",
    )
    .optional(),
  SLACK_APP_TOKEN: oneWord("SLACK_APP_TOKEN")
    .regex(/^xapp-/, "SLACK_APP_TOKEN は xapp- で始まるアプリレベルトークンにしてください。")
    .optional(),
  SLACK_API_URL: webAddress("SLACK_API_URL").optional(),
  MicrosoftAppId: uuid("MicrosoftAppId").optional(),
  MicrosoftAppPassword: oneWord("MicrosoftAppPassword").optional(),
  MicrosoftAppTenantId: uuid("MicrosoftAppTenantId").optional(),
  MicrosoftAppType: z
    .enum(
      ["SingleTenant", "UserAssignedMSI"],
      "MicrosoftAppType は SingleTenant か UserAssignedMSI にしてください。MultiTenant の登録は2025年7月末で新しく作れなくなったため、使えません。",
    )
    .default("SingleTenant"),
});

type Env = Readonly<Record<string, string | undefined>>;

/** Throws a `ConfigProblem` that lists all that is wrong. An empty variable counts as unset. */
export function readConfig(env: Env): Config {
  const read = environment.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== "")));
  if (!read.success) throw new ConfigProblem(read.error.issues.map((issue) => issue.message));
  const set = read.data;
  const config: Config = {
    port: set.PORT,
    publicUrl: (set.PUBLIC_URL ?? `http://127.0.0.1:${set.PORT}`).replace(/\/$/, ""),
    databaseUrl: set.DATABASE_URL,
    dataDir: resolve(set.HAGUKUMI_DATA),
    watch: set.HAGUKUMI_WATCH === undefined ? undefined : resolve(set.HAGUKUMI_WATCH),
    demo: set.HAGUKUMI_DEMO === undefined ? !set.SLACK_BOT_TOKEN && !set.MicrosoftAppId : isOn(set.HAGUKUMI_DEMO),
    today: set.HAGUKUMI_TODAY,
    key: set.HAGUKUMI_KEY,
    logLevel: set.LOG_LEVEL,
    languageModel: languageModelOf(set),
    aiDaily: set.HAGUKUMI_AI_DAILY,
    slack: slackOf(set),
    teams: teamsOf(set),
  };
  const problems = [
    ...contradictions(config),
    ...modelProblems(set),
    ...slackProblems(set),
    ...teamsProblems(set),
    ...misspelt(env),
  ];
  if (problems.length > 0) throw new ConfigProblem(problems);
  return config;
}

const isOn = (word: string) => ["on", "1", "true"].includes(word);

type Environment = z.infer<typeof environment>;

/** A key alone, which many machines have for other programs, turns nothing on: a model must be named. */
function languageModelOf(set: Environment): LanguageModelConfig | undefined {
  const { OPENAI_API_KEY: key, OPENAI_BASE_URL: address, OPENAI_MODEL: model } = set;
  if (!model || !(key || address)) return undefined;
  const baseUrl = (address ?? "https://api.openai.com/v1").replace(/\/+$/, "");
  return { baseUrl, key, model, embeddingModel: set.OPENAI_EMBEDDING_MODEL };
}

function modelProblems({
  OPENAI_MODEL,
  OPENAI_API_KEY,
  OPENAI_BASE_URL,
  OPENAI_EMBEDDING_MODEL,
}: Environment): readonly string[] {
  if (OPENAI_MODEL && !OPENAI_API_KEY && !OPENAI_BASE_URL)
    return [
      "OPENAI_MODEL を設定したときは OPENAI_API_KEY か OPENAI_BASE_URL も必要です。AIを使わないときは OPENAI_MODEL を外してください。",
    ];
  if (OPENAI_EMBEDDING_MODEL && !OPENAI_MODEL)
    return ["OPENAI_EMBEDDING_MODEL は OPENAI_MODEL と一緒に設定してください。"];
  return [];
}

function slackOf(set: Environment): SlackConfig | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = set;
  if (!botToken) return undefined;
  return { botToken, signingSecret, appToken, apiUrl: set.SLACK_API_URL?.replace(/\/*$/, "/") };
}

function slackProblems(set: Environment): readonly string[] {
  const { SLACK_BOT_TOKEN: botToken, SLACK_SIGNING_SECRET: signingSecret, SLACK_APP_TOKEN: appToken } = set;
  if (!botToken && (signingSecret || appToken))
    return ["SLACK_SIGNING_SECRET・SLACK_APP_TOKEN を設定したときは SLACK_BOT_TOKEN も必要です。"];
  if (botToken && !signingSecret && !appToken)
    return [
      "SLACK_BOT_TOKEN を設定したときは、HTTPで受ける場合は SLACK_SIGNING_SECRET、Socket Modeで受ける場合は SLACK_APP_TOKEN も必要です。署名の鍵がないと、Slackからの要求かどうかを確かめられないため起動しません。",
    ];
  return [];
}

const microsoftNames = ["MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "MicrosoftAppType"];

/** Their letters are large and small, as Microsoft writes them; in others they would count as not set. */
function misspelt(env: Env): readonly string[] {
  const given = Object.keys(env).filter((name) => env[name]);
  return given.flatMap((name) => {
    const meant = microsoftNames.find((each) => each !== name && each.toLowerCase() === name.toLowerCase());
    return meant && !env[meant] ? [`${name} は ${meant} と書いてください（大文字と小文字もこのとおりに）。`] : [];
  });
}

function teamsOf(set: Environment): TeamsConfig | undefined {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppTenantId: tenantId } = set;
  return appId && tenantId ? { appId, appPassword, tenantId, appType: set.MicrosoftAppType } : undefined;
}

function teamsProblems(set: Environment): readonly string[] {
  const { MicrosoftAppId: appId, MicrosoftAppPassword: appPassword, MicrosoftAppTenantId: tenantId } = set;
  if (!appId)
    return appPassword || tenantId
      ? [
          "MicrosoftAppPassword・MicrosoftAppTenantId を設定したときは MicrosoftAppId も必要です。ないと、Teamsからの要求かどうかを確かめられないため起動しません。",
        ]
      : [];
  return [
    ...(tenantId
      ? []
      : [
          "MicrosoftAppId を設定したときは MicrosoftAppTenantId も必要です。市のテナント（ディレクトリ）のIDを設定してください。",
        ]),
    ...(appPassword || set.MicrosoftAppType === "UserAssignedMSI"
      ? []
      : [
          "MicrosoftAppId を設定したときは MicrosoftAppPassword も必要です。Azureで作ったクライアントシークレットの「値」を設定してください。",
        ]),
  ];
}

function contradictions(config: Config): readonly string[] {
  const problems: string[] = [];
  if (config.databaseUrl && !config.key) {
    problems.push(
      "DATABASE_URL を設定したときは HAGUKUMI_KEY も必要です。k1:$(openssl rand -base64 32) で作り、データベースとは別の場所に保管してください。",
    );
  }
  if (config.today && !config.demo)
    problems.push("HAGUKUMI_TODAY はデモでだけ使えます。設定を外すか、HAGUKUMI_DEMO=on にしてください。");
  return problems;
}
