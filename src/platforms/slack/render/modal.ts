import type { Form } from "../../../view/form.ts";
import type { Locale } from "../../../view/locale.ts";
import { type Text, text } from "../text.ts";
import { blocksOf } from "./block.ts";
import type { ButtonElement, InputAction, ModalView, SlackBlock } from "./blocks.ts";
import { actions } from "./button.ts";
import { canHold, fieldBlocks, isInput } from "./field.ts";
import { limits } from "./limits.ts";
import { contexts, fits, heading, joined, rich, sections, shortText, shown } from "./parts.ts";
import { buttonValue, metadataOf } from "./value.ts";

/**
 * A form as a modal: who can read it, what must be read first, the fields with what was entered and what is wrong.
 *
 * One that a single view cannot hold, or whose entries would be cut there, is not drawn in part: the modal then says
 * so and where it can be filled in, and has no submit. A target of more than 3,000 characters throws.
 */
export function renderModal(form: Form, locale: Locale): ModalView {
  const t = text[locale];
  const drawn = formView(form, locale);
  const whole = form.fields.every(canHold) && fitsView(drawn);
  return whole ? drawn : refusal(form.title, t);
}

/** A page as it takes the place of another, whose fields may have the same ids. actionOf: of a field of that other. */
export function renderNextPage(
  form: Form,
  locale: Locale,
  actionOf: (field: string) => InputAction | undefined,
): ModalView {
  const view = renderModal(form, locale);
  const anew = (block: SlackBlock): SlackBlock =>
    block.type === "input" && actionOf(block.block_id) === "v"
      ? { ...block, element: { ...block.element, action_id: "v2" } }
      : block;
  return { ...view, blocks: view.blocks.map(anew) };
}

/**
 * For `response_action: "errors"`: what is wrong, by the `block_id` of its input; the modal is not redrawn. Slack refuses
 * all of them when one is not at an input, so such a one is said at the first.
 */
export function errorsOf({ fields }: Form): Readonly<Record<string, string>> {
  const first = fields.find(isInput);
  const errors = new Map<string, string[]>();
  for (const field of fields) {
    const at = isInput(field) ? field : first;
    if (field.error === undefined || !at) continue;
    const words = at === field ? shown(field.error) : `${field.label}：${field.error}`;
    errors.set(at.id, [...(errors.get(at.id) ?? []), words]);
  }
  return Object.fromEntries([...errors].map(([id, words]) => [id, words.join("\n")]));
}

/** Whether Slack takes a view with so many blocks and so much text. */
export const fitsView = (view: { readonly blocks: readonly SlackBlock[] }): boolean =>
  view.blocks.length <= limits.view.blocks && Buffer.byteLength(JSON.stringify(view)) <= limits.view.bytes;

const formView = (form: Form, locale: Locale): ModalView => ({
  type: "modal",
  callback_id: "form",
  title: shortText(form.title, limits.modalTitle),
  submit: shortText(form.submitLabel, limits.modalTitle),
  close: shortText(text[locale].close, limits.modalTitle),
  private_metadata: metadataOf(form.target),
  blocks: [
    ...head(form, text[locale]),
    ...blocksOf(form.intro ?? [], { t: text[locale], native: false }),
    ...form.fields.flatMap((field) => fieldBlocks(field, locale)),
    ...formButtons(form, text[locale]),
  ],
});

function head(form: Form, t: Text): readonly SlackBlock[] {
  const wrong = form.fields.filter(({ error }) => error !== undefined).length;
  return [
    ...titleInFull(form.title),
    ...readers(form, t),
    ...(form.page ? contexts(pageLine(form.page, t)) : []),
    ...(wrong > 0 ? rich([{ text: t.wrong(wrong), bold: true }]) : []),
  ];
}

/** In full size: it is read before anything is typed. */
const readers = ({ readers: names }: Form, t: Text): readonly SlackBlock[] =>
  names.length === 0 ? [] : rich([{ text: t.labelled(t.readers), bold: true }, { text: joined(names, t.between) }]);

/** A title that the modal's own bar cuts. */
const titleInFull = (title: string): readonly SlackBlock[] => (fits(title, limits.modalTitle) ? [] : heading(title));

/** The page's own title is marked: this line has no bold text. */
function pageLine({ at, titles }: NonNullable<Form["page"]>, t: Text): string {
  const marked = titles.map((title, index) => (index === at - 1 ? t.pageHere(title) : title));
  return `${t.pageOf(at, titles.length)}　${joined(marked, " › ")}`;
}

/** Back, one more, save for later: pressed, they come with the view's state. The submit stands in the modal's bar. */
function formButtons({ buttons = [], submitLabel }: Form, t: Text): readonly SlackBlock[] {
  const cutLabels = [
    ...buttons.map(({ label }) => label).filter((label) => !fits(label, limits.button.shown)),
    ...(fits(submitLabel, limits.modalTitle) ? [] : [submitLabel]),
  ];
  return [
    ...cutLabels.flatMap((label) => contexts(t.fullLabel(label))),
    ...actions(
      buttons.flatMap(({ name, label }, at): readonly ButtonElement[] => {
        const value = buttonValue({ does: "submits", via: name });
        if (value === undefined) throw new Error(`The form button ${name} has a longer name than Slack keeps.`);
        return [{ type: "button", action_id: `submits.${at}`, text: shortText(label, limits.button.label), value }];
      }),
    ),
  ];
}

const refusal = (title: string, t: Text): ModalView => ({
  type: "modal",
  callback_id: "form",
  title: shortText(title, limits.modalTitle),
  close: shortText(t.close, limits.modalTitle),
  blocks: [...titleInFull(title), ...sections(t.tooLarge)],
});
