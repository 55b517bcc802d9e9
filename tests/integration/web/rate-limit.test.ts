/** The bucket that keeps one sender from flooding the service. */
import { expect, test } from "vitest";
import { createRateLimit } from "../../../src/channels/web/rate-limit.ts";

test("so many messages may come at once, then one must wait until the bucket has refilled", () => {
  const limit = createRateLimit(3);
  expect([1, 2, 3].map(() => limit.take("a", 0))).toEqual([0, 0, 0]);
  expect(limit.take("a", 0)).toBe(20);
  expect(limit.take("a", 19_000)).toBe(1);
  expect(limit.take("a", 20_000)).toBe(0);
});

test("senders do not share a bucket", () => {
  const limit = createRateLimit(1);
  expect(limit.take("a", 0)).toBe(0);
  expect(limit.take("b", 0)).toBe(0);
});

test("a flood of new senders is survived, and the newest are still limited", () => {
  const limit = createRateLimit(1);
  for (let sender = 0; sender < 30_000; sender += 1) {
    limit.take(`sender ${sender}`, 0);
  }
  expect(limit.take("sender 29999", 0)).toBeGreaterThan(0);
});
