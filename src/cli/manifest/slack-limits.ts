import { z } from "zod";
import { located, ManifestProblem, said } from "./problem.ts";

const text = (most: number) => z.string().min(1).max(most);
const requestUrl = z.string().regex(/^https:\/\/[^/@?#]+\/slack\/events$/);

/**
 * The manifest as far as this product uses it, with Slack's limits
 * (docs.slack.dev/reference/app-manifest). What is not named here is refused, so that nobody asks for it by accident.
 */
const structure = z.strictObject({
  _metadata: z.strictObject({ major_version: z.literal(2), minor_version: z.int() }),
  display_information: z.strictObject({
    name: text(35),
    description: text(140),
    long_description: z.string().min(175).max(4000),
    background_color: z.string().regex(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: text(80), always_online: z.boolean() }),
    agent_view: z.strictObject({
      agent_description: text(300),
      suggested_prompts: z.array(z.strictObject({ title: text(75), message: text(1000) })).max(4),
    }),
    shortcuts: z
      .array(
        z.strictObject({
          name: text(24),
          type: z.enum(["global", "message"]),
          callback_id: text(255),
          description: text(150),
        }),
      )
      .max(5),
    slash_commands: z
      .array(
        z.strictObject({
          command: text(32).regex(/^\/[a-z0-9_-]+$/),
          url: requestUrl.optional(),
          description: text(2000),
          usage_hint: text(1000),
          should_escape: z.boolean(),
        }),
      )
      .max(5),
  }),
  oauth_config: z.strictObject({
    scopes: z.strictObject({ bot: z.array(text(50)).min(1).max(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({
      request_url: requestUrl.optional(),
      bot_events: z.array(text(50)).min(1).max(100),
    }),
    interactivity: z.strictObject({
      is_enabled: z.literal(true),
      request_url: requestUrl.optional(),
      message_menu_options_url: requestUrl.optional(),
    }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.literal(false, "固定のトークンで動くため、false にしてください。"),
  }),
});

export type SlackManifest = z.infer<typeof structure>;

/** The problems of manifests/slack/manifest.json. */
export const slackProblem = (problems: readonly string[]) =>
  new ManifestProblem("Slackのマニフェスト（manifests/slack/manifest.json）", problems);

/** Throws a ManifestProblem. */
export function checkedManifest(manifest: unknown): SlackManifest {
  const read = structure.safeParse(manifest, { error: said });
  const problems = read.success ? addressProblems(read.data) : read.error.issues.map(located);
  if (!read.success || problems.length > 0) throw slackProblem(problems);
  return read.data;
}

/** Over HTTP Slack needs an address for each kind of request; in Socket Mode none is to be left behind. */
function addressProblems({ features, settings }: SlackManifest): readonly string[] {
  const { event_subscriptions, interactivity, socket_mode_enabled } = settings;
  const addresses = {
    "settings.event_subscriptions.request_url": event_subscriptions.request_url,
    "settings.interactivity.request_url": interactivity.request_url,
    "settings.interactivity.message_menu_options_url": interactivity.message_menu_options_url,
    ...Object.fromEntries(features.slash_commands.map(({ url }, at) => [`features.slash_commands.${at}.url`, url])),
  };
  const wrong = Object.entries(addresses).filter(([, url]) => (url === undefined) !== socket_mode_enabled);
  const todo = socket_mode_enabled ? "Socket Modeでは書かないでください。" : "HTTPで受けるときは必要です。";
  return wrong.map(([path]) => `${path}：${todo}`);
}
