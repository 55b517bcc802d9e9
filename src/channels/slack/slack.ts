/** The Slack channel: the doors, the inbox, the listeners and the deliveries of every app that is configured. */
import type { App } from "@slack/bolt";
import type { Answer } from "../../core/answer-slack-message.ts";
import type { Deps, SlackSender, StaffSignIn } from "../../core/ports.ts";
import { sweepSlack } from "../../core/read-slack-backlog.ts";
import type { SlackAppName } from "../../domain/slack.ts";
import { createBoltApp } from "./bolt-app.ts";
import { createDelivery } from "./delivery.ts";
import { createHealth, type Health } from "./health.ts";
import { createHttpDoor, type HttpDoor } from "./http-door.ts";
import { createInbound } from "./inbound.ts";
import { createSignIn } from "./sign-in.ts";
import { createCaller, type SlackCaller } from "./slack-caller.ts";
import { createSender } from "./slack-sender.ts";
import type { SlackAppSettings, SlackSettings } from "./slack-settings.ts";
import { createSocketDoor, type Door, type Take } from "./socket-door.ts";

/** The running channel. */
export type Slack = {
  /** Opens the doors; returns at once, whatever Slack does. */
  start(): void;
  /** Answers a request of Slack under `/slack/<app>`. */
  handle(request: Request): Promise<Response>;
  /** A line for each app, for `/readyz`. */
  status(): Record<string, string>;
  /** The job of one arrival. */
  work(id: string): Promise<void>;
  /** The job of one channel's outbox; null is the round that looks after everything. */
  deliver(lane: { app: SlackAppName; channel: string } | null): Promise<void>;
  /** How staff sign in by Slack; null where that is not configured, or nobody outside can open our pages. */
  signIn: StaffSignIn | null;
  stop(): Promise<void>;
};

/** Whoever received an arrival works on it at once; after so long nobody does. */
const LEFT_MS = 30_000;

/** One app with its parts. */
type Running = { name: SlackAppName; health: Health; caller: SlackCaller; bolt: App };

/** Builds the channel; `answer` is the core's door. */
export function createSlack(deps: Deps, { apiUrl, siteUrl, apps }: SlackSettings, answer: Answer): Slack {
  const parts = apps.map(({ name, botToken }) => {
    const health = createHealth(deps.clock());
    return { name, health, botToken, caller: createCaller({ botToken, apiUrl }, health, deps.clock) };
  });
  const callers = new Map(parts.map(({ name, caller }) => [name, caller]));
  const sender = createSender(callers, {
    words: deps.directory,
    siteUrl,
  });
  const running: Running[] = parts.map(({ botToken, ...part }) => ({
    ...part,
    bolt: createBoltApp({ app: part.name, deps, sender, caller: part.caller, siteUrl, answer }, { botToken, apiUrl }),
  }));
  const delivery = createDelivery(deps, sender);
  const inbound = createInbound(deps, new Map(running.map(({ name, bolt }) => [name, bolt])), delivery.wake);
  const doors = apps.map((app) => openDoor(deps, app, { apiUrl, running, take: inbound.take(app.name) }));
  const look = async (leftSinceMs: number): Promise<void> => {
    await inbound.workLeftovers(leftSinceMs);
    await Promise.all(running.map(checkToken));
    await delivery.deliverAll();
    await sweepSlack(deps);
  };
  return {
    signIn: openSignIn({ apiUrl, siteUrl, apps }, { deps, sender, callers }),
    start: () => {
      for (const { door } of doors) {
        door?.start();
      }
      look(0).catch((error: unknown) => deps.log.error({ err: error }, "the first Slack round failed"));
    },
    handle: async (request) => {
      const path = new URL(request.url).pathname;
      const handle = doors.find(({ name }) => path === `/slack/${name}`)?.handle ?? null;
      return handle === null ? new Response(null, { status: 404 }) : handle(request);
    },
    status: () => Object.fromEntries(running.map(({ name, health }) => [`slack_${name}`, health.describe()])),
    work: (id) => inbound.work(id),
    deliver: (lane) => (lane === null ? look(LEFT_MS) : delivery.deliver(lane)),
    stop: async () => {
      await Promise.all(doors.map(({ door }) => door?.stop()));
      await inbound.idle();
      await delivery.stop();
    },
  };
}

/** What Slack says of the token goes into the app's health, and nowhere else: deliveries find out by themselves. */
async function checkToken({ caller }: Running): Promise<void> {
  await caller.call("auth.test", (client) => client.auth.test()).catch(() => undefined);
}

/** Staff sign in by their own app, or by the only one. */
function openSignIn(
  { apiUrl, siteUrl, apps }: SlackSettings,
  { deps, sender, callers }: { deps: Deps; sender: SlackSender; callers: ReadonlyMap<SlackAppName, SlackCaller> },
): StaffSignIn | null {
  const app = apps.find(({ name }) => name === "staff") ?? apps[0];
  const caller = app === undefined ? undefined : callers.get(app.name);
  return app?.signIn == null || caller === undefined || siteUrl === null
    ? null
    : createSignIn({ app: app.name, ...app.signIn, apiUrl, siteUrl }, { deps, sender, caller });
}

function openDoor(
  { clock, log }: Deps,
  { name, door }: SlackAppSettings,
  { apiUrl, running, take }: { apiUrl: string | null; running: readonly Running[]; take: Take },
): { name: SlackAppName; door: Door | null; handle: HttpDoor | null } {
  const health = running.find((one) => one.name === name)?.health ?? createHealth(clock());
  if (door.kind === "http") {
    health.connected();
    return { name, door: null, handle: createHttpDoor(door.signingSecret, { clock, log, take }) };
  }
  const { appToken } = door;
  return { name, door: createSocketDoor({ appToken, apiUrl }, { health, clock, log, take }), handle: null };
}
