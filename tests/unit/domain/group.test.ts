/** Groups: what is wrong in the clerk's file is named with line and remedy. */
import { describe, expect, test } from "vitest";
import { ClusterId } from "../../../src/domain/cluster.ts";
import { GroupsFile } from "../../../src/domain/group.ts";
import { parseYaml, renderProblem } from "../../../src/domain/problem.ts";

const LINES = [
  "label: 默认分组",
  "duty_group: B",
  "groups:",
  "  - id: A",
  "    name: 甲组",
  "    note: 默认分组",
  "    clusters: [petrochemical, automotive, high_end_equipment, electronics_info, new_materials, software_services]",
  "    categories: [process]",
  "    terms: [催化剂]",
  "    members: [zhang, li]",
  "    leads: [zhang]",
  "    duty_order: [li, zhang]",
  "    slack_channel: '#group-a'",
  "  - id: B",
  "    name: 乙组",
  "    note: 默认分组",
  "    clusters: [key_components, smart_appliances, fashion_textile, biomedicine, culture_sports_goods, energy_environment]",
  "    categories: []",
  "    terms: []",
  "    members: []",
  "    leads: []",
  "    duty_order: []",
  "    slack_channel: null",
  "rules: []",
  "cc:",
  "  - { id: 贷款, group: B, words: [贷款], none: [], reason: 需要资金 }",
];

/** The problems of the file with one line (from 1) written otherwise. */
function problemsWith(line: number, text: string): string[] {
  const lines = LINES.map((own, index) => (index === line - 1 ? text : own));
  const parsed = parseYaml({ file: "groups.yaml", text: lines.join("\n"), firstLine: 1 }, GroupsFile);
  return parsed.ok ? [] : parsed.problems.map(renderProblem);
}

test("the file of the examples is sound, and its clusters are all there are", () => {
  expect(problemsWith(1, LINES[0] ?? "")).toEqual([]);
  expect(ClusterId.options).toHaveLength(12);
});

describe("is refused, with the line and what to do", () => {
  const B = LINES[16] ?? "";
  test.each([
    ["a cluster in two groups", 17, B.replace("[", "[automotive, "), 17, /automotive 已经写在 A 里.*从其中一处删掉/],
    ["a cluster in no group", 17, B.replace("biomedicine, ", ""), 4, /biomedicine 没有组负责，写进/],
    ["an unknown cluster", 17, B.replace("biomedicine", "pharma"), 17, /没有产业集群“pharma”，可写：.*biomedicine/],
    ["an unknown category", 8, "    categories: [proces]", 8, /没有需求类别“proces”，可写：.*process/],
    ["a duty group that is missing", 2, "duty_group: T5", 2, /没有编号是“T5”的组，可写：A、B/],
    ["a lead who is no member", 11, "    leads: [wang]", 11, /“wang”不在 A 的 members 里，先加进 members/],
    ["a person on duty who is no member", 12, "    duty_order: [wang]", 12, /“wang”不在 A 的 members 里/],
    ["an empty name", 5, "    name: ''", 5, /不能为空/],
    ["a group's id that stands twice", 14, "  - id: A", 14, /“A”写了两次/],
    ["a group's name that stands twice", 15, "    name: 甲组", 15, /“甲组”写了两次/],
    [
      "a copy to a group that is missing",
      26,
      LINES[25]?.replace("group: B", "group: C") ?? "",
      26,
      /没有编号是“C”的组/,
    ],
    ["a broken expression", 9, "    terms: ['/(/']", 9, /正则表达式/],
    ["a channel that Slack cannot know", 13, "    slack_channel: group-a", 13, /#频道名/],
    ["a misspelt field", 6, "    notes: 默认分组", 4, /groups/],
  ])("%s", (_, line, text, expectedLine, message) => {
    const problems = problemsWith(line, text).join("\n");
    expect(problems).toMatch(message);
    expect(problems).toContain(`groups.yaml:${expectedLine} `);
  });
});
