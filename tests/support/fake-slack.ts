/** A small Slack of our own: Web API, Socket Mode and signed requests, with the faults that the real one has. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { LIMITS } from "../../src/channels/slack/limits.ts";
import { checkMessage, checkView } from "./check-slack-payload.ts";
import { acceptSockets, type FakeSocket } from "./fake-socket.ts";

/** A message that Slack has accepted. `edits` counts changes. */
export type FakePost = {
  channel: string;
  ts: string;
  threadTs: string | null;
  text: string;
  key: string | null;
  edits: number;
  arguments: Record<string, string>;
};

/** A view that was opened, pushed or published; `target` is the trigger or the person. */
type FakeView = { method: string; target: string; view: z.infer<typeof View> };

const View = z.looseObject({
  type: z.string(),
  callback_id: z.string().default(""),
  private_metadata: z.string().default(""),
  blocks: z.array(z.looseObject({ type: z.string() })),
});

/** A message that grows; `tasks` are those that were shown, in order, `stopped` says that it may not grow any more. */
type FakeStream = { channel: string; ts: string; threadTs: string; to: string; tasks: string[]; stopped: boolean };

const Prompts = z.array(z.object({ title: z.string(), message: z.string() })).max(LIMITS.manifest.prompts);

/** A person of the workspace. */
type FakeUser = { email: string | null; team: string; restricted: boolean };

/** What goes wrong, each as a share of calls; all are 0 at first. `retryAfterS` goes with each 429. */
type FakeFaults = {
  rateLimited: number;
  retryAfterS: number;
  failing: number;
  cutAfter: number;
  cutBefore: number;
  /** An error that every call of the Web API gets. */
  error: string | null;
  /** Methods that this Slack does not know. */
  unknown: Set<string>;
  /** Calls of these methods are never answered. */
  hanging: Set<string>;
};

/** One event on its way to the app. `deliveries` counts how often it was sent, `acks` how often that was acknowledged. */
type FakeDelivery = { deliveries: number; acks: number; response: unknown };

/** The running stand-in. */
export type FakeSlack = {
  apiUrl: string;
  posts: FakePost[];
  streams: FakeStream[];
  /** How sessions were said to stand, in order. */
  sessions: { thread: string; status: string }[];
  /** What the Messages tab offers. */
  prompts: z.infer<typeof Prompts>;
  /** Modals and Home tabs that were shown, in order. */
  views: FakeView[];
  /** What of the payloads Slack would have refused. */
  problems: string[];
  calls: { method: string; atMs: number; arguments: Record<string, string> }[];
  /** Milliseconds from each sending to its acknowledgement. */
  ackMs: number[];
  /** Calls that came before the time that a 429 had named. */
  tooEarly: number;
  faults: FakeFaults;
  users: Map<string, FakeUser>;
  /** Channels that are not there, and channels in which a post takes a second. */
  gone: Set<string>;
  /** Channels that another organisation reads too. */
  shared: Set<string>;
  slow: Set<string>;
  sockets(): FakeSocket[];
  /** Sends by socket until it is acknowledged. */
  send(type: "events_api" | "interactive" | "slash_commands", payload: unknown): Promise<FakeDelivery>;
  /** Closes every socket: by the message that announces it, or without a word. */
  refresh(kind: "announced" | "cut"): void;
  close(): Promise<void>;
};

const Ack = z.object({ envelope_id: z.string(), payload: z.unknown() });
/** Slack waits three seconds before it sends again; tests have no time. */
const ACK_WAIT_MS = 1_500;
const NO_SOCKET_MS = 25;

/** Starts it on a free port. */
export async function startFakeSlack(): Promise<FakeSlack> {
  const sockets = new Set<FakeSocket>();
  const waiting = new Map<string, (payload: unknown) => void>();
  const state = { lastTs: 0, closed: false, notBefore: new Map<string, number>() };
  const server = createServer((request, response) => void answer(request, response));
  acceptSockets(server, {
    onOpen: (socket) => {
      sockets.add(socket);
      socket.send(JSON.stringify({ type: "hello", num_connections: sockets.size }));
    },
    onText: (_, text) => {
      const ack = Ack.parse(JSON.parse(text));
      waiting.get(ack.envelope_id)?.(ack.payload);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const pings = setInterval(() => {
    for (const socket of open()) {
      socket.ping();
    }
  }, 5_000);
  const open = (): FakeSocket[] => [...sockets].filter((socket) => socket.open);
  const fake: FakeSlack = {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posts: [],
    streams: [],
    sessions: [],
    prompts: [],
    views: [],
    problems: [],
    calls: [],
    ackMs: [],
    tooEarly: 0,
    faults: {
      rateLimited: 0,
      retryAfterS: 1,
      failing: 0,
      cutAfter: 0,
      cutBefore: 0,
      error: null,
      unknown: new Set(),
      hanging: new Set(),
    },
    users: new Map(),
    gone: new Set(),
    shared: new Set(),
    slow: new Set(),
    sockets: open,
    send: async (type, payload) => {
      const delivery: FakeDelivery = { deliveries: 0, acks: 0, response: null };
      while (delivery.acks === 0 && !state.closed) {
        await deliverOnce(type, payload, delivery);
      }
      return delivery;
    },
    refresh: (kind) => {
      for (const socket of open()) {
        if (kind === "cut") {
          socket.cut();
        } else {
          socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
        }
      }
    },
    close: async () => {
      state.closed = true;
      clearInterval(pings);
      for (const socket of sockets) {
        socket.cut();
      }
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return fake;

  async function deliverOnce(type: string, payload: unknown, delivery: FakeDelivery): Promise<void> {
    const all = open();
    const socket = all[Math.floor(Math.random() * all.length)];
    if (socket === undefined) {
      await sleep(NO_SOCKET_MS);
      return;
    }
    const id = randomUUID();
    const sentAt = performance.now();
    const acked = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    const retry = delivery.deliveries > 0 ? { retry_attempt: delivery.deliveries, retry_reason: "timeout" } : {};
    delivery.deliveries += 1;
    socket.send(
      JSON.stringify({ type, envelope_id: id, accepts_response_payload: type !== "events_api", payload, ...retry }),
    );
    const timer = new AbortController();
    const answer = await Promise.race([
      acked.then((response) => ({ response })),
      sleep(ACK_WAIT_MS, null, { signal: timer.signal }).catch(() => null),
      untilClosed(socket, timer.signal),
    ]);
    timer.abort();
    waiting.delete(id);
    if (answer !== null) {
      fake.ackMs.push(performance.now() - sentAt);
      delivery.acks += 1;
      delivery.response = answer.response;
    }
  }

  async function untilClosed(socket: FakeSocket, signal: AbortSignal): Promise<null> {
    while (socket.open && !signal.aborted) {
      await sleep(50);
    }
    return null;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = (request.url ?? "").replace(/^\/api\//u, "").replace(/\?.*$/u, "");
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const given = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
    const now = performance.now();
    fake.calls.push({ method, atMs: now, arguments: given });
    const isOpening = method === "apps.connections.open";
    if (fake.faults.hanging.has(method)) {
      return;
    }
    if (now < (state.notBefore.get(method) ?? 0)) {
      fake.tooEarly += 1;
    }
    if (!isOpening && Math.random() < fake.faults.rateLimited) {
      state.notBefore.set(method, now + fake.faults.retryAfterS * 1000);
      response.writeHead(429, { "retry-after": String(fake.faults.retryAfterS) }).end();
      return;
    }
    if (!isOpening && Math.random() < fake.faults.cutBefore) {
      request.socket.destroy();
      return;
    }
    if (fake.slow.has(given["channel"] ?? "")) {
      await sleep(1_000);
    }
    const result = fake.faults.error === null ? call(method, given) : { ok: false, error: fake.faults.error };
    if (!isOpening && Math.random() < fake.faults.cutAfter) {
      request.socket.destroy();
      return;
    }
    if (!isOpening && Math.random() < fake.faults.failing) {
      response.writeHead(503).end("upstream");
      return;
    }
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(result));
  }

  function call(method: string, given: Record<string, string>): Record<string, unknown> {
    if (fake.gone.has(given["channel"] ?? "")) {
      return { ok: false, error: "channel_not_found" };
    }
    if (fake.faults.unknown.has(method)) {
      return { ok: false, error: "unknown_method" };
    }
    switch (method) {
      case "apps.connections.open":
        return { ok: true, url: `ws://127.0.0.1:${port}/link?ticket=${randomUUID()}` };
      case "auth.test":
        return { ok: true, team_id: "T1", user_id: BOT, bot_id: "B1" };
      case "users.info":
        return userInfo(given["user"] ?? "");
      case "chat.postMessage":
        return post(given);
      case "chat.startStream":
        return startStream(given);
      case "chat.appendStream":
      case "chat.stopStream":
        return growStream(method, given);
      case "agents.sessions.setStatus":
        fake.sessions.push({ thread: given["thread_ts"] ?? "", status: given["status"] ?? "" });
        return { ok: true };
      case "assistant.threads.setSuggestedPrompts":
        fake.prompts = Prompts.parse(JSON.parse(given["prompts"] ?? "[]"));
        return { ok: true };
      case "chat.delete":
        return remove(given);
      case "chat.update":
        return update(given);
      case "views.open":
      case "views.push":
      case "views.publish":
        return show(method, given);
      case "conversations.open":
        return { ok: true, channel: { id: idOf(given["users"] ?? "") } };
      case "openid.connect.token":
        return giveToken(given);
      case "conversations.info":
        return { ok: true, channel: { id: given["channel"], is_ext_shared: fake.shared.has(given["channel"] ?? "") } };
      case "conversations.list":
        return given["cursor"] === undefined
          ? { ok: true, channels: [{ id: "C9", name: "other" }], response_metadata: { next_cursor: "2" } }
          : { ok: true, channels: [{ id: idOf("#group"), name: "group" }] };
      case "conversations.history":
        return /^[CD]/u.test(given["channel"] ?? "")
          ? page((one) => one.channel === given["channel"])
          : { ok: false, error: "channel_not_found" };
      case "conversations.replies":
        return page((one) => one.channel === given["channel"] && [one.threadTs, one.ts].includes(given["ts"] ?? ""));
      default:
        return { ok: false, error: "unknown_method" };
    }
  }

  /** Codes are `user:nonce`, as the stand-in's own page would have made them. */
  function giveToken({ code = "", client_id = "", client_secret }: Record<string, string>): Record<string, unknown> {
    const [user = "", nonce = ""] = code.split(":");
    if (client_secret !== "client-secret") {
      return { ok: false, error: "bad_client_secret" };
    }
    const team = fake.users.get(user)?.team ?? "T1";
    const claims = { aud: client_id, nonce, exp: Date.now() / 1000 + 60 };
    const told = { ...claims, "https://slack.com/team_id": team, "https://slack.com/user_id": user };
    return { ok: true, id_token: `h.${Buffer.from(JSON.stringify(told)).toString("base64url")}.s` };
  }

  function userInfo(user: string): Record<string, unknown> {
    const known = fake.users.get(user) ?? { email: null, team: "T1", restricted: false };
    const profile = known.email === null ? {} : { email: known.email };
    return {
      ok: true,
      user: { id: user, team_id: known.team, real_name: `名${user}`, is_restricted: known.restricted, profile },
    };
  }

  function show(method: string, given: Record<string, string>): Record<string, unknown> {
    const target = given["trigger_id"] ?? given["user_id"] ?? "";
    if (target.startsWith("expired")) {
      return { ok: false, error: "expired_trigger_id" };
    }
    const view = View.parse(JSON.parse(given["view"] ?? "{}"));
    fake.problems.push(...checkView(view));
    fake.views.push({ method, target, view });
    return { ok: true, view: { id: `V${fake.views.length}` } };
  }

  function check(given: Record<string, string>): void {
    const { text, blocks } = given;
    fake.problems.push(...checkMessage({ text, ...(blocks !== undefined && { blocks: JSON.parse(blocks) }) }));
  }

  function makeTs(): string {
    state.lastTs = Math.max(state.lastTs + 1, Date.now() * 1000);
    return `${Math.floor(state.lastTs / 1e6)}.${String(state.lastTs % 1e6).padStart(6, "0")}`;
  }

  function startStream(given: Record<string, string>): Record<string, unknown> {
    const { channel = "", thread_ts: threadTs, recipient_user_id: to, recipient_team_id, chunks } = given;
    if (threadTs === undefined || to === undefined || recipient_team_id === undefined) {
      return { ok: false, error: "invalid_arguments" };
    }
    const stream = { channel, ts: makeTs(), threadTs, to, tasks: readTasks(chunks), stopped: false };
    fake.streams.push(stream);
    return { ok: true, channel, ts: stream.ts };
  }

  function growStream(method: string, given: Record<string, string>): Record<string, unknown> {
    const stream = fake.streams.find(({ channel, ts }) => channel === given["channel"] && ts === given["ts"]);
    if (stream === undefined || stream.stopped) {
      return { ok: false, error: stream === undefined ? "message_not_found" : "message_not_in_streaming_state" };
    }
    stream.tasks.push(...readTasks(given["chunks"]));
    if (method === "chat.stopStream") {
      stream.stopped = true;
      const text = textsIn(Blocks.parse(JSON.parse(given["blocks"] ?? "[]")).filter(isText)).join("\n");
      check({ text: text.slice(0, LIMITS.message.text), blocks: given["blocks"] ?? "[]" });
      const { channel, ts, threadTs } = stream;
      fake.posts.push({ channel, ts, threadTs, text, key: keyOf(given), edits: 0, arguments: given });
    }
    return { ok: true, channel: stream.channel, ts: stream.ts };
  }

  function remove({ channel, ts }: Record<string, string>): Record<string, unknown> {
    const is = (one: { channel: string; ts: string }): boolean => one.channel === channel && one.ts === ts;
    const found = fake.streams.some(is);
    fake.streams = fake.streams.filter((one) => !is(one));
    fake.posts = fake.posts.filter((one) => !is(one));
    return found ? { ok: true } : { ok: false, error: "message_not_found" };
  }

  function post(given: Record<string, string>): Record<string, unknown> {
    check(given);
    const ts = makeTs();
    const channel = idOf(given["channel"] ?? "");
    const { text = "", thread_ts } = given;
    fake.posts.push({ channel, ts, threadTs: thread_ts ?? null, text, key: keyOf(given), edits: 0, arguments: given });
    return { ok: true, channel, ts, message: { text } };
  }

  function update(given: Record<string, string>): Record<string, unknown> {
    const found = fake.posts.find(({ channel, ts }) => channel === given["channel"] && ts === given["ts"]);
    if (found === undefined) {
      return { ok: false, error: "message_not_found" };
    }
    check(given);
    found.text = given["text"] ?? "";
    found.edits += 1;
    return { ok: true, channel: found.channel, ts: found.ts };
  }

  function page(isThere: (post: FakePost) => boolean): Record<string, unknown> {
    const messages = fake.posts.filter(isThere).map(({ ts, text, key }) => ({
      ts,
      text,
      metadata: { event_type: "yiduiyi_post", event_payload: { key } },
    }));
    return { ok: true, messages: messages.toReversed(), has_more: false };
  }
}

const Chunks = z.array(z.looseObject({ type: z.string(), title: z.string(), status: z.string() }));

function readTasks(chunks: string | undefined): string[] {
  return Chunks.parse(JSON.parse(chunks ?? "[]")).map(({ title, status }) => `${title} ${status}`);
}

const Blocks = z.array(z.looseObject({ type: z.string() }));

function isText({ type }: { type: string }): boolean {
  return !type.endsWith("actions");
}

/** Every text in blocks. */
function textsIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([key, one]) =>
    key === "text" && typeof one === "string" ? [one] : textsIn(one),
  );
}

function keyOf({ metadata }: Record<string, string>): string | null {
  return metadata === undefined ? null : Metadata.parse(JSON.parse(metadata)).event_payload.key;
}

const Metadata = z.object({ event_payload: z.object({ key: z.string() }) });

/** A person's direct message and a named channel have ids of their own. */
function idOf(channel: string): string {
  return channel.replace(/^#/u, "C0").replace(/^U/u, "DU");
}

/** The bot's own user. */
export const BOT = "UBOT00001";

let lastEvent = 0;

/** A message event as Slack sends it; only what matters is given. */
export function makeEvent(event: Record<string, unknown>, body: Record<string, unknown> = {}): Record<string, unknown> {
  lastEvent += 1;
  const ts = `${1_782_000_000 + lastEvent}.000100`;
  return {
    type: "event_callback",
    token: "verification",
    team_id: "T1",
    api_app_id: "A1",
    event_id: `Ev${process.pid}x${lastEvent}`,
    event_time: 1_782_000_000,
    authorizations: [{ enterprise_id: null, team_id: "T1", user_id: BOT, is_bot: true, is_enterprise_install: false }],
    is_ext_shared_channel: false,
    ...body,
    event: { type: "message", channel: "D1", channel_type: "im", user: "U1", team: "T1", ts, event_ts: ts, ...event },
  };
}

/** A press of a button under a message. */
export function makePress(press: {
  action: string;
  value: string;
  user: string;
  channel: string;
  message: { ts: string; thread_ts?: string };
}): Record<string, unknown> {
  lastEvent += 1;
  const { action, value, user, channel, message } = press;
  const action_ts = `${1_782_000_000 + lastEvent}.000200`;
  return {
    type: "block_actions",
    team: { id: "T1" },
    user: { id: user, team_id: "T1" },
    api_app_id: "A1",
    trigger_id: `${lastEvent}.trigger`,
    channel: { id: channel },
    container: { type: "message", message_ts: message.ts, channel_id: channel },
    message: { type: "message", text: "…", ...message },
    actions: [{ type: "button", action_id: action, block_id: "b", value, action_ts }],
  };
}

/** A modal that is sent, with what was written into it by field; `changes` is the body besides. */
export function makeSubmission(
  view: { id: string; callback_id: string; private_metadata: string },
  written: Record<string, Record<string, unknown>>,
  user: string,
): Record<string, unknown> {
  lastEvent += 1;
  const values = Object.fromEntries(Object.entries(written).map(([name, input]) => [name, { value: input }]));
  return {
    type: "view_submission",
    team: { id: "T1" },
    user: { id: user, team_id: "T1" },
    trigger_id: `${lastEvent}.trigger`,
    view: { type: "modal", hash: `h${lastEvent}`, blocks: [], ...view, state: { values } },
  };
}

/** A signed request as Slack sends it by HTTP; `atS` is its time, `secret` what it is signed with. */
export function signRequest(
  url: string,
  body: string,
  { secret, atS, headers }: { secret: string; atS: number; headers?: Record<string, string> },
): Request {
  const signature = createHmac("sha256", secret).update(`v0:${atS}:${body}`).digest("hex");
  return new Request(url, {
    method: "POST",
    body,
    headers: {
      "content-type": body.startsWith("{") ? "application/json" : "application/x-www-form-urlencoded",
      "x-slack-request-timestamp": String(atS),
      "x-slack-signature": `v0=${signature}`,
      ...headers,
    },
  });
}
