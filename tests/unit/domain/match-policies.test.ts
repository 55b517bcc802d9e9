/** Matching with policy programmes: each rule cites a clause that is there, and fits where it should. */
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readDirectory } from "../../../src/core/directory-files.ts";
import { listPolicyFiles, readEntry } from "../../../src/core/knowledge-files.ts";
import { matchPolicies, type NeedForPolicy, policyRules } from "../../../src/domain/match-policies.ts";
import { parseYaml, renderProblem } from "../../../src/domain/problem.ts";

const KNOWLEDGE = fileURLToPath(new URL("../../../knowledge", import.meta.url));
const clauseIds = new Set(
  listPolicyFiles(join(KNOWLEDGE, "policies")).files.flatMap((file) => {
    const entry = readEntry(file);
    return entry.ok ? entry.value.document.clauses.map(({ path }) => `${entry.value.document.front.id}#${path}`) : [];
  }),
);
const files = readDirectory(KNOWLEDGE, clauseIds);
const rules = files.ok ? files.value.policyRules : expect.unreachable(files.problems.map(renderProblem).join("\n"));
const ids = (changes: Partial<NeedForPolicy>) =>
  matchPolicies({ cluster: null, category: null, bottleneck: "no", text: "", ...changes }, rules).map(({ id }) => id);

describe("the shipped rules", () => {
  test("cite clauses that are in the policies", () => {
    expect(clauseIds.size).toBeGreaterThan(200);
    expect(rules.filter(({ policy, clause }) => !clauseIds.has(`${policy}#${clause}`))).toEqual([]);
  });

  test.each([
    ["research for a bottleneck", "关键核心技术攻关", { bottleneck: "yes", category: "basic_component" }],
    ["a challenge call", "创新挑战赛", { text: "想把这个难题拿去揭榜挂帅" }],
    ["the district's money for who posts a challenge", "揭榜发榜", { text: "打算發榜悬赏" }],
    ["a voucher for tests", "创新券", { category: "platform", text: "做盐雾检测" }],
    ["a first set", "首台套", { cluster: "high_end_equipment", category: "equipment", text: "样机是我们自主研发的" }],
    [
      "a first batch of a new material",
      "首批次新材料",
      { cluster: "new_materials", category: "key_material", text: "自研树脂想替代进口" },
    ],
    ["overseas engineers", "市级海外工程师", { text: "想请一位德国工程师" }],
    ["work permits", "外国人工作许可", { text: "a foreign expert for our plant" }],
    ["talents", "甬江人才", { text: "想引进一个高层次人才团队" }],
    ["loans", "科技信用贷款", { text: "没钱买设备，能贷款吗" }],
    ["premises", "科创园", { text: "想找场地，房租能不能便宜" }],
    ["the tax side of joint development", "委托研发加计", { text: "合作开发，预算80万" }],
    ["registered contracts", "技术合同登记", { text: "想买技术，专利许可也行" }],
    ["drugs", "生物医药专项", { cluster: "biomedicine", category: "core_tech" }],
    ["chips", "集成电路加计", { cluster: "electronics_info", text: "驱动芯片自研" }],
    ["smart factories", "智能制造", { text: "车间要做数字化改造" }],
    ["expert visits", "专家进百企", { category: "process", text: "表面有气孔" }],
  ] as const)("%s", (_, id, need) => {
    expect(ids(need)).toContain(id);
  });

  test("nothing fits a need that says nothing", () => {
    expect(ids({})).toEqual([]);
    expect(ids({ cluster: "automotive", category: "equipment", text: "要一台拧紧机" })).toEqual([]);
  });

  test("a word of `none` keeps a programme away: who buys a machine builds no first set", () => {
    const need = { cluster: "high_end_equipment", category: "core_tech" } as const;
    expect(ids({ ...need, text: "伺服节能算法" })).toContain("首台套");
    expect(ids({ ...need, text: "想買一臺压铸机" })).not.toContain("首台套");
    expect(ids({ ...need, text: "采购一台压铸机" })).not.toContain("首台套");
  });

  test("each programme comes once, with clause, reason and the words that led there", () => {
    const found = matchPolicies({ cluster: null, category: null, bottleneck: "no", text: "缺资金，想貸款融资" }, rules);
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
    const [loan] = found;
    expect(loan).toMatchObject({ policy: "BL-08", clause: "要点1", clauseId: "BL-08#要点1" });
    expect(loan?.reason).toMatch(/^原话提到.*“贷款”.*：缺资金的/u);
  });
});

describe("the clerk's file is refused, with line and remedy, for", () => {
  const file = (line: string) =>
    ["- id: 一", "  programme: 名称", "  policy: T-1", "  clause: 要点1", "  reason: 理由", `  ${line}`].join("\n");
  const problems = (text: string) => {
    const parsed = parseYaml({ file: "policy-matches.yaml", text, firstLine: 1 }, policyRules(new Set(["T-1#要点1"])));
    return parsed.ok ? "" : parsed.problems.map(renderProblem).join("\n");
  };
  const SOUND = "when: [{ words: [贷款] }]";

  test("nothing when it is sound", () => {
    expect(problems(file(SOUND))).toBe("");
  });

  test.each([
    [
      "a clause that is not there",
      file(SOUND).replace("要点1", "要点9"),
      /:4 .*T-1 没有条款“要点9”，照 policies 文件夹/u,
    ],
    ["a figure in the reason", file(SOUND).replace("理由", "最高100万元"), /:5 .*理由里不写数字/u],
    ["no condition", file("when: [{ none: [贷款] }]"), /:6 .*至少写一项条件/u],
    ["an unknown cluster", file("when: [{ clusters: [auto] }]"), /没有产业集群“auto”/u],
    ["the same id twice", `${file(SOUND)}\n${file(SOUND)}`, /:7 .*写了两次/u],
  ])("%s", (_, text, message) => {
    expect(problems(text)).toMatch(message);
  });
});
