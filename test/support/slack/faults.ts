/** What goes wrong with the next calls. Plain data, so that a test in another process can ask for it. */
export type Fault = {
  /** `response_url`, or `*` for every method. */
  readonly method: string;
  /** Once, when left out. */
  readonly times?: number | "always";
  /** Of so many of the calls, between 0 and 1. */
  readonly chance?: number;
  /** Before anything else. */
  readonly delayMs?: number;
  /** An HTTP status in place of an answer; 429 comes with `Retry-After`. */
  readonly status?: number;
  readonly retryAfterS?: number;
  /** Slack's own word, in an answer with status 200. */
  readonly error?: string;
  /** The line is cut, and no answer given. */
  readonly cut?: boolean;
  /** The call takes effect all the same. */
  readonly applied?: boolean;
};

export type Faults = {
  readonly arrange: (fault: Fault) => void;
  /** The fault that meets this call. */
  readonly meet: (method: string) => Fault | undefined;
  readonly clear: () => void;
};

export function createFaults(random: () => number): Faults {
  const arranged: { readonly fault: Fault; left: number }[] = [];
  return {
    arrange: (fault) => {
      const { times = 1 } = fault;
      arranged.push({ fault, left: times === "always" ? Number.POSITIVE_INFINITY : times });
    },
    meet: (method) => {
      const met = arranged.find(
        ({ fault, left }) =>
          left > 0 && (fault.method === method || fault.method === "*") && random() < (fault.chance ?? 1),
      );
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

/** Whether the call itself is not done: it is answered in another way, and not said to be applied. */
export const stops = ({ status, error, cut, applied }: Fault): boolean =>
  (status !== undefined || error !== undefined || cut === true) && applied !== true;
