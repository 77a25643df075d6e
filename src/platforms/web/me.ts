import type { Person } from "../../people/person.ts";
import { roleName } from "../../people/role-words.ts";
import type { Locale } from "../../view/locale.ts";
import type { Answer, ApiOptions } from "./api.ts";
import { pageLines } from "./pages.ts";
import { bodies, read } from "./receive.ts";
import { text } from "./text.ts";
import type { Me, PersonLine } from "./wire.ts";

export const me =
  (options: ApiOptions): Answer =>
  async (_request, response, person) => {
    response.json(await describe(options, person));
  };

export const speak =
  (options: ApiOptions): Answer =>
  async (request, response, person) => {
    const { locale } = read(bodies.locale, request.body);
    await options.directory.speak(person.id, locale);
    response.json(await describe(options, { ...person, locale }));
  };

async function describe({ bot, demo, questions, store, clock }: ApiOptions, person: Person): Promise<Me> {
  const { locale } = person;
  return {
    demo,
    person: personLine(person, locale),
    locale,
    unread: await store.unread(person.id),
    readers: text[locale].readers,
    questions: questions(locale),
    pages: await pageLines(bot, person),
    today: clock.today(),
  };
}

export const personLine = (person: Person, locale: Locale): PersonLine => ({
  staffNumber: person.staffNumber,
  name: person.name,
  kana: person.kana,
  unit: person.unit.name,
  title: person.title,
  role: roleName(person, locale),
  special: person.roles.length > 0,
});
