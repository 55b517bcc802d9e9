/** What the web channel counts for `/metrics`; an own registry, so that two applications in one process do not meet. */
import { Counter, Histogram, Registry } from "prom-client";
import type { Item, Reply } from "../../domain/reply.ts";

/** Counters of one application. */
export type Metrics = {
  readonly contentType: string;
  countRequest(request: { method: string; route: string; status: number }): void;
  observeAnswer(reply: Reply, seconds: number): void;
  render(): Promise<string>;
};

/** Seconds: without a model an answer takes hundredths, with one it takes seconds. */
const ANSWER_BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** Fresh counters, all at zero. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const requests = new Counter({
    name: "yiduiyi_http_requests_total",
    help: "HTTP requests by method, route and status",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  const durations = new Histogram({
    name: "yiduiyi_answer_duration_seconds",
    help: "Time from a message to its reply",
    buckets: ANSWER_BUCKETS,
    registers: [registry],
  });
  const answers = new Counter({
    name: "yiduiyi_answers_total",
    help: "Answered items by outcome",
    labelNames: ["status"],
    registers: [registry],
  });
  return {
    contentType: registry.contentType,
    countRequest: (request) => requests.inc({ ...request, status: String(request.status) }),
    observeAnswer(reply, seconds) {
      durations.observe(seconds);
      for (const item of reply.items) {
        answers.inc({ status: outcomeOf(item) });
      }
    },
    render: () => registry.metrics(),
  };
}

function outcomeOf(item: Item): string {
  return item.kind === "policy_question" ? item.status : item.kind;
}
