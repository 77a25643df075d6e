/** One after another in a lane, each some time after the one before has begun. */
export function createTurns(apartMs: number) {
  const last = new Map<string, Promise<void>>();
  return {
    /** start: says when it begins; when it ends without having begun, the next need not wait for it either. */
    next: async <T>(lane: string, start: (begins: () => void) => Promise<T>): Promise<T> => {
      let began = () => {};
      const mine = new Promise<void>((resolve) => {
        began = resolve;
      });
      const before = last.get(lane);
      const mineOver = mine.then(() => pause(apartMs));
      last.set(lane, mineOver);
      void mineOver.then(() => {
        if (last.get(lane) === mineOver) last.delete(lane);
      });
      await before;
      try {
        return await start(began);
      } finally {
        began();
      }
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
