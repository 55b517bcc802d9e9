/** Wakes the lanes of the outbox in this process: at once when something was put in, and again at the time that a lane names. */
import { deliverSlackPosts, listSlackLanes } from "../../core/deliver-slack-posts.ts";
import type { Deps, SlackSender } from "../../core/ports.ts";
import type { SlackAppName } from "../../domain/slack.ts";

/** One channel of one app. */
type Lane = { app: SlackAppName; channel: string };

/** The deliveries of this process. `deliver` ends when the lane is empty or must wait. */
export type Delivery = {
  /** Sends what was just put in; a lane that waits for its time goes on waiting. */
  wake(): void;
  deliver(lane: Lane): Promise<void>;
  deliverAll(): Promise<void>;
  stop(): Promise<void>;
};

/** What runs, and what waits for its time. */
type State = {
  running: Map<string, { promise: Promise<void>; again: boolean }>;
  timers: Map<string, NodeJS.Timeout>;
  stopped: boolean;
};

/** A timer for a time in the past would be a busy loop. */
const SHORTEST_WAIT_MS = 20;

/** Makes the deliveries; what a lane throws is logged, and the job sees to it later. */
export function createDelivery(deps: Deps, sender: SlackSender): Delivery {
  const state: State = { running: new Map(), timers: new Map(), stopped: false };
  const deliver = createDeliver(deps, sender, state);
  return {
    wake: createWake(deps, state, deliver),
    deliver,
    deliverAll: async () => {
      await Promise.all((await listSlackLanes(deps)).map(deliver));
    },
    stop: async () => {
      state.stopped = true;
      for (const timer of state.timers.values()) {
        clearTimeout(timer);
      }
      await Promise.allSettled([...state.running.values()].map(({ promise }) => promise));
    },
  };
}

/** One delivery of a lane at a time; whoever asks meanwhile makes it look once more. */
function createDeliver(deps: Deps, sender: SlackSender, state: State): Delivery["deliver"] {
  const { running, timers } = state;
  const drain = async (lane: Lane): Promise<void> => {
    const key = keyOf(lane);
    const run = running.get(key);
    let nextAt: Date | null = null;
    do {
      if (run !== undefined) {
        run.again = false;
      }
      nextAt = await deliverSlackPosts(deps, sender, lane);
    } while (run?.again === true && !state.stopped);
    if (nextAt !== null && !state.stopped) {
      const waitMs = Math.max(nextAt.getTime() - deps.clock().getTime(), SHORTEST_WAIT_MS);
      const timer = setTimeout(() => void deliver(lane).catch((error: unknown) => logFailure(deps, error)), waitMs);
      timers.set(key, timer.unref());
    }
  };
  const deliver = (lane: Lane): Promise<void> => {
    const key = keyOf(lane);
    const under = running.get(key);
    if (under !== undefined) {
      under.again = true;
      return under.promise;
    }
    clearTimeout(timers.get(key));
    timers.delete(key);
    const run = { promise: Promise.resolve(), again: false };
    running.set(key, run);
    run.promise = drain(lane).finally(() => {
      running.delete(key);
      if (run.again && !state.stopped) {
        deliver(lane).catch((error: unknown) => logFailure(deps, error));
      }
    });
    return run.promise;
  };
  return deliver;
}

/** Looks for lanes in which something waits; many calls at once are one look. */
function createWake(deps: Deps, state: State, deliver: Delivery["deliver"]): Delivery["wake"] {
  let looking = false;
  let again = false;
  const failed = (error: unknown): void => logFailure(deps, error);
  const look = async (): Promise<void> => {
    do {
      again = false;
      for (const lane of await listSlackLanes(deps)) {
        if (!state.timers.has(keyOf(lane)) && !state.stopped) {
          deliver(lane).catch(failed);
        }
      }
    } while (again && !state.stopped);
  };
  return () => {
    again = true;
    if (!looking && !state.stopped) {
      looking = true;
      look()
        .catch(failed)
        .finally(() => {
          looking = false;
        });
    }
  };
}

function keyOf({ app, channel }: Lane): string {
  return `${app}:${channel}`;
}

function logFailure(deps: Deps, error: unknown): void {
  deps.log.error({ err: error }, "Slack delivery failed");
}
