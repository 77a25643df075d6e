/** What is done after an acknowledgement. */
export type Afterwards = {
  /** What goes wrong is written down. */
  readonly after: (work: () => Promise<unknown>) => void;
  /** Resolves when nothing of it is under way. */
  readonly settled: () => Promise<void>;
};

export function createAfterwards(onFault: (error: unknown) => void): Afterwards {
  const running = new Set<Promise<unknown>>();
  return {
    after: (work) => {
      const run = work()
        .catch(onFault)
        .finally(() => running.delete(run));
      running.add(run);
    },
    settled: async () => {
      await Promise.all(running);
    },
  };
}
