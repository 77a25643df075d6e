import type { Bot } from "../../bot/bot.ts";
import type { Sender } from "../../people/person.ts";
import type { Correction, NextPage } from "../../view/answers.ts";
import type { Card } from "../../view/card.ts";
import type { Entries, Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import { isForAnyone } from "./act.ts";
import { type Came, type Does, metIn, readDoes, readEntries, readExecuted, readSearch, readTask } from "./receive.ts";
import { nameOf, renderWhole } from "./render/card.ts";
import { readDataset } from "./render/dataset.ts";
import { renderForm } from "./render/form.ts";
import { type Taking, take } from "./take.ts";
import { text } from "./text.ts";
import { attachment } from "./voice.ts";

/** What an invoke is answered with, always with HTTP's 200: Teams reads what went wrong from the body. */
export type Answer = Readonly<Record<string, unknown>>;

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
        return await found(options.bot, await known(options, came), readSearch(value));
      default:
        return undefined;
    }
  },
});

async function known({ acting }: Options, came: Came): Promise<Sender> {
  await acting.people.meet(came);
  return { platform: "teams", account: came.user };
}

/** The answer takes the card's place: here at once, and then for everybody who sees that message. */
async function executed(options: Options, came: Came, does: Does | undefined): Promise<Answer> {
  const { bot, acting, after } = options;
  const { user, alone } = came;
  const t = async () => text[await acting.localeOf(user)];
  if (does?.does === "asks") {
    await take(options, came, { do: "hear", ...metIn(came), words: does.words });
    return beneath((await t()).oneMoment);
  }
  if (does?.does === "shows") return await drawnFor(options, came, does.target);
  if (does?.does !== "presses") return wrong((await t()).unknownButton);
  const pressing = bot.press(await known(options, came), does.target);
  const card = await inTime(pressing);
  if (!card) {
    after(async () => await shown(options, came, await pressing, true));
    return beneath((await t()).oneMoment);
  }
  after(() => shown(options, came, card, false));
  if (card.refused) return beneath(plain(card));
  if (!alone && !isForAnyone(card)) return beneath((await t()).inDirect);
  return replacing(card, await acting.localeOf(user));
}

/** Drawn anew for one who looks at it; the others go on seeing theirs. */
async function drawnFor(options: Options, came: Came, target: Target): Promise<Answer> {
  const card = await options.bot.show(await known(options, came), target);
  return card.refused ? beneath(plain(card)) : replacing(card, await options.acting.localeOf(came.user));
}

/** late: the presser was told nothing yet but that it was received. */
async function shown({ acting }: Options, came: Came, card: Card, late: boolean): Promise<void> {
  const { voice, localeOf, direct } = acting;
  const { user, place, alone, activity } = came;
  const said = { card, locale: await localeOf(user) };
  if (card.refused) return late ? void (await voice.say(place, said)) : undefined;
  if (alone || isForAnyone(card)) {
    if (activity.replyToId) await voice.redraw(place, activity.replyToId, said, true);
    return;
  }
  const reached = await direct(user);
  if ("place" in reached) await voice.say(reached.place, said);
}

function replacing(card: Card, locale: Locale): Answer {
  const { contentType: type, content: value } = attachment(renderWhole(card, locale, "message"));
  return { statusCode: 200, type, value };
}

/** One line beneath the card, which stays as it is. */
const beneath = (value: string): Answer => ({
  statusCode: 200,
  type: "application/vnd.microsoft.activity.message",
  value,
});

const wrong = (message: string): Answer => ({
  statusCode: 400,
  type: "application/vnd.microsoft.error",
  value: { code: "BadRequest", message },
});

async function inTime(pressing: Promise<Card>): Promise<Card | undefined> {
  const patience = new AbortController();
  const late = new Promise<undefined>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    patience.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  return await Promise.race([pressing, late]).finally(() => patience.abort());
}

/** A button in a dialog: what it opens, does or submits takes the dialog's place. */
async function inDialog(options: Options, came: Came, data: unknown): Promise<Answer> {
  const { bot, acting } = options;
  const { user } = came;
  const does = readDoes(data);
  const sender = await known(options, came);
  const drawn = async (outcome: Drawn) => dialog(outcome, await acting.localeOf(user));
  switch (does?.does) {
    case "opens":
      return await drawn(await bot.open(sender, does.target));
    case "presses":
      return await drawn(await bot.press(sender, does.target));
    case "submits": {
      const entries = readEntries(data, does.lists);
      const outcome = await bot.submit(sender, does.target, entries, does.via);
      const no = outcome.type === "card" && outcome.refused;
      return await drawn(no ? withEntries(outcome, entries, await acting.localeOf(user)) : outcome);
    }
    case "asks":
      // An answer may take longer than a dialog waits, so it comes as a message.
      await take(options, came, { do: "hear", ...metIn(came), words: does.words });
      return closing(text[await acting.localeOf(user)].answeredInChat);
    default:
      return closing(text[await acting.localeOf(user)].unreadable);
  }
}

type Drawn = Card | Form | Correction | NextPage;

function dialog(outcome: Drawn, locale: Locale): Answer {
  if (outcome.type === "card") return continued(nameOf(outcome, text[locale]), renderWhole(outcome, locale, "dialog"));
  const form = outcome.type === "form" ? outcome : outcome.form;
  return continued(form.title, renderForm(form, locale));
}

const continued = (title: string, card: Parameters<typeof attachment>[0]): Answer => ({
  task: { type: "continue", value: { title, width: "medium", height: "large", card: attachment(card) } },
});

/** The dialog closes, and Teams shows this line. */
const closing = (value: string): Answer => ({ task: { type: "message", value } });

/** Under a no, what was typed stands there to be copied: the form itself is gone. */
function withEntries(card: Card, entries: Entries, locale: Locale): Card {
  const typed = Object.values(entries)
    .map((value) => (typeof value === "string" ? value : value.join("、")))
    .filter((value) => value.trim() !== "");
  if (typed.length === 0) return card;
  const heading = { type: "text", text: text[locale].notSaved, tone: "strong" } as const;
  return { ...card, body: [...card.body, heading, ...typed.map((value) => ({ type: "text", text: value }) as const)] };
}

async function found(bot: Bot, sender: Sender, search: ReturnType<typeof readSearch>): Promise<Answer> {
  const asked = search && readDataset(search.dataset);
  const options = asked ? await bot.suggest(sender, asked.target, asked.field, search.queryText) : [];
  return {
    statusCode: 200,
    type: "application/vnd.microsoft.search.searchResponse",
    value: { results: options.map(({ label, value }) => ({ title: label, value })) },
  };
}

/** A card in words. */
const plain = ({ title, body }: Card): string =>
  [title, ...body.map((block) => (block.type === "text" ? block.text : undefined))].filter(Boolean).join("\n");
