import type { Bot } from "../../bot/bot.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { Calls } from "./calls.ts";
import type { SlackPeople } from "./people.ts";
import { renderHome } from "./render/home.ts";
import { renderCardModal } from "./render/sheet.ts";

export type Home = {
  readonly opened: (user: string, tab: "home" | "messages") => Promise<void>;
  /** Something was done on it: the answer is shown, and the home drawn anew. */
  readonly answered: (user: string, card: Card, trigger: string) => Promise<void>;
};

type Options = {
  readonly bot: Bot;
  readonly calls: Calls;
  readonly people: SlackPeople;
  readonly localeOf: (user: string) => Promise<Locale>;
  readonly isKnown: (user: string) => Promise<boolean>;
  /** What is drawn on a person's own home. */
  readonly target: Target;
  /** Questions to begin with. */
  readonly questions: (locale: Locale) => readonly string[];
};

/** Slack shows no more. */
const MOST_PROMPTS = 4;

export function createHome({ bot, calls, people, localeOf, isKnown, target, questions }: Options): Home {
  const publish = async (user: string): Promise<void> => {
    await people.identify(user);
    const card = await bot.show({ platform: "slack", account: user }, target);
    const { view } = renderHome([card], await localeOf(user));
    await calls.call("views.publish", { user_id: user, view });
  };

  const prompt = async (user: string): Promise<void> => {
    await people.identify(user);
    if (!(await isKnown(user))) return;
    const prompts = questions(await localeOf(user))
      .slice(0, MOST_PROMPTS)
      .map((question) => ({ title: question.slice(0, 75), message: question }));
    const opened = await calls.call("conversations.open", { users: user });
    const channel = opened.ok ? (opened.answer.channel as { id?: unknown } | undefined)?.id : undefined;
    if (typeof channel === "string")
      await calls.call("assistant.threads.setSuggestedPrompts", { channel_id: channel, prompts });
  };

  return {
    opened: (user, tab) => (tab === "home" ? publish(user) : prompt(user)),
    answered: async (user, card, trigger) => {
      await calls.call("views.open", { trigger_id: trigger, view: renderCardModal(card, await localeOf(user)) });
      await publish(user);
    },
  };
}
