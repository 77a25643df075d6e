import type { Button, ButtonStyle } from "../../../view/card.ts";
import type { Evaluation } from "../record.ts";
import { opens, target } from "../targets.ts";
import type { Text } from "./text.ts";

export type Opens = "fact" | "facts";
export type Presses = "fact-delete";
export type Submits = "fact";

export const opensFacts = (name: Opens, { id }: Pick<Evaluation, "id">, label: string, style?: ButtonStyle): Button =>
  opens(name, { e: id }, label, style);

export const deletes = ({ id }: Evaluation, fact: string, label: string, t: Text): Button => ({
  ...{ kind: "presses", label, style: "quiet" },
  target: target("fact-delete" satisfies Presses, { e: id, f: fact }),
  confirm: { title: t.deleteTitle, text: t.deleteText, yes: t.deleteYes, no: t.deleteNo },
});
