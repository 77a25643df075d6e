import type { Block } from "../../../view/card.ts";
import type { Locale } from "../../../view/locale.ts";
import type { Evaluation, Part } from "../record.ts";
import { text } from "./text.ts";

/** What former first raters left for whoever may read it, oldest first. */
export const handoverBlocks = ({ parts }: Evaluation, locale: Locale): readonly Block[] =>
  parts
    .filter((part): part is Part<"handover"> => part.kind === "handover" && !part.own)
    .toSorted((a, b) => timeOf(a) - timeOf(b))
    .map(({ author, body }) => ({
      ...{ type: "callout", tone: "plain", label: text[locale].handover(author.name), text: body.words },
    }));

const timeOf = ({ handedInAt }: Part): number => handedInAt?.getTime() ?? 0;
