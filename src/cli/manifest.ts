import { Command } from "commander";
import type { ManifestServices } from "./manifest/services.ts";
import { slackCommand } from "./manifest/slack-command.ts";
import { teamsCommand } from "./manifest/teams-command.ts";

/** `hagukumi manifest`: what an administrator hands to a chat, made for this city and checked. */
export function manifestCommand(services: ManifestServices): Command {
  return new Command("manifest")
    .description("チャットにアプリを登録するためのファイルを作ります。(Makes what an administrator uploads.)")
    .addCommand(slackCommand(services))
    .addCommand(teamsCommand(services));
}
