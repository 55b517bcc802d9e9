/** The intake suite: how found items are held against expected ones. */
import { describe, expect, test } from "vitest";
import { evaluateIntake, IntakeCase } from "../../../../scripts/eval/intake.ts";
import { needSetting } from "../../../support/need-setting.ts";

const need = (changes: Record<string, unknown>) => ({
  kind: "need",
  cluster: "automotive",
  clusters_ok: ["automotive"],
  category: "process",
  categories_ok: ["process"],
  groups_ok: ["T2"],
  bottleneck: "no",
  slots: {},
  ...changes,
});
const evaluate = (text: string, ...items: unknown[]) =>
  evaluateIntake([IntakeCase.parse({ id: "one", text, lang: "zh-Hans", items })], needSetting, () => "T2");

describe("scores", () => {
  test("a message that is understood as expected scores one everywhere and has no failure", () => {
    const { metrics, failures } = evaluate("车灯起雾，电话13800001111", need({ slots: { phone: ["138-0000-1111"] } }));
    expect(metrics).toEqual({
      suite: "intake",
      n: 1,
      split: 1,
      cluster: 1,
      category: 1,
      group: 1,
      bottleneck: 1,
      slot_precision: 1,
      slot_recall: 1,
    });
    expect(failures).toEqual([]);
  });

  test("a need that was not found counts as wrong in everything", () => {
    const { metrics } = evaluate("车灯起雾", need({}), need({}));
    expect(metrics).toMatchObject({ split: 0, cluster: 0.5, category: 0.5, group: 0.5, bottleneck: 0.5 });
  });

  test("a wrong value costs precision and recall, one that the set does not list costs nothing", () => {
    const { metrics, failures } = evaluate(
      "车灯起雾，预算20万，电话13800001111",
      need({ slots: { phone: ["13900009999"] } }),
    );
    expect(metrics).toMatchObject({ slot_precision: 0, slot_recall: 0 });
    expect(failures[0]).toContain("slots: expected");
  });

  test("another kind is right where the set allows it", () => {
    const other = need({ kind: "policy_question", kinds_ok: ["need"] });
    expect(evaluate("车灯起雾", other).metrics).toMatchObject({ split: 1 });
  });
});
