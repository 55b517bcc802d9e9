/** Checks that a request comes from Slack and now: its signature, its time either way, and that it was not here before. */
import { createHmac, timingSafeEqual } from "node:crypto";

/** Slack's documented window; Bolt's own check lets any time in the future pass. */
const WINDOW_S = 300;
/** Signatures that one window can hold at Slack's own limit of events are far fewer. */
const MOST_SEEN = 50_000;

/** What the check said. */
type Verdict = "genuine" | "wrong" | "stale" | "replayed";

/** A request as far as it is signed. */
type Signed = { timestamp: string; signature: string; body: string };

/** Remembers what it let pass for as long as it could come again; `forget` is for a request that was not taken after all. */
type Verifier = { verify(request: Signed, now: Date): Verdict; forget(signature: string): void };

/** A verifier for one signing secret. */
export function createVerifier(signingSecret: string): Verifier {
  const seen = new Map<string, number>();
  const verify = ({ timestamp, signature, body }: Signed, now: Date): Verdict => {
    const nowS = now.getTime() / 1000;
    const sentS = /^\d{1,12}$/u.test(timestamp) ? Number(timestamp) : Number.NaN;
    if (!(Math.abs(nowS - sentS) <= WINDOW_S)) {
      return "stale";
    }
    const own = `v0=${createHmac("sha256", signingSecret).update(`v0:${timestamp}:${body}`).digest("hex")}`;
    if (!isSame(own, signature)) {
      return "wrong";
    }
    forgetOld(seen, nowS);
    if (seen.has(own)) {
      return "replayed";
    }
    seen.set(own, nowS);
    return "genuine";
  };
  return { verify, forget: (signature) => void seen.delete(signature) };
}

function isSame(own: string, given: string): boolean {
  const [a, b] = [Buffer.from(own), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Entries are in order of their time. */
function forgetOld(seen: Map<string, number>, nowS: number): void {
  for (const [signature, atS] of seen) {
    if (nowS - atS <= 2 * WINDOW_S && seen.size < MOST_SEEN) {
      return;
    }
    seen.delete(signature);
  }
}
