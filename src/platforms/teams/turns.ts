/** One after another in a lane, each some time after the one before has begun. */
export function createTurns(apartMs: number) {
  const last = new Map<string, Promise<void>>();
  return {
    next: async <T>(lane: string, start: () => Promise<T>): Promise<T> => {
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
        return await start();
      } finally {
        began();
      }
    },
  };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms).unref());
