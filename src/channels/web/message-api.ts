/** `/api/messages`, `/api/feedback`, `/api/handoffs`: the same as the page's forms, for programs and the page's script. */
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import { giveFeedback } from "../../core/give-feedback.ts";
import { requestHandoff } from "../../core/request-handoff.ts";
import type { InboundMessage } from "../../domain/reply.ts";
import { findCitedLevels } from "./cited-levels.ts";
import { FeedbackInput, HandoffInput, MessageInput, readJson } from "./parse-input.ts";
import { admit, receiveMessage, replyTo } from "./receive-message.ts";
import { renderReply } from "./render-reply.ts";
import type { Web, WebApp, WebContext } from "./web-context.ts";
import { reportProblem } from "./web-problem.ts";

/** Adds the routes. */
export function addMessageApi(app: WebApp, web: Web): void {
  app.post("/api/messages", async (c) => {
    const inbound = await receiveMessage(web, c, await readJson(c, MessageInput));
    const wantsStream = c.req.header("accept")?.includes("text/event-stream") ?? false;
    return wantsStream ? streamReply(web, c, inbound) : c.json(await replyTo(web, inbound, () => undefined));
  });

  app.post("/api/feedback", async (c) => {
    const { messageId, helpful } = await readJson(c, FeedbackInput);
    await giveFeedback(web.deps, {
      messageId,
      helpful,
      requesterId: await admit(web, c),
    });
    return c.body(null, 204);
  });

  app.post("/api/handoffs", async (c) => {
    const { messageId } = await readJson(c, HandoffInput);
    return c.json(
      await requestHandoff(web.deps, {
        messageId,
        requesterId: await admit(web, c),
      }),
    );
  });
}

/** Events `step` {step} as the core goes on, then `reply` {reply, html} or `problem`. */
function streamReply(web: Web, c: WebContext, inbound: InboundMessage): Response {
  // NOTE: nginx holds a stream back until it is complete unless told not to.
  c.header("X-Accel-Buffering", "no");
  return streamSSE(c, async (stream) => {
    const send = createSender(stream);
    try {
      const reply = await replyTo(web, inbound, (step) => void send("step", { step }));
      const levels = await findCitedLevels(web.deps, [reply]);
      const html = String(await renderReply(reply, levels, { helpful: null, handedOff: false }));
      await send("reply", { reply, html });
    } catch (error) {
      await send("problem", reportProblem(web, c, error));
    }
  });
}

/** Writes events one after the other; a listener that has gone stops nothing, the reply is stored all the same. */
function createSender(stream: SSEStreamingApi): (event: string, data: unknown) => Promise<void> {
  let last = Promise.resolve();
  return (event, data) => {
    last = last.then(() => (stream.aborted ? undefined : stream.writeSSE({ event, data: JSON.stringify(data) })));
    return last;
  };
}
