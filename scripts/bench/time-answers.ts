/** Times whole answers on the real knowledge: every question of the golden set through the one door. */
import { readFileSync } from "node:fs";
import type { App } from "../../src/app.ts";
import { handleMessage } from "../../src/core/handle-message.ts";
import { PolicyCase } from "../eval/policy.ts";
import { medianTiming, type Timing, toTiming } from "./time-set.ts";

const GOLDEN = "tests/golden/policy.jsonl";

/** Asks every question `runs` times, each in a conversation of its own. */
export async function timeAnswers(app: App, runs: number): Promise<Timing & { questions: number }> {
  const texts = readFileSync(GOLDEN, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => PolicyCase.parse(JSON.parse(line)).text);
  const timings: Timing[] = [];
  for (let run = 0; run < runs; run += 1) {
    const times: number[] = [];
    for (const [index, text] of texts.entries()) {
      const name = `bench-${run}-${index}`;
      const inbound = {
        channel: "terminal" as const,
        conversationId: name,
        requesterId: name,
        key: name,
        text,
        locale: null,
      };
      const startedAt = performance.now();
      await handleMessage(app.deps, inbound, () => undefined);
      times.push(performance.now() - startedAt);
    }
    timings.push(toTiming(times));
  }
  return { ...medianTiming(timings), questions: texts.length };
}
