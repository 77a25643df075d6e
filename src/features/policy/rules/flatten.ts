/** No page of a 例規集 nests as deep; a parser slows down with each level. */
const DEEPEST = 500;
/** Of tags that may stay open for ever, such as `<p>`: many in an old page, and none of them nests. */
const MOST_LEFT_OPEN = 20_000;

const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9]{0,20})/gu;
const empty = new Set(["br", "img", "hr", "meta", "link", "input", "col", "area", "base", "wbr", "embed", "source"]);
const leftOpen = new Set(["p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option", "colgroup"]);

/** The page itself, or, of one that nests without end, the page with the innermost tags turned into plain breaks. */
export function flattened(html: string): string {
  const open = { deep: 0, left: 0 };
  const kept: string[] = [];
  let from = 0;
  for (const { 0: whole, 1: slash, 2: name = "", index } of html.matchAll(tag)) {
    const kind = name.toLowerCase();
    if (empty.has(kind)) continue;
    if (!tooDeep(open, leftOpen.has(kind) ? "left" : "deep", slash === "/")) continue;
    kept.push(html.slice(from, index), "<br");
    from = index + whole.length;
  }
  return from === 0 ? html : [...kept, html.slice(from)].join("");
}

/** Counts the tag; whether it is beyond what is kept. */
function tooDeep(open: { deep: number; left: number }, which: "deep" | "left", closes: boolean): boolean {
  const most = which === "deep" ? DEEPEST : MOST_LEFT_OPEN;
  if (!closes) return ++open[which] > most;
  const beyond = open[which] > most;
  open[which] = Math.max(0, open[which] - 1);
  return beyond;
}
