/** The weight of one field in BM25F, and how much its length counts (0: not at all, 1: fully). */
export type FieldWeight = { readonly weight: number; readonly length: number };

/**
 * An inverted index in typed arrays. The postings of term t stand from starts[t] up to starts[t + 1]; an impact is the
 * BM25F share of that term in that unit, so that a query only adds numbers.
 */
export type Postings = {
  readonly terms: ReadonlyMap<string, number>;
  readonly starts: Uint32Array;
  readonly units: Uint32Array;
  readonly impacts: Float32Array;
  readonly count: number;
};

/** Saturation of repeated terms. The best value differs by kind of text (about 0.4 to 3); this lies between. */
const k1 = 1.2;

/** Collects tokens of units, field by field, and makes the index of them. */
export function postingsBuilder(fields: readonly FieldWeight[]) {
  const terms = new Map<string, number>();
  const lengths = fields.map(() => [] as number[]);
  const rows = growable();
  let count = 0;
  const idOf = (term: string) => {
    const known = terms.get(term);
    if (known !== undefined) return known;
    terms.set(term, terms.size);
    return terms.size - 1;
  };
  return {
    add(tokens: readonly (readonly string[])[]) {
      for (const [field, words] of tokens.entries()) {
        lengths[field]?.push(words.length);
        for (const [term, times] of counted(words)) rows.push(idOf(term), count, field, times);
      }
      count++;
    },
    build: (): Postings => assemble({ terms, rows: rows.done(), lengths, fields, count }),
  };
}

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

type Rows = { readonly terms: Uint32Array; readonly units: Uint32Array; readonly marks: Uint16Array };

/** Rows in arrays that double; field and frequency share sixteen bits. */
function growable() {
  let [terms, units, marks] = [new Uint32Array(4096), new Uint32Array(4096), new Uint16Array(4096)];
  let size = 0;
  const grow = () => {
    [terms, units, marks] = [
      resized(terms, new Uint32Array(size * 2)),
      resized(units, new Uint32Array(size * 2)),
      resized(marks, new Uint16Array(size * 2)),
    ];
  };
  return {
    push(term: number, unit: number, field: number, times: number) {
      if (size === terms.length) grow();
      terms[size] = term;
      units[size] = unit;
      marks[size] = field * 4096 + Math.min(times, 4095);
      size++;
    },
    done: (): Rows => ({
      terms: terms.subarray(0, size),
      units: units.subarray(0, size),
      marks: marks.subarray(0, size),
    }),
  };
}

function resized<T extends Uint32Array | Uint16Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

type Parts = {
  readonly terms: ReadonlyMap<string, number>;
  readonly rows: Rows;
  readonly lengths: readonly (readonly number[])[];
  readonly fields: readonly FieldWeight[];
  readonly count: number;
};

function assemble(parts: Parts): Postings {
  const { terms, rows, count } = parts;
  const order = sortedByTerm(rows.terms, terms.size);
  const merged = mergeFields(rows, order, frequencies(parts), terms.size);
  saturate(merged, count);
  return { terms, count, ...merged };
}

/** Row numbers in the order of their terms, earlier units first. */
function sortedByTerm(termOf: Uint32Array, terms: number): Uint32Array {
  const next = new Uint32Array(terms + 1);
  for (const term of termOf) next[term + 1] = (next[term + 1] ?? 0) + 1;
  for (let term = 0; term < terms; term++) next[term + 1] = (next[term + 1] ?? 0) + (next[term] ?? 0);
  const order = new Uint32Array(termOf.length);
  for (let row = 0; row < termOf.length; row++) {
    const term = termOf[row] ?? 0;
    const at = next[term] ?? 0;
    order[at] = row;
    next[term] = at + 1;
  }
  return order;
}

/** A row's frequency, weighted by its field and made relative to the field's usual length. */
function frequencies({ rows, lengths, fields }: Parts): (row: number) => number {
  const usual = lengths.map((each) => each.reduce((sum, length) => sum + length, 0) / Math.max(1, each.length) || 1);
  return (row) => {
    const mark = rows.marks[row] ?? 0;
    const field = mark >> 12;
    const { weight = 1, length: share = 0 } = fields[field] ?? {};
    const relative = (lengths[field]?.[rows.units[row] ?? 0] ?? 0) / (usual[field] ?? 1);
    return (weight * (mark & 4095)) / (1 - share + share * relative);
  };
}

type Merged = { readonly starts: Uint32Array; readonly units: Uint32Array; readonly impacts: Float32Array };

/** One posting for each term and unit: the frequencies of its fields added. */
function mergeFields(rows: Rows, order: Uint32Array, frequency: (row: number) => number, terms: number): Merged {
  const [starts, units, impacts] = [
    new Uint32Array(terms + 1),
    new Uint32Array(order.length),
    new Float32Array(order.length),
  ];
  let [size, term, unit] = [0, -1, -1];
  for (const row of order) {
    const [rowTerm = 0, rowUnit = 0] = [rows.terms[row], rows.units[row]];
    if (rowTerm !== term || rowUnit !== unit) {
      while (term < rowTerm) starts[++term] = size;
      unit = rowUnit;
      units[size++] = rowUnit;
    }
    impacts[size - 1] = (impacts[size - 1] ?? 0) + frequency(row);
  }
  while (term < terms) starts[++term] = size;
  return { starts, units: units.slice(0, size), impacts: impacts.slice(0, size) };
}

function saturate({ starts, impacts }: Merged, count: number): void {
  for (let term = 0; term + 1 < starts.length; term++) {
    const [from = 0, to = 0] = [starts[term], starts[term + 1]];
    const rarity = inverseFrequency(to - from, count);
    for (let at = from; at < to; at++) {
      const times = impacts[at] ?? 0;
      impacts[at] = (rarity * times * (k1 + 1)) / (times + k1);
    }
  }
}

/** How much a term tells that stands in `found` of `count` units. */
export const inverseFrequency = (found: number, count: number): number =>
  Math.log(1 + (count - found + 0.5) / (found + 0.5));

/** In how many units a term stands. */
export function unitsWith(postings: Postings, term: string): number {
  const id = postings.terms.get(term);
  return id === undefined ? 0 : (postings.starts[id + 1] ?? 0) - (postings.starts[id] ?? 0);
}
