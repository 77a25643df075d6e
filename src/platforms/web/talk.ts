import type { Person } from "../../people/person.ts";
import type { Locale } from "../../view/locale.ts";
import { type Answer, type ApiOptions, sender } from "./api.ts";
import { bodies, read } from "./receive.ts";
import { renderFormSheet, renderSheet } from "./sheets.ts";
import type { Heard, Opened, Submitted, Suggested } from "./wire.ts";

// One handler for each of the bot's verbs: reads what the page sent, and draws what the bot answers.

export const hear =
  ({ bot, clock }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { id, words } = read(bodies.hear, request.body);
    const card = await bot.hear(sender(person), words, `web:${person.id}:${id}:${words}`);
    response.json({ id, at: clock.now().toISOString(), sheet: renderSheet(card, person.locale) } satisfies Heard);
  };

export const open =
  ({ bot }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target } = read(bodies.open, request.body);
    const opened = await bot.open(sender(person), target);
    const drawn: Opened =
      opened.type === "form" ? renderFormSheet(opened, person.locale) : renderSheet(opened, person.locale);
    response.json(drawn);
  };

export const press =
  (options: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target } = read(bodies.press, request.body);
    const card = await options.bot.press(sender(person), target);
    response.json(renderSheet(card, await localeNow(options, person)));
  };

export const submit =
  (options: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target, entries, via } = read(bodies.submit, request.body);
    const outcome = await options.bot.submit(sender(person), target, entries, via);
    const locale = await localeNow(options, person);
    const drawn: Submitted =
      outcome.type === "card"
        ? renderSheet(outcome, locale)
        : { type: outcome.type, form: renderFormSheet(outcome.form, locale) };
    response.json(drawn);
  };

export const suggest =
  ({ bot }: ApiOptions): Answer =>
  async (request, response, person) => {
    const { target, field, typed } = read(bodies.suggest, request.body);
    response.json({ options: await bot.suggest(sender(person), target, field, typed) } satisfies Suggested);
  };

/** What they just did may have been to change their language. */
const localeNow = async ({ directory, clock }: ApiOptions, { id, locale }: Person): Promise<Locale> =>
  (await directory.byId(id, clock.today()))?.locale ?? locale;
