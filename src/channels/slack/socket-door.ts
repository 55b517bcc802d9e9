/** Events by socket: connects, hears, and connects again by itself for as long as the service runs, whatever Slack does. */
import { SocketModeReceiver } from "@slack/bolt";
import { z } from "zod";
import type { Clock, Logger } from "../../core/ports.ts";
import { toChannelError } from "./channel-error.ts";
import type { Health } from "./health.ts";
import { QUIET_LOGGER } from "./quiet-logger.ts";
import { clientOptions } from "./slack-caller.ts";

/** Takes a payload and acknowledges it when it is kept. */
export type Take = (payload: unknown, acknowledge: (response?: unknown) => Promise<void>) => Promise<void>;

/** A way in for events. */
export type Door = { start(): void; stop(): Promise<void> };

/** What the door works with. */
export type DoorParts = { health: Health; clock: Clock; log: Logger; take: Take };

/** Slack says hello within a second; a socket that stays dumb is none. */
const HELLO_MS = 15_000;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** A connection that lived shorter counts as a failure, or a Slack that hangs up at once would be called without end. */
const LIVED_MS = 1_000;

const Envelope = z.object({ body: z.unknown(), ack: z.custom<(response?: unknown) => Promise<void>>() });

/** Opens the door of one app; `start` returns at once. */
export function createSocketDoor(app: { appToken: string; apiUrl: string | null }, parts: DoorParts): Door {
  const end = Promise.withResolvers<void>();
  let stopped = false;
  let loop = Promise.resolve();
  const pause = (ms: number): Promise<unknown> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    return Promise.race([promise, end.promise]).finally(() => clearTimeout(timer));
  };
  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopped) {
      const lived = await connectOnce(app, parts, end.promise);
      failures = lived ? 0 : failures + 1;
      const waitMs = lived ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
      await pause(stopped ? 0 : waitMs);
    }
  };
  return {
    start: () => {
      loop = run();
    },
    stop: async () => {
      stopped = true;
      end.resolve();
      await loop;
    },
  };
}

/** One connection from its opening to its end; whether it lived. */
async function connectOnce(
  { appToken, apiUrl }: { appToken: string; apiUrl: string | null },
  { health, clock, log, take }: DoorParts,
  stop: Promise<void>,
): Promise<boolean> {
  // NOTE: the client's own way to reconnect gives up on network faults and leaves a rejection nobody handles.
  const { client } = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: QUIET_LOGGER,
    installerOptions: { clientOptions: clientOptions(apiUrl) },
  });
  client.removeAllListeners("slack_event");
  client.on("slack_event", (envelope: unknown) => {
    const { body, ack } = Envelope.parse(envelope);
    take(body, ack).catch((error: unknown) => log.error({ err: error }, "a Slack event could not be kept"));
  });
  const over = new Promise<void>((resolve) => client.once("disconnected", () => resolve()));
  const deadline = AbortSignal.timeout(HELLO_MS);
  const tooLate = new Promise<never>((_, reject) => {
    deadline.addEventListener("abort", () => reject(new Error("no hello")), { once: true });
  });
  let connectedAtMs = Number.NaN;
  try {
    await Promise.race([client.start(), tooLate, stop.then(() => Promise.reject(new Error("stopped")))]);
    connectedAtMs = performance.now();
    health.connected();
    await Promise.race([over, stop]);
    health.disconnected("disconnected", clock());
  } catch (error) {
    health.disconnected(String(toChannelError(error).details["reason"]), clock());
  }
  // NOTE: a peer that does not answer the closing handshake would keep us for half a minute.
  client.disconnect().catch(() => undefined);
  return performance.now() - connectedAtMs > LIVED_MS;
}
