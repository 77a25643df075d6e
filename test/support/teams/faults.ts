/** What goes wrong with the next calls. Plain data, so that a test in another process can ask for it. */
export type Fault = {
  /** Of HTTP; any when left out. */
  readonly method?: string;
  /** A regular expression that the decoded path matches; any when left out. */
  readonly path?: string;
  /** Once, when left out. */
  readonly times?: number | "always";
  /** Of so many of the calls, between 0 and 1. */
  readonly chance?: number;
  /** Before anything else. */
  readonly delayMs?: number;
  /** In place of an answer. */
  readonly status?: number;
  /** Such as `Retry-After`; Teams leaves it out at times. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The word in the answer's `error.code`. */
  readonly code?: string;
  /** The line is cut, and no answer given. */
  readonly cut?: boolean;
  /** The call takes effect all the same. */
  readonly applied?: boolean;
};

export type Faults = {
  readonly arrange: (fault: Fault) => void;
  /** The fault that meets this call. */
  readonly meet: (method: string, path: string) => Fault | undefined;
  readonly clear: () => void;
};

export function createFaults(random: () => number): Faults {
  const arranged: { readonly fault: Fault; left: number }[] = [];
  return {
    arrange: (fault) => {
      const { times = 1 } = fault;
      arranged.push({ fault, left: times === "always" ? Number.POSITIVE_INFINITY : times });
    },
    meet: (method, path) => {
      const met = arranged.find(({ fault }) => isMeant(fault, method, path) && random() < (fault.chance ?? 1));
      if (!met) return undefined;
      met.left -= 1;
      if (met.left <= 0) arranged.splice(arranged.indexOf(met), 1);
      return met.fault;
    },
    clear: () => {
      arranged.length = 0;
    },
  };
}

const isMeant = (fault: Fault, method: string, path: string): boolean =>
  (fault.method === undefined || fault.method === method) &&
  (fault.path === undefined || new RegExp(fault.path).test(path));

/** Whether the call itself is not done: it is answered in another way, and not said to be applied. */
export const stops = ({ status, cut, applied }: Fault): boolean =>
  (status !== undefined || cut === true) && applied !== true;

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
