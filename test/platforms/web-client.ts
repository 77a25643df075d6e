import type { ActionData, FormSheet, NoticeLine, Sheet, Submitted } from "../../src/platforms/web/wire.ts";
import type { Entries } from "../../src/view/form.ts";
import { type Cast, cast } from "../support/office.ts";
import type { Client, Seen } from "./contract.ts";
import { asNumber, type WebServer } from "./web-server.ts";

type Json = Readonly<Record<string, unknown>>;
type Drawn = Sheet | FormSheet | { readonly type: "told"; readonly error: string };

/** Elements as a person meets them; what stands in for an unknown element is not met. */
function parts(drawn: unknown): readonly Json[] {
  if (Array.isArray(drawn)) return drawn.flatMap(parts);
  if (typeof drawn !== "object" || drawn === null) return [];
  const { fallback: _, data: _data, ...rest } = drawn as Json;
  return [drawn as Json, ...Object.values(rest).flatMap(parts)];
}
const named = (drawn: unknown, pattern: RegExp) => parts(drawn).filter(({ type }) => pattern.test(String(type)));

/** Somebody at the page, over HTTP. */
export const webClient = (server: WebServer, who: Cast | undefined): Client => webPerson(server, who && cast[who]);

/** By staff number; undefined is somebody whom the roster does not know. */
export function webPerson({ ask, post }: Pick<WebServer, "ask" | "post">, staffNumber: string | undefined): Client {
  const headers = asNumber(staffNumber);
  let drawn: Drawn = { type: "told", error: "" };
  let last: () => Promise<Drawn> = async () => drawn;

  const send = async <T>(path: string, body: unknown): Promise<T> =>
    JSON.parse((await post(`/web/${path}`, body, headers)).body);
  const see = async (work: () => Promise<Drawn>): Promise<Seen> => {
    last = work;
    drawn = await work();
    return seen(drawn);
  };
  const says = (words: string) =>
    see(async () => {
      const answer = await send<{ sheet?: Sheet; error?: string }>("hear", { id: "1", words });
      return answer.sheet ?? { type: "told", error: answer.error ?? "" };
    });
  const submit = (data: Extract<ActionData, { does: "submits" }>, entries: Entries) =>
    see(async () => {
      const answer = await send<Submitted>("submit", { target: data.target, via: data.via, entries });
      return answer.type === "sheet" ? answer : answer.form;
    });
  const act = (data: ActionData): Promise<Seen> => {
    if (data.does === "asks") return says(data.words);
    if (data.does === "opens") return see(() => send<Drawn>("open", { target: data.target }));
    if (data.does === "presses") return see(() => send<Drawn>("press", { target: data.target }));
    if (data.does === "submits") return submit(data, packedAsSent(entriesOf(drawn)));
    throw new Error(`nothing to press in ${JSON.stringify(data)}`);
  };
  return {
    says,
    presses: (label) => {
      const data = actionOf(drawn, label);
      if (!data) throw new Error(`no button 「${label}」 among ${seen(drawn).buttons.join("、")}`);
      return act(data);
    },
    fills: (entries, label) => {
      const data = actionOf(drawn, label);
      if (data?.does !== "submits") throw new Error(`no ${label}`);
      return submit(data, packedAsSent({ ...entriesOf(drawn), ...entries }));
    },
    repeats: async () => seen(await last()),
    suggests: async (field, typed) => {
      const data = named(cardOf(drawn), /^Action\./)[0]?.data as Extract<ActionData, { does: "submits" }>;
      const { options } = await send<{ options: { label: string }[] }>("suggest", {
        target: data.target,
        field,
        typed,
      });
      return options.map(({ label }) => label);
    },
    notices: async () => {
      const lines: readonly NoticeLine[] = JSON.parse((await ask("/web/notices", { headers })).body);
      return lines.map(({ title }) => title);
    },
    reads: async (title) => {
      const lines: readonly NoticeLine[] = JSON.parse((await ask("/web/notices", { headers })).body);
      const line = lines.find((each) => each.title.includes(title));
      if (!line) throw new Error(`no notice 「${title}」 among ${lines.map((each) => each.title).join("、")}`);
      return see(() => send<Drawn>(`notices/${line.id}/read`, {}));
    },
  };
}

const cardOf = (drawn: Drawn) => ("card" in drawn ? drawn.card : {});
const actionOf = (drawn: Drawn, label: string) =>
  named(cardOf(drawn), /^Action\./).find(({ title }) => title === label)?.data as ActionData | undefined;
const words = (part: Json) =>
  ["text", "title", "value"].flatMap((key) => (typeof part[key] === "string" ? [String(part[key])] : []));

/** What is before somebody at the page. */
export function seen(drawn: Drawn): Seen {
  if (drawn.type === "told")
    return { texts: [drawn.error], buttons: [], fields: [], entries: {}, errors: {}, readers: [] };
  const { card } = drawn;
  const facts = named(card, /^FactSet$/).flatMap(({ facts }) => facts as readonly Json[]);
  const form = drawn.type === "form" ? drawn : undefined;
  return {
    texts: [...named(card, /^TextBlock$/), ...facts].flatMap(words),
    buttons: named(card, /^Action\./).map(({ title }) => String(title)),
    fields: named(card, /^Input\./).map(({ id }) => String(id)),
    entries: entriesOf(drawn),
    errors: form?.errors ?? {},
    readers: form?.readers ?? [],
  };
}

/** What stands in the inputs, as a person reads it. */
const entriesOf = (drawn: Drawn): Entries =>
  Object.fromEntries(
    named(cardOf(drawn), /^Input\./).map(({ id, value = "", isMultiSelect }) => [
      String(id),
      isMultiSelect ? String(value).split(",").filter(Boolean).map(decodeURIComponent) : String(value),
    ]),
  );

/** The renderer hands a list back in the form in which it was drawn. */
const packedAsSent = (entries: Entries): Entries =>
  Object.fromEntries(
    Object.entries(entries).map(([id, value]) => [
      id,
      typeof value === "string" ? value : value.map((each) => each.replaceAll("%", "%25").replaceAll(",", "%2C")),
    ]),
  );
