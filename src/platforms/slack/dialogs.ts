import type { Bot } from "../../bot/bot.ts";
import type { Sender } from "../../people/person.ts";
import type { Correction, NextPage } from "../../view/answers.ts";
import { type Card, say } from "../../view/card.ts";
import type { Form } from "../../view/form.ts";
import type { Locale } from "../../view/locale.ts";
import type { Target } from "../../view/target.ts";
import type { Called, Calls } from "./calls.ts";
import type { SlackPeople } from "./people.ts";
import type { Press, readSubmission } from "./receive.ts";
import type { ModalView } from "./render/blocks.ts";
import { actionsOf, readEntries } from "./render/entries.ts";
import { errorsOf, renderModal, renderNextPage } from "./render/modal.ts";
import { renderCardModal } from "./render/sheet.ts";
import { readMetadata } from "./render/value.ts";
import { text } from "./text.ts";

export type Dialogs = {
  /** Opens what a button leads to; inside a modal, on top of it as long as Slack has room. */
  readonly open: (user: string, target: Target, trigger: string, inside?: Press["view"]) => Promise<void>;
  /** What a submission is answered with. */
  readonly submit: (given: NonNullable<ReturnType<typeof readSubmission>>) => Promise<Response>;
  /** A button of a form was pressed: its answer takes the form's place. */
  readonly turn: (user: string, via: string, view: NonNullable<Press["view"]>, trigger: string) => Promise<void>;
  /** A button that acts was pressed in a modal. */
  readonly press: (user: string, target: Target, view: NonNullable<Press["view"]>) => Promise<Card>;
  /** A modal that shows an answer which may take a moment. */
  readonly ask: (user: string, words: string, from: Opening) => Promise<void>;
};

/** once: the same for the press however often it comes. */
type Opening = {
  readonly trigger: string;
  readonly once: string;
  readonly inside: NonNullable<Press["view"]>;
};

type Response =
  | { readonly response_action: "errors"; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: "update"; readonly view: ModalView };

type Options = {
  /** Says something in the direct messages, where no dialog can be shown. */
  readonly tell: (user: string, card: Card, locale: Locale) => Promise<unknown>;
  readonly bot: Bot;
  readonly calls: Calls;
  readonly people: SlackPeople;
  readonly localeOf: (user: string) => Promise<Locale>;
};

export function createDialogs({ bot, calls, people, localeOf, tell }: Options): Dialogs {
  const known = async (user: string): Promise<Sender> => {
    await people.identify(user);
    return { platform: "slack", account: user };
  };
  /** state: of the view whose place it takes. */
  const drawn = (outcome: Card | Form | Correction | NextPage, locale: Locale, state?: unknown): ModalView => {
    if (outcome.type === "card") return renderCardModal(outcome, locale);
    if (outcome.type === "next-page") return renderNextPage(outcome.form, locale, actionsOf(state));
    return renderModal(outcome.type === "form" ? outcome : outcome.form, locale);
  };
  const update = (view: NonNullable<Press["view"]>, next: ModalView): Promise<Called> =>
    calls.call("views.update", { view_id: view.id, ...(view.hash && { hash: view.hash }), view: next });

  const open: Dialogs["open"] = async (user, target, trigger, inside) => {
    const opened = await bot.open(await known(user), target);
    const view = drawn(opened, await localeOf(user));
    if (inside?.type !== "modal") return shown(await calls.call("views.open", { trigger_id: trigger, view }));
    if (isFull(inside)) return shown(await update(inside, view));
    shown(await calls.call("views.push", { trigger_id: trigger, view }));
  };

  const submitted = async (user: string, metadata: string, state: unknown, via?: string) => {
    const target = readMetadata(metadata);
    if (!target) return undefined;
    return { target, outcome: await bot.submit(await known(user), target, readEntries(state), via) };
  };

  return {
    open,
    submit: async ({ user, view }) => {
      const done = await submitted(user.id, view.private_metadata, view.state);
      const locale = await localeOf(user.id);
      const field = view.blocks.find(({ type }) => type === "input")?.block_id;
      if (!done) return refused(text[locale].unreadable, field, locale);
      const { outcome, target } = done;
      if (outcome.type === "card" && outcome.refused) return refused(plain(outcome), field, locale);
      const ids = view.blocks.flatMap(({ type, block_id }) => (type === "input" && block_id ? [block_id] : []));
      if (outcome.type === "correction" && canStay(outcome.form, target, ids))
        return { response_action: "errors", errors: errorsOf(outcome.form) };
      return { response_action: "update", view: drawn(outcome, locale, view.state) };
    },
    turn: async (user, via, view, trigger) => {
      const done = await submitted(user, view.private_metadata ?? "", view.state, via);
      if (!done) return;
      const { outcome } = done;
      const next = drawn(outcome, await localeOf(user), view.state);
      // Under a no the form stays as it stands, with what was typed.
      const no = outcome.type === "card" && outcome.refused !== undefined;
      shown(
        await (no && !isFull(view)
          ? calls.call("views.push", { trigger_id: trigger, view: next })
          : update(view, next)),
      );
    },
    press: async (user, target, view) => {
      const card = await bot.press(await known(user), target);
      if (view.type === "modal") shown(await update(view, drawn(card, await localeOf(user))));
      return card;
    },
    ask: async (user, words, { trigger, once, inside }) => {
      const locale = await localeOf(user);
      const view = renderCardModal(say(text[locale].oneMoment), locale);
      const above = inside.type === "modal" && !isFull(inside) ? "views.push" : "views.open";
      const opened = await calls.call(above, { trigger_id: trigger, view });
      const card = await bot.hear(await known(user), words, once);
      const id = opened.ok ? (opened.answer.view as { id?: unknown } | undefined)?.id : undefined;
      if (id === undefined) await tell(user, card, locale);
      if (typeof id === "string") shown(await calls.call("views.update", { view_id: id, view: drawn(card, locale) }));
    },
  };
}

/** A trigger that was used, or is older than three seconds, means that this came before or came late: nothing is lost. */
function shown(called: Called): void {
  if (!called.ok && !harmless.has(called.error)) throw new Error(`Slack did not show a dialog: ${called.error}`);
}
const harmless = new Set([
  "exchanged_trigger_id",
  "expired_trigger_id",
  "hash_conflict",
  "not_found",
  "view_not_found",
]);

/** Slack keeps three views on top of one another. */
const isFull = ({ previous_view_id: below, root_view_id: root }: NonNullable<Press["view"]>): boolean =>
  below !== null && below !== undefined && below !== "" && below !== root;

/** The form as it stands takes its errors; one that has changed under the writer's hands is drawn anew. */
function canStay(form: Form, sent: Target, inputs: readonly string[]): boolean {
  const wrong = Object.keys(errorsOf(form));
  const same = JSON.stringify(form.target.about) === JSON.stringify(sent.about);
  return same && wrong.length > 0 && wrong.every((id) => inputs.includes(id));
}

/** Said at the first field, so that the form stays open with every entry in it. */
function refused(words: string, field: string | undefined, locale: Locale): Response {
  if (field !== undefined) return { response_action: "errors", errors: { [field]: words } };
  return { response_action: "update", view: renderCardModal(say(words), locale) };
}

const plain = ({ body }: Card): string => body.map((block) => (block.type === "text" ? block.text : "")).join("");
