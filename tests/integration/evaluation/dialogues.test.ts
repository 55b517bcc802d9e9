/** The dialogues suite: how turns and filed needs are held against expected ones, and the golden talks with the intake machine. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { DialogueCase, type DialogueDoor, evaluateDialogues, type Heard } from "../../../scripts/eval/dialogues.ts";
import { intakeDoor } from "../../support/intake-talk.ts";

const NEED = {
  kind: "need",
  cluster: "automotive",
  clusters_ok: ["automotive"],
  category: "process",
  categories_ok: ["process"],
  groups_ok: ["T2"],
  bottleneck: "no",
  slots: { phone: ["13800004001"] },
};
const FILED = {
  draft: { phone: { text: "138-0000-4001", value: "13800004001", span: null } },
  cluster: "automotive",
  category: "process",
  group: "T2",
  bottleneck: "no",
};

function oneTurn(expected: Record<string, unknown>, needs: unknown[]): DialogueCase {
  const expect = { asks: [], filed: false, contains: [], not_contains: [], ...expected };
  return DialogueCase.parse({ id: "one", title: "t", turns: [{ user: "确认", expect }], final: { needs } });
}

function doorSaying(heard: Partial<Heard>): DialogueDoor {
  return {
    judgesPolicies: true,
    open: async () => ({ say: async () => ({ text: "", asks: [], filed: [], policies: [], ...heard }) }),
  };
}

async function pass(one: DialogueCase, heard: Partial<Heard>): Promise<unknown> {
  return (await evaluateDialogues([one], doorSaying(heard), () => undefined)).metrics["passed"];
}

describe("judging", () => {
  test("a turn that asks, says and files as expected passes", async () => {
    const one = oneTurn({ filed: true, contains: [["XQ-"], ["T2", "二组"]], not_contains: ["T3"] }, [NEED]);
    expect(await pass(one, { text: "单号 XQ-2026-0001，T2", filed: [FILED] })).toBe(1);
  });

  test.each<[string, Partial<Heard>]>([
    ["a field outside the list", { asks: ["budget"] }],
    ["a need filed too early", { filed: [FILED] }],
    ["forbidden words", { text: "旧电话 13800004009" }],
  ])("%s fails it", async (_name, heard) => {
    expect(await pass(oneTurn({ not_contains: ["13800004009"] }, []), heard)).toBe(0);
  });

  test("three fields at once fail it even when each is allowed, what confirms does not count", async () => {
    const one = oneTurn({ asks: ["target", "deadline", "budget", "confirm", "disclosure"] }, []);
    expect(await pass(one, { asks: ["target", "deadline", "budget"] })).toBe(0);
    expect(await pass(one, { asks: ["target", "deadline", "confirm", "disclosure"] })).toBe(1);
  });

  test("a citation that is wanted and absent fails it", async () => {
    expect(await pass(oneTurn({ policies: ["NA-03"] }, []), { policies: ["NA-01"] })).toBe(0);
  });

  test.each([
    ["cluster", { ...FILED, cluster: null }],
    ["group", { ...FILED, group: "T1" }],
    ["slots", { ...FILED, draft: {} }],
    ["bottleneck", { ...FILED, bottleneck: "ask" }],
  ])("a filed need with another %s fails it", async (_name, filed) => {
    expect(await pass(oneTurn({ filed: true }, [NEED]), { filed: [filed] })).toBe(0);
  });
});

test("the golden talks pass with the intake machine alone, their policy answers left out", async () => {
  const lines = readFileSync(new URL("../../golden/dialogues.jsonl", import.meta.url), "utf8").split("\n");
  const cases = lines.filter((line) => line !== "").map((line) => DialogueCase.parse(JSON.parse(line)));
  const { metrics, failures } = await evaluateDialogues(cases, intakeDoor, () => undefined);
  expect(metrics["passed"], failures.join("\n")).toBeGreaterThanOrEqual(0.92);
});
