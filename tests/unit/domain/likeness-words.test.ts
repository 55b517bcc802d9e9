/** The checks on the likeness file: what a clerk is told when a word is written down wrongly. */
import { expect, test } from "vitest";
import { LikenessWords } from "../../../src/domain/likeness-words.ts";
import { parseYaml } from "../../../src/domain/problem.ts";

const check = (text: string) => {
  const parsed = parseYaml({ file: "need-likeness.yaml", text, firstLine: 1 }, LikenessWords);
  return parsed.ok ? [] : parsed.problems.map(({ line, message }) => `${line} ${message}`);
};

test("a word under two names is named with both", () => {
  const problems = check(`products:
  - { name: 模具, same: [冲模] }
  - { name: 冲压模具, same: [冲模] }
problems:
  - { name: 热裂 }
ignored: []
`);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(/^3 .*“冲模”写在了“模具”和“冲压模具”两处/u);
});

test("a relation to a name that the file does not have is named", () => {
  const problems = check(`products:
  - { name: 阀芯, in: [液压阀] }
problems:
  - { name: 热裂, near: [开裂] }
ignored: []
`);
  expect(problems.join("\n")).toMatch(/“阀芯”提到的“液压阀”不是标准词[\s\S]*“热裂”提到的“开裂”不是标准词/u);
});

test("the same word in two spellings that normalise alike counts once", () => {
  expect(
    check(`products:
  - { name: 芯片, same: [IC, ic, 晶片] }
problems:
  - { name: 热裂 }
ignored: []
`),
  ).toEqual([]);
});
