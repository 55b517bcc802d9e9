/** Runs work in lanes: one after the other within a lane, a few lanes side by side, in the order in which it came. */

/** Takes work; the promise ends with the work. */
export type Lanes = {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** How much waits or runs. */
  readonly size: number;
  /** Ends when everything that was taken has ended. */
  idle(): Promise<void>;
};

/** Lanes of which at most `most` run at a time. */
export function createLanes(most: number): Lanes {
  const tails = new Map<string, Promise<unknown>>();
  const waiting: (() => void)[] = [];
  let running = 0;
  let size = 0;
  const enter = async (): Promise<void> => {
    if (running >= most) {
      await new Promise<void>((resolve) => waiting.push(resolve));
      return;
    }
    running += 1;
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next === undefined) {
      running -= 1;
      return;
    }
    next();
  };
  const inTurn = async <T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> => {
    await before.catch(() => undefined);
    await enter();
    try {
      return await work();
    } finally {
      leave();
    }
  };
  return {
    get size() {
      return size;
    },
    run: async (lane, work) => {
      size += 1;
      const turn = inTurn(tails.get(lane) ?? Promise.resolve(), work);
      tails.set(lane, turn);
      try {
        return await turn;
      } finally {
        size -= 1;
        if (tails.get(lane) === turn) {
          tails.delete(lane);
        }
      }
    },
    idle: async () => {
      while (tails.size > 0) {
        await Promise.allSettled(tails.values());
      }
    },
  };
}
