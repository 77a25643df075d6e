import { z } from "zod";
import { levels } from "../../../../people/person.ts";
import { type Fault, type Loose, list, repeated, ruled } from "../../../../services/content/written/rules.ts";
import { id, map, now, oneOf, text, whole, words, yes } from "../../../../services/content/written/shapes.ts";
import { type ItemGroup, rated, raterRoles, type SheetForm } from "../definition.ts";

const section = text.refine((read) => read === "" || /^[\p{L}\p{N}_-]{1,60}#[\p{L}\p{N}_.-]{1,80}$/u.test(read), {
  error: ({ input }) =>
    `{place}は、方針の節を「ファイル名#番号」の形で書いてください（例：agano#6-2-1-1。# の前後に空白は入れません）。${now(input)}`,
});
const item = map({
  id,
  name: words,
  behaviours: z.array(words).min(1),
  sections: z.array(section).min(1),
});
const group = map({ name: words, weight: whole(1, 100), items: z.array(item).min(1) });

/** One of levels and titles, which an optional pair of keys cannot say by itself. */
const target = ruled(
  map({ levels: choices(levels).exactOptional(), titles: z.array(text).min(1).exactOptional() }),
  function* (read): Iterable<Fault> {
    if (read && typeof read === "object" && (read.levels === undefined) === (read.titles === undefined))
      yield [[], "for には、levels（職層）か titles（職名）の、どちらか一方だけを書いてください。"];
  },
).transform(({ levels: those, titles = [] }): SheetForm["for"] => (those ? { levels: those } : { titles }));

/** One file of `forms/`. */
export const formFile: z.ZodType<SheetForm> = map({
  id,
  name: words,
  for: target,
  rates: choices(rated),
  raters: ruled(choices(raterRoles), ratersFaults),
  management_goal: yes,
  groups: ruled(z.array(group).min(1), weightsFaults),
});

/** Some of these, none of them twice. */
function choices<const V extends readonly string[]>(values: V) {
  return ruled(z.array(oneOf(values)).min(1), (read) =>
    repeated(list(read as readonly unknown[])).map(
      ({ at, value }): Fault => [[at], `「${value}」が2回書かれています。`],
    ),
  );
}

function* ratersFaults(read: Loose<SheetForm["raters"]>): Iterable<Fault> {
  const places = list(read).map((role) => (raterRoles as readonly unknown[]).indexOf(role));
  if (places.length > 0 && !places.includes(0)) yield [[], "raters に first（一次評価者）がありません。"];
  if (places.some((place, at) => place >= 0 && place < (places[at - 1] ?? 0)))
    yield [[], `raters は、${raterRoles.join("、")} の順に書いてください。`];
}

function* weightsFaults(groups: Loose<readonly ItemGroup[]>): Iterable<Fault> {
  const weights = list(groups).map((each) => each?.weight);
  const sum = weights.reduce<number>((all, each) => all + (typeof each === "number" ? each : Number.NaN), 0);
  if (sum > 0 && sum !== 100) yield [[], `weight の合計が${sum}です。100にしてください。`];
}
