/** Two places and how many people link them. */
export type Link = { readonly one: string; readonly other: string; readonly people: number };

/**
 * A set of places that parts two of `ends` though somebody links it to the others, but fewer people than the floor;
 * undefined where there is none. By flows that need not grow beyond the floor (Ford and Fulkerson, 1956).
 */
export function thinCut(
  links: readonly Link[],
  ends: ReadonlySet<string>,
  floor: number,
): ReadonlySet<string> | undefined {
  for (const component of components(links)) {
    const [from, ...others] = [...component].filter((place) => ends.has(place));
    for (const to of others) {
      const side = parted(graphOf(links), from as string, to, floor);
      if (side) return side;
    }
  }
  return undefined;
}

/** Places that hang together, however thinly. */
export function components(links: readonly Link[]): readonly ReadonlySet<string>[] {
  const graph = graphOf(links);
  const found: ReadonlySet<string>[] = [];
  for (const place of graph.keys()) if (!found.some((each) => each.has(place))) found.push(reach(graph, place));
  return found;
}

type Graph = ReadonlyMap<string, Map<string, number>>;

function graphOf(links: readonly Link[]): Graph {
  const graph = new Map<string, Map<string, number>>();
  for (const { one, other, people } of links)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      graph.set(from, (graph.get(from) ?? new Map()).set(to, people));
  return graph;
}

/** The side of `from`, where fewer people than the floor link it to `to`. */
function parted(graph: Graph, from: string, to: string, floor: number): ReadonlySet<string> | undefined {
  for (let flow = 0; flow < floor; ) {
    const way = wayBetween(graph, from, to);
    if (!way) return reach(graph, from);
    const most = Math.min(...way.map(([at, next]) => graph.get(at)?.get(next) ?? 0));
    for (const [at, next] of way) {
      change(graph, at, next, -most);
      change(graph, next, at, most);
    }
    flow += most;
  }
  return undefined;
}

const change = (graph: Graph, from: string, to: string, by: number) =>
  graph.get(from)?.set(to, (graph.get(from)?.get(to) ?? 0) + by);

/** The steps of a shortest way along which more can flow. */
function wayBetween(graph: Graph, from: string, to: string): readonly (readonly [string, string])[] | undefined {
  const cameFrom = search(graph, from);
  if (!cameFrom.has(to)) return undefined;
  const steps: [string, string][] = [];
  for (let at = to; at !== from; at = cameFrom.get(at) ?? from) steps.unshift([cameFrom.get(at) ?? from, at]);
  return steps;
}

const reach = (graph: Graph, from: string): ReadonlySet<string> => new Set(search(graph, from).keys());

/** Each place that can be reached, with the one before it. */
function search(graph: Graph, from: string): ReadonlyMap<string, string> {
  const cameFrom = new Map([[from, from]]);
  for (const at of cameFrom.keys())
    for (const [next, room] of graph.get(at) ?? []) if (room > 0 && !cameFrom.has(next)) cameFrom.set(next, at);
  return cameFrom;
}
