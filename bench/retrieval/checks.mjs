// What we mean to hold, with what was seen.

const limits = {
  policy: { p99: 5, rss: 100e6 },
  scale: { p99: 20, rss: 400e6, buildMs: 10_000 },
};
const shown = {
  p99: (value) => `p99 ${value.toFixed(1)} ms`,
  rss: (value) => `RSS ${Math.round(value / 1e6)} MB`,
  buildMs: (value) => `build ${(value / 1000).toFixed(1)} s`,
};
const timesFaster = 5;

/** { text, holds } for what these results can tell; `holds` is undefined where it could not be measured. */
export const checksOf = (results) =>
  results.flatMap(({ kind, passages, engines }) => {
    const ours = engines.find(({ name }) => name === "ours");
    if (!limits[kind] || !ours) return [];
    const where = kind === "policy" ? "one policy" : `${passages.toLocaleString("en")} passages`;
    const own = Object.entries(limits[kind]).map(([name, limit]) => within(where, name, ours, limit));
    const peers = engines.filter(({ name }) => ["minisearch", "orama"].includes(name));
    return [...own, ...peers.map((peer) => faster(where, peer))];
  });

function within(where, name, ours, limit) {
  const needed = `${where}: at most ${shown[name](limit)}`;
  if (ours[name] === undefined) return { text: `${needed}; ${ours.stopped}`, holds: undefined };
  return { text: `${needed}; seen: ${shown[name](ours[name])}`, holds: ours[name] < limit };
}

function faster(where, { name, ratio, stopped }) {
  const needed = `${where}: median at least ${timesFaster} times faster than ${name}`;
  if (ratio === undefined) return { text: `${needed}; ${stopped ?? "ours was not measured"}`, holds: undefined };
  return { text: `${needed}; seen: ${ratio.toFixed(2)} times`, holds: ratio >= timesFaster };
}
