/** What comes in: kept, acknowledged, and worked off at once by this process, or by the job when this process dies. */
import type { App } from "@slack/bolt";
import { z } from "zod";
import { keepSlackArrival } from "../../core/keep-slack-arrival.ts";
import type { Deps } from "../../core/ports.ts";
import { createLanes } from "../../core/run-in-lanes.ts";
import {
  findSlackLane,
  listSlackLeftovers,
  type SlackDispatch,
  workSlackArrival,
} from "../../core/work-slack-arrival.ts";
import type { SlackAppName, SlackArrival } from "../../domain/slack.ts";
import { ChannelError } from "../../errors.ts";
import { readArrival } from "./read-arrival.ts";
import { readUtterance } from "./read-utterance.ts";
import type { Take } from "./socket-door.ts";

/** The ways in of all apps. */
export type Inbound = {
  take(app: SlackAppName): Take;
  /** The job of one arrival. */
  work(id: string): Promise<void>;
  /** What a process that died has left, if it has waited for so long. */
  workLeftovers(sinceMs: number): Promise<void>;
  /** Ends when nothing is worked on. */
  idle(): Promise<void>;
};

/** So many arrivals are worked on side by side; the embedded database has one connection. */
const MOST_AT_ONCE = 8;
/** Beyond this the job works them off, so that a flood does not fill the memory. */
const MOST_IN_MEMORY = 2_000;
/** Slack gives a form three seconds; what takes longer closes it. */
const FORM_MS = 2_500;

const Refusal = z.object({ response_action: z.literal("errors") });

type Acknowledge = (response?: unknown) => Promise<void>;

/** Builds the ways in; `onWorked` is told after each arrival, when something may wait in the outbox. */
export function createInbound(deps: Deps, bolts: ReadonlyMap<SlackAppName, App>, onWorked: () => void): Inbound {
  const lanes = createLanes(MOST_AT_ONCE);
  const work = async (id: string, words: SlackArrival["body"] | null, acknowledge: Acknowledge): Promise<void> => {
    await workSlackArrival(deps, id, { words, dispatch: dispatcher(bolts, acknowledge) });
    onWorked();
  };
  const failed = (id: string, error: unknown): void =>
    deps.log.error({ arrival: id, err: error }, "a Slack event waits for its job");
  const workSoon = (id: string, { lane, body }: SlackArrival): void => {
    if (lanes.size < MOST_IN_MEMORY) {
      lanes.run(lane, () => work(id, body, nothing)).catch((error: unknown) => failed(id, error));
    }
  };
  const workKept = async (id: string): Promise<void> => {
    const lane = await findSlackLane(deps, id);
    if (lane !== null) {
      await lanes.run(lane, () => work(id, null, nothing));
    }
  };
  return {
    take: (app) => async (payload, acknowledge) => {
      const arrival = readArrival(app, payload);
      const id = arrival === null ? null : await keepSlackArrival(deps, arrival, readUtterance(app, payload));
      if (arrival === null || id === null) {
        await acknowledge().catch(nothing);
        return;
      }
      if (arrival.kind === "form") {
        await answerForm((once) => work(id, arrival.body, once), acknowledge).catch((error: unknown) =>
          failed(id, error),
        );
        return;
      }
      // A socket that closed meanwhile cannot take it; Slack sends again, and the inbox knows it then.
      await acknowledge().catch(nothing);
      workSoon(id, arrival);
    },
    work: workKept,
    workLeftovers: async (sinceMs) => {
      const ids = await listSlackLeftovers(deps, sinceMs);
      await Promise.all(ids.map((id) => workKept(id).catch((error: unknown) => failed(id, error))));
    },
    idle: () => lanes.idle(),
  };
}

async function nothing(): Promise<void> {
  // Acknowledged already, or nobody there to hear it.
}

/** Bolt finds the listeners; the event was acknowledged already, except a form, whose listener decides the answer. */
function dispatcher(bolts: ReadonlyMap<SlackAppName, App>, acknowledge: Acknowledge): SlackDispatch {
  return async ({ app, body, secret }) => {
    const bolt = bolts.get(app);
    if (bolt === undefined) {
      throw new ChannelError("channel_unauthorised", "not_configured");
    }
    let refused = false;
    const ack = async (response?: unknown): Promise<void> => {
      refused ||= Refusal.safeParse(response).success;
      await acknowledge(response);
    };
    await bolt.processEvent({ body, ack, customProperties: { secret } });
    return refused ? "refused" : "done";
  };
}

/** Lets the listener answer within Slack's time, and answers for it when it does not. */
async function answerForm(work: (once: Acknowledge) => Promise<void>, acknowledge: Acknowledge): Promise<void> {
  let answered = false;
  const once = async (response?: unknown): Promise<void> => {
    if (!answered) {
      answered = true;
      await acknowledge(response).catch(nothing);
    }
  };
  const timer = setTimeout(() => void once(), FORM_MS);
  try {
    await work(once);
  } finally {
    clearTimeout(timer);
    await once();
  }
}
