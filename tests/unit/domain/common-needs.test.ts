/** Groups of needs that several firms have in common. */
import { describe, expect, test } from "vitest";
import { readReference } from "../../../src/core/knowledge-files.ts";
import { type FiledNeed, groupCommonNeeds } from "../../../src/domain/common-needs.ts";
import { buildLikenessSetting } from "../../../src/domain/likeness-setting.ts";

const reference = readReference("knowledge");
const setting = buildLikenessSetting(reference.ok ? reference.value.likeness : expect.unreachable("knowledge"), []);
const filed = (lines: readonly (readonly [enterprise: string, text: string])[]): FiledNeed[] =>
  lines.map(([enterprise, text], index) => ({
    number: `XQ-2026-${String(index + 1).padStart(4, "0")}`,
    enterprise,
    text,
    cluster: null,
    category: null,
  }));
const group = (lines: readonly (readonly [string, string])[]) => groupCommonNeeds(filed(lines), setting);

describe("grouping", () => {
  test("needs of several firms for one thing are one group with its number of firms", () => {
    expect(
      group([
        ["甲厂", "铝合金压铸模热裂,寿命五万模"],
        ["乙厂", "压铸模龟裂"],
        ["甲厂", "压铸模具热裂严重"],
        ["丙厂", "MES和ERP数据对不上"],
      ]),
    ).toEqual([{ theme: "压铸模·热裂", numbers: ["XQ-2026-0001", "XQ-2026-0002", "XQ-2026-0003"], enterprises: 2 }]);
  });

  test("needs of one firm alone are no common need", () => {
    expect(
      group([
        ["甲厂", "压铸模热裂"],
        ["甲厂", "压铸模具龟裂"],
      ]),
    ).toEqual([]);
  });

  test("a need that is like two unlike ones does not join them", () => {
    const groups = group([
      ["甲厂", "压铸模热裂"],
      ["乙厂", "压铸模粘模"],
      ["丙厂", "注塑模具粘模"],
      ["丁厂", "注塑模具热流道漏胶"],
    ]);
    const together = groups.find(({ numbers }) => numbers.includes("XQ-2026-0001"))?.numbers ?? [];
    expect(together).not.toContain("XQ-2026-0004");
  });

  test("more firms come first", () => {
    const groups = group([
      ["甲厂", "口琴簧片音准不一致"],
      ["乙厂", "口琴调音一致性差"],
      ["甲厂", "反渗透膜污堵"],
      ["乙厂", "RO膜通量衰减"],
      ["丙厂", "反渗透膜产水量下降"],
    ]);
    expect(groups.map(({ enterprises }) => enterprises)).toEqual([3, 2]);
  });
});

describe("themes", () => {
  test("no firm's name is in a theme, even where the texts begin with it", () => {
    const firms = ["甬仑模具", "海曙星辰轴承", "镇海宏远", "Ningbo Apex"];
    const texts = ["轴承异响", "轴承噪声大", "轴承声音响", "bearing noise"];
    const groups = group(firms.map((firm, index) => [firm, `我们${firm}的${texts[index] ?? ""}`]));
    expect(groups.length).toBeGreaterThan(0);
    for (const { theme } of groups) {
      expect(firms.filter((firm) => theme.includes(firm))).toEqual([]);
      expect(theme).not.toMatch(/甬仑|星辰|宏远|apex/iu);
    }
  });

  test("needs with no word in common but unknown ones get a theme without their words", () => {
    const groups = group([
      ["甲厂", "鹦鹉螺甬仑怪异"],
      ["乙厂", "鹦鹉螺甬仑怪异"],
    ]);
    expect(groups).toEqual([{ theme: "同类技术问题", numbers: ["XQ-2026-0001", "XQ-2026-0002"], enterprises: 2 }]);
  });
});

test("thousands of needs are grouped, each into one group at most", () => {
  const products = ["压铸模", "液压阀", "注塑机", "中性笔", "车灯", "齿轮", "轴承", "反渗透膜", "针织面料", "西林瓶"];
  const problems = ["磨损", "漏气", "噪声大", "色差", "开裂", "翘曲"];
  const lines = Array.from({ length: 3000 }, (_, index): [string, string] => [
    `企业${index % 700}`,
    `${products[index % products.length] ?? ""}${problems[Math.floor(index / 10) % problems.length] ?? ""}`,
  ]);
  const groups = group(lines);
  const numbers = groups.flatMap((one) => one.numbers);
  expect(new Set(numbers).size).toBe(numbers.length);
  expect(numbers.length).toBe(3000);
  expect(groups.length).toBeGreaterThanOrEqual(10);
});
