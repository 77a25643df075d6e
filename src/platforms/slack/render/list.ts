import type { RichTextRun, SlackBlock } from "./blocks.ts";
import { limits } from "./limits.ts";
import { type Run, rich, runsOf } from "./parts.ts";

type Item = readonly RichTextRun[];

/** A list with a point before each item; an item too long for one block stands as text of its own. */
export function bullets(items: readonly (readonly Run[])[]): readonly SlackBlock[] {
  return grouped(items).flatMap((group) => {
    const [only = []] = group;
    return group.length === 1 && sizeOf(only) > limits.richText ? rich(only) : [list(group.map(runsOf))];
  });
}

const list = (items: readonly Item[]): SlackBlock => ({
  type: "rich_text",
  elements: [
    {
      type: "rich_text_list",
      style: "bullet",
      elements: items.map((elements) => ({ type: "rich_text_section", elements })),
    },
  ],
});

const sizeOf = (item: readonly Run[]): number => item.reduce((sum, { text }) => sum + text.length, 0);

/** As many items as one block's text may hold, and so on. */
function grouped(items: readonly (readonly Run[])[]): readonly (readonly (readonly Run[])[])[] {
  const groups: (readonly Run[])[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    if (size > room) {
      groups.push([]);
      room = limits.richText;
    }
    groups.at(-1)?.push(item);
    room -= size;
  }
  return groups;
}
