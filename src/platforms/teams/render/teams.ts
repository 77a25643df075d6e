import { randomUUID } from "node:crypto";
import { cut, rawSize } from "../../../view/cut.ts";
import type { ActionData } from "../../adaptive-cards/adaptive-card.ts";
import { column, columns, type Part, textBlock } from "../../adaptive-cards/parts.ts";
import { toPage } from "../../chat/to-page.ts";
import { limits } from "./limits.ts";
import { isPlain, literalText } from "./literal.ts";

/** Where a card stands: a message may be acted on by Action.Execute, a dialog only by Action.Submit. */
export type Surface = "message" | "dialog";

/** Under this name our own data travel in an action, beside what the inputs add. */
export const OURS = "hagukumi";
export const ours = (does: object) => ({ [OURS]: does });

/**
 * The neutral drawing as Teams takes it: literal text, its kinds of actions, none of our hints. name: of what is drawn,
 * where several drawings are put into one card.
 */
export const forTeams = (parts: readonly Part[], surface: Surface, name = "confirm"): readonly Part[] => {
  let confirms = 0;
  const newId = () => `${name}-${++confirms}`;
  return parts.flatMap((part) => translated(part, { surface, newId }));
};

type At = { readonly surface: Surface; readonly newId: () => string };

function translated(part: Part, at: At): readonly Part[] {
  switch (part.type) {
    case "TextBlock":
      return [literalText({ ...part, wrap: true })];
    case "FactSet":
      return [facts(part)];
    case "ActionSet":
      return actionSets(part, at);
    case "Input.ChoiceSet":
    case "Input.Text":
      return [withoutHint(part)];
    default:
      return [inside(part, at)];
  }
}

/** Whatever a part holds: items, columns, rows, cells, a fallback, an action for its whole face. */
function inside(part: Part, at: At): Part {
  const entries = Object.entries(part).map(([name, held]) => {
    if (name === "data") return [name, held];
    if (name === "selectAction") return [name, action(held as Part, at)];
    if (Array.isArray(held) && held.every(isPart)) return [name, held.flatMap((each) => translated(each, at))];
    if (isPart(held)) return [name, translated(held, at)[0]];
    return [name, held];
  });
  return Object.fromEntries(entries) as Part;
}

const isPart = (given: unknown): given is Part =>
  typeof given === "object" && given !== null && typeof (given as { type?: unknown }).type === "string";

const withoutHint = ({ hagukumi: _, ...part }: Part): Part => part as Part;

type Fact = { readonly title: string; readonly value: string };

function facts(part: Part): Part {
  const all = part.facts as readonly Fact[];
  if (all.every(({ title, value }) => isPlain(title) && isPlain(value))) return part;
  const rows = all.map(({ title, value }, at) => ({
    ...columns(
      column(1, [literalText(textBlock(title, { weight: "bolder" }))]),
      column(2, [literalText(textBlock(value))]),
    ),
    spacing: at === 0 ? "default" : "small",
  }));
  return { type: "Container", items: rows };
}

function actionSets(set: Part, at: At): readonly Part[] {
  const drawn = (set.actions as readonly Part[]).map((each) => confirmed(each, at));
  const sets: Part[] = [];
  for (let from = 0; from < drawn.length; from += limits.actions) {
    const row = drawn.slice(from, from + limits.actions);
    const spacing = from === 0 ? set.spacing : "small";
    const buttons = { ...set, spacing, actions: row.map(({ button }) => button) } as Part;
    const questions = row.flatMap(({ question }) => (question ? [question] : []));
    // A button and its question stay in one card, however that is taken apart.
    sets.push(questions.length === 0 ? buttons : { type: "Container", spacing, items: [buttons, ...questions] });
  }
  return sets;
}

type Confirm = NonNullable<Extract<ActionData, { does: "presses" }>["confirm"]>;

/**
 * Teams asks nothing back by itself: the button shows the question beneath it, whose yes acts and whose no hides it
 * again.
 */
function confirmed(given: Part, at: At): { readonly button: Part; readonly question?: Part } {
  const data = given.data as ActionData | undefined;
  if (data?.does !== "presses" || !data.confirm) return { button: action(given, at) };
  const { confirm, ...does } = data;
  const id = at.newId();
  const toggle = (title: string, more: object = {}): Part => ({
    type: "Action.ToggleVisibility",
    title,
    targetElements: [id],
    ...more,
  });
  return {
    button: toggle(
      cut(String(given.title), limits.label, rawSize),
      given.style === undefined ? {} : { style: given.style },
    ),
    question: question(
      id,
      confirm,
      action({ ...given, title: confirm.yes, data: does }, at),
      toggle(cut(confirm.no, limits.label, rawSize)),
    ),
  };
}

const question = (id: string, { title, text }: Confirm, yes: Part, no: Part): Part => ({
  type: "Container",
  id,
  isVisible: false,
  style: "emphasis",
  items: [
    literalText(textBlock(title, { weight: "bolder" })),
    ...(text === "" ? [] : [literalText(textBlock(text))]),
    { type: "ActionSet", actions: [yes, no] },
  ],
});

/** Words have no key, so each button that says them is told apart by this. */
const noted = (does: ActionData): object => (does.does === "asks" ? { ...does, nonce: randomUUID() } : does);

/** A dialog is opened by a submit of its own kind, words are sent as a message, and what acts is executed. */
function action(given: Part, { surface }: At): Part {
  const { hagukumi: _, data, associatedInputs: __, ...drawn } = given;
  const title = cut(String(given.title), limits.label, rawSize);
  const rest = { ...drawn, title };
  if (given.type !== "Action.Execute") return rest as Part;
  const asked = data as ActionData;
  const does = asked.does === "saves" || asked.does === "uploads" ? toPage : asked;
  const carried = ours(noted(does));
  const submit = (more: object = {}): Part => ({ ...rest, type: "Action.Submit", data: { ...more, ...carried } });
  if (surface === "dialog") return submit();
  if (does.does === "opens") return submit({ msteams: { type: "task/fetch" } });
  if (does.does === "asks") return submit({ msteams: { type: "messageBack", text: does.words, displayText: title } });
  return { ...rest, verb: does.does, data: carried, fallback: submit() } as Part;
}
