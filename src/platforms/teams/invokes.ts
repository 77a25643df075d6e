import type { Bot } from "../../bot/bot.ts";
import { NotNow } from "../../bot/platform.ts";
import type { Sender } from "../../people/person.ts";
import type { Card } from "../../view/card.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { isForAnyone } from "./act.ts";
import { type Answer, beneath, closing, dialog, kept, plain, replacing, wrong } from "./answers.ts";
import {
  type Came,
  type Does,
  type Item,
  metIn,
  readDoes,
  readEntries,
  readExecuted,
  readSearch,
  readTask,
} from "./receive.ts";
import { readDataset } from "./render/dataset.ts";
import { leavesNoTrace, type Taking, take } from "./take.ts";
import { text } from "./text.ts";

export type Invokes = {
  /** undefined: an invoke that is not the bot's. */
  readonly answer: (came: Came) => Promise<Answer | undefined>;
};

type Options = Taking & {
  /** Runs after the answer; what goes wrong is written down. */
  readonly after: (work: () => Promise<unknown>) => void;
};

/** Teams shows an error after five seconds; an answer that takes longer than this comes later, by itself. */
const PATIENCE_MS = 800;

export const createInvokes = (options: Options): Invokes => ({
  answer: async (came) => {
    const { name, value } = came.activity;
    switch (name) {
      case "adaptiveCard/action":
        return await executed(options, came, readExecuted(value));
      case "task/fetch":
      case "task/submit":
        return await inDialog(options, came, readTask(value));
      case "application/search":
        return await found(options, came, readSearch(value));
      default:
        return undefined;
    }
  },
});

const senderOf = ({ user }: Came): Sender => ({ platform: "teams", account: user });

/** The answer takes the card's place: here at once, and then for everybody who sees that message. */
async function executed(options: Options, came: Came, does: Does | undefined): Promise<Answer> {
  const { acting } = options;
  const t = text[await acting.localeOf(came.user)];
  switch (does?.does) {
    case "asks":
      await take(options, `${came.user}:${does.nonce || came.activity.id}`, {
        do: "hear",
        ...metIn(came),
        words: does.words,
      });
      return beneath(t.oneMoment);
    case "shows":
      return await drawnFor(options, came, does.target);
    case "presses":
      return await pressed(options, came, does.target);
    default:
      return wrong(t.unknownButton);
  }
}

async function pressed(options: Options, came: Came, target: Target): Promise<Answer> {
  const { bot, acting } = options;
  const { user, alone } = came;
  const message = came.activity.replyToId;
  const pressing = recognised(options, came, () => bot.press(senderOf(came), target));
  const card = await inTime(pressing);
  const t = text[await acting.localeOf(user)];
  if (card === "unsaid") return beneath(t.unsaid);
  const item = message ? ({ do: "press", ...metIn(came), message, target } as const) : undefined;
  if (item && !card?.refused) await shownToAll(options, item, pressing);
  if (!card) return beneath(t.oneMoment);
  if (card.refused) return beneath(plain(card));
  if (!alone && !isForAnyone(card)) return beneath(t.inDirect);
  return replacing(card, await acting.localeOf(user));
}

/**
 * What this answer shows to one person on one screen: the message itself is changed from the inbox, which does not
 * forget it. Pressing again there finds the first result under the button's key. What may leave no trace is shown once.
 */
async function shownToAll(options: Options, item: Pressed, pressing: Promise<Card | "unsaid">): Promise<void> {
  const { bot, acting, after } = options;
  if (!leavesNoTrace(bot, item)) return await take(options, `${item.user}:${item.target.key}`, item);
  after(async () => {
    const card = await pressing;
    if (card === "unsaid" || card.refused) return;
    const said = { card, locale: await acting.localeOf(item.user) };
    if (item.alone || isForAnyone(card)) return void (await acting.voice.redraw(item.place, item.message, said, true));
    const reached = await acting.reach.direct(item.user);
    if ("place" in reached) await acting.voice.say(reached.place, said);
  });
}
type Pressed = Extract<Item, { readonly do: "press" }>;

/**
 * Drawn anew for one who looks at it; the others go on seeing theirs. A whole office may look at once, so Teams is asked
 * only about those who are not known yet.
 */
async function drawnFor(options: Options, came: Came, target: Target): Promise<Answer> {
  const { bot, acting } = options;
  const show = () => bot.show(senderOf(came), target);
  const isKnown = !came.alone && (await acting.people.isKnown(came.user));
  const card = await (isKnown ? show() : inTime(recognised(options, came, show)));
  const locale = await acting.localeOf(came.user);
  if (!card || card === "unsaid") return beneath(text[locale].unsaid);
  if (card.refused) return beneath(plain(card));
  return came.alone || isForAnyone(card) ? replacing(card, locale) : wrong(text[locale].unknownButton);
}

/** Does it as whoever they are; "unsaid" while Teams does not say who that is, with nothing done. */
async function recognised<T>({ acting }: Options, came: Came, work: () => Promise<T>): Promise<T | "unsaid"> {
  try {
    await acting.people.meet(came);
  } catch (error) {
    if (error instanceof NotNow) return "unsaid";
    throw error;
  }
  return await work();
}

async function inTime<T>(working: Promise<T>): Promise<T | undefined> {
  const patience = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    patience.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  return await Promise.race([working, late]).finally(() => patience.abort());
}

/** A button in a dialog: what it opens, does or submits takes the dialog's place. */
async function inDialog(options: Options, came: Came, data: unknown): Promise<Answer> {
  const { acting } = options;
  const does = readDoes(data);
  const locale = () => acting.localeOf(came.user);
  if (does?.does === "asks") {
    // An answer may take longer than a dialog waits, and the dialog may lie over a channel.
    const item = { do: "hear", ...metIn(came), words: does.words, direct: true } as const;
    await take(options, `${came.user}:${does.nonce || came.activity.id}`, item);
    return closing(text[await locale()].answeredInChat);
  }
  const answer = await recognised(options, came, () => turned(options, came, does, data));
  if (answer !== "unsaid") return answer;
  const t = text[await locale()];
  if (does?.does !== "submits") return closing(t.unsaid);
  return kept(t.unsaid, does.labels, readEntries(data, does.lists), await locale());
}

async function turned({ bot, acting }: Options, came: Came, does: Does | undefined, data: unknown): Promise<Answer> {
  const sender = senderOf(came);
  const locale = (): Promise<Locale> => acting.localeOf(came.user);
  switch (does?.does) {
    case "opens":
      return dialog(await bot.open(sender, does.target), await locale());
    case "presses":
      return dialog(await bot.press(sender, does.target), await locale());
    case "submits": {
      const entries = readEntries(data, does.lists);
      const outcome = await bot.submit(sender, does.target, entries, does.via);
      const no = outcome.type === "card" && outcome.refused;
      return no ? kept(plain(outcome), does.labels, entries, await locale()) : dialog(outcome, await locale());
    }
    default:
      return closing(text[await locale()].unreadable);
  }
}

async function found(options: Options, came: Came, search: ReturnType<typeof readSearch>): Promise<Answer> {
  const asked = search && readDataset(search.dataset);
  const people = asked ? await suggested(options.bot, came, asked, search.queryText) : [];
  return {
    statusCode: 200,
    type: "application/vnd.microsoft.search.searchResponse",
    value: { results: people.map(({ label, value }) => ({ title: label, value })) },
  };
}

const suggested = (
  bot: Bot,
  came: Came,
  { target, field }: NonNullable<ReturnType<typeof readDataset>>,
  typed: string,
) => bot.suggest(senderOf(came), target, field, typed);
