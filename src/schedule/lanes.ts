import PQueue from "p-queue";

/** Work in lanes: one thing after another within a lane, several lanes at once. */
export type Lanes = {
  /** There may be work in this lane. Called while it is worked on, it is looked at once more. */
  readonly kick: (lane: string) => void;
  /** Resolves when nothing is under way any more; nothing new begins meanwhile. */
  readonly stop: () => Promise<void>;
  /** Resolves when nothing is under way; what is kicked meanwhile is waited for too. */
  readonly idle: () => Promise<void>;
};

/**
 * next: does one thing of a lane, and says whether there may be more. When it rejects, the lane rests until it is
 * kicked again.
 */
export function createLanes(
  atOnce: number,
  next: (lane: string) => Promise<boolean>,
  onFault: (error: unknown) => void,
): Lanes {
  const queue = new PQueue({ concurrency: atOnce });
  const again = new Map<string, boolean>();
  let open = true;

  const run = async (lane: string) => {
    try {
      while (open && ((await next(lane)) || again.get(lane))) again.set(lane, false);
    } catch (error) {
      onFault(error);
    }
    const once = again.get(lane);
    again.delete(lane);
    if (once && open) kick(lane);
  };
  const kick = (lane: string) => {
    if (!open) return;
    if (again.has(lane)) return void again.set(lane, true);
    again.set(lane, false);
    void queue.add(() => run(lane));
  };
  return {
    kick,
    idle: () => queue.onIdle(),
    stop: async () => {
      open = false;
      queue.clear();
      await queue.onIdle();
    },
  };
}
