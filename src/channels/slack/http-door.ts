/** Events by HTTP: checks the signature, keeps, then answers; Slack sends again what was not answered with 200. */
import { z } from "zod";
import type { Clock, Logger } from "../../core/ports.ts";
import type { Take } from "./socket-door.ts";
import { createVerifier } from "./verify-signature.ts";

/** A form with everything that Slack puts around it; more is not Slack. */
const MAX_BODY_CHARS = 1_000_000;
const Challenge = z.object({ type: z.literal("url_verification"), challenge: z.string() });

/** Answers one request of Slack. */
export type HttpDoor = (request: Request) => Promise<Response>;

/** The door of one app. */
export function createHttpDoor(
  signingSecret: string,
  { clock, log, take }: { clock: Clock; log: Logger; take: Take },
): HttpDoor {
  const verifier = createVerifier(signingSecret);
  return async (request) => {
    const body = request.method === "POST" ? await request.text() : "";
    const signature = request.headers.get("x-slack-signature") ?? "";
    const timestamp = request.headers.get("x-slack-request-timestamp") ?? "";
    const verdict = body.length > MAX_BODY_CHARS ? "wrong" : verifier.verify({ timestamp, signature, body }, clock());
    // A retry within the same second bears the same signature; the inbox knows that it was here.
    const isRetry = verdict === "replayed" && request.headers.has("x-slack-retry-num");
    if (verdict !== "genuine" && !isRetry) {
      log.warn({ verdict }, "a request to the Slack address was refused");
      return new Response(null, { status: 401 });
    }
    const payload = readPayload(body, request.headers.get("content-type") ?? "");
    const challenge = Challenge.safeParse(payload);
    if (challenge.success) {
      return Response.json({ challenge: challenge.data.challenge });
    }
    try {
      return await answer(take, payload);
    } catch (error) {
      verifier.forget(signature);
      log.error({ err: error }, "a Slack event could not be kept");
      return new Response(null, { status: 503 });
    }
  };
}

/** The answer is ready when the payload was acknowledged, not when it was worked off. */
function answer(take: Take, payload: unknown): Promise<Response> {
  return new Promise((resolve, reject) => {
    take(payload, async (response) => {
      resolve(response === undefined ? new Response(null, { status: 200 }) : Response.json(response));
    }).then(() => resolve(new Response(null, { status: 200 })), reject);
  });
}

/** Events are JSON; presses are JSON in a form's field, commands the form itself. */
function readPayload(body: string, contentType: string): unknown {
  if (!contentType.includes("application/x-www-form-urlencoded")) {
    return parseJson(body);
  }
  const fields = new URLSearchParams(body);
  const payload = fields.get("payload");
  return payload === null ? Object.fromEntries(fields) : parseJson(payload);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
