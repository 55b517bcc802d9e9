/** How many messages one sender may hand in: a bucket a sender, refilled evenly, kept in memory. */

/** Asks for one message; the answer is 0 when it is allowed, else the seconds to wait. */
export type RateLimit = { take(sender: string, nowMs: number): number };

/** Senders remembered before full buckets are forgotten: about 1 MB. */
const MAX_SENDERS = 10_000;

/**
 * A limit of so many messages a minute, all of which may come at once.
 *
 * Unit    `nowMs` on any clock that only moves forward
 */
export function createRateLimit(perMinute: number): RateLimit {
  const buckets = new Map<string, { left: number; atMs: number }>();
  const perMs = perMinute / 60_000;
  const refilled = (bucket: { left: number; atMs: number }, nowMs: number) =>
    Math.min(perMinute, bucket.left + (nowMs - bucket.atMs) * perMs);
  return {
    take(sender, nowMs) {
      if (buckets.size >= MAX_SENDERS) {
        forgetRested(nowMs);
      }
      const bucket = buckets.get(sender);
      const left = bucket === undefined ? perMinute : refilled(bucket, nowMs);
      const allowed = left >= 1;
      buckets.set(sender, { left: allowed ? left - 1 : left, atMs: nowMs });
      return allowed ? 0 : Math.ceil((1 - left) / perMs / 1000);
    },
  };

  function forgetRested(nowMs: number): void {
    for (const [sender, bucket] of buckets) {
      if (refilled(bucket, nowMs) >= perMinute) {
        buckets.delete(sender);
      }
    }
    // NOTE: a flood of new senders must not grow the map; the oldest lose their record.
    for (const sender of [...buckets.keys()].slice(0, Math.max(0, buckets.size - MAX_SENDERS / 2))) {
      buckets.delete(sender);
    }
  }
}
