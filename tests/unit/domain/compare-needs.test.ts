/** same, related or different: the shipped words on the golden pairs, and the rules one by one. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { readReference } from "../../../src/core/knowledge-files.ts";
import { compareNeeds } from "../../../src/domain/compare-needs.ts";
import { likenessKeys } from "../../../src/domain/likeness-keys.ts";
import { buildLikenessSetting } from "../../../src/domain/likeness-setting.ts";

const reference = readReference("knowledge");
const setting = buildLikenessSetting(reference.ok ? reference.value.likeness : expect.unreachable("knowledge"), []);
const GoldenPair = z.object({ a: z.string(), b: z.string(), label: z.enum(["same", "related", "different"]) });
const golden = readFileSync("tests/golden/duplicates.jsonl", "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => GoldenPair.parse(JSON.parse(line)));
const need = (text: string) => ({ text, cluster: null, category: null });
const compare = (a: string, b: string) => compareNeeds(need(a), need(b), setting);

describe("judging", () => {
  test.each([
    ["same problem of the same product in other words", "液压阀阀芯磨得快", "液压阀的阀芯不耐磨", "same"],
    ["another language", "洗衣机脱水时振动大", "Our washing machines vibrate too much when spinning", "same"],
    ["another script", "注塑机油泵噪声大", "射出機的油泵太吵", "same"],
    ["other figures", "压铸件气孔率2%要降到0.5%", "压铸件气孔率5%,目标1%以下", "same"],
    ["another problem", "液压阀阀芯磨损", "液压阀换向噪声大", "related"],
    ["another part of one product", "中性笔墨水想国产化", "中性笔球珠想国产化", "related"],
    ["another product with the problem", "继电器漏气", "石英晶振漏气", "related"],
    ["another material", "PEEK件注塑翘曲", "ABS件注塑翘曲", "related"],
    ["the product before in the chain", "覆铜板剥离强度低", "铜箔表面粗糙", "related"],
    ["a like word for another thing", "热裂解炉结焦", "压铸模热裂", "different"],
    ["a general name alone in common", "红外光幕的芯片想自研", "基因芯片信号弱", "different"],
    ["a process in common, other parts", "高强螺栓电镀后氢脆断裂", "弹性挡圈镀锌以后氢脆断裂", "related"],
    ["a part of another machine", "注塑机螺杆磨损快", "挤出机螺杆半年磨损", "related"],
    ["a product that no list knows, in like words", "高压油轨毛刺去不掉", "油轨管里的毛刺刮不干净", "same"],
    ["a name inside a longer one", "冰箱压缩机漏油", "冰箱漏油", "same"],
    ["two problems in common, a product unsaid", "排产靠Excel,交期总延误", "还在用Excel排,老是赶不上交期", "same"],
    ["one problem in common, a product unsaid", "发动机缸体气孔", "气孔太多", "related"],
    [
      "a problem that no list knows, in another language",
      "含氟废水降不下去",
      "fluoride wastewater: hard to bring down",
      "same",
    ],
    ["a problem that no list knows", "超低温球阀内漏", "超低温球阀执行机构带不动", "related"],
    ["a broad problem in other trades", "想招电气工程师", "服装厂想招打版师", "different"],
  ])("%s: 「%s」 and 「%s」 are %s", (_, a, b, likeness) => {
    expect(compare(a, b).likeness).toBe(likeness);
  });

  test("a broad problem relates two products of one cluster", () => {
    const inCluster = (text: string) => ({ text, cluster: "high_end_equipment" as const, category: null });
    const [a, b] = ["包装机成本高", "贴标机成本高"];
    expect(compareNeeds(inCluster(a), inCluster(b), setting).likeness).toBe("related");
    expect(compareNeeds(inCluster(a), { ...inCluster(b), cluster: "biomedicine" }, setting).likeness).toBe("different");
  });

  test("the reason names product and problem in Chinese", () => {
    expect(compare("gel pen ink skips", "中性笔墨水断墨").reason).toBe("同一产品（中性笔、墨水）的同一问题（断墨）。");
    expect(compare("液压阀磨损", "液压阀噪声大").reason).toBe(
      "同一产品（液压阀），问题不同：液压阀·磨损；液压阀·噪声。",
    );
  });

  test("a text is the same as itself, with score 1 where it names product and problem", () => {
    expect(compare("压铸模热裂", "压铸模热裂")).toMatchObject({ likeness: "same", score: 1 });
  });

  test("the judgement is the same both ways", () => {
    for (const { a, b } of golden) {
      expect([a, compare(b, a).likeness]).toEqual([a, compare(a, b).likeness]);
    }
  });
});

describe("golden pairs", () => {
  test("the shipped words find the same needs and little else", () => {
    const got = golden.map((pair) => ({ pair, likeness: compare(pair.a, pair.b).likeness }));
    const hits = got.filter(({ pair, likeness }) => pair.label === "same" && likeness === "same").length;
    const claimed = got.filter(({ likeness }) => likeness === "same").length;
    const wanted = golden.filter(({ label }) => label === "same").length;
    expect((2 * hits) / (claimed + wanted)).toBeGreaterThan(0.93);
    expect(got.filter(({ pair, likeness }) => pair.label === likeness).length / golden.length).toBeGreaterThan(0.85);
  });

  test("nearly all same and related pairs share a key, different ones seldom", () => {
    const sharesKey = ({ a, b }: { a: string; b: string }) => {
      const keys = new Set(likenessKeys(a, setting));
      return likenessKeys(b, setting).some((key) => keys.has(key));
    };
    const same = golden.filter(({ label }) => label === "same");
    const linked = golden.filter(({ label }) => label !== "different");
    const others = golden.filter(({ label }) => label === "different");
    expect(same.filter(sharesKey)).toHaveLength(same.length);
    expect(linked.filter(sharesKey).length / linked.length).toBeGreaterThan(0.95);
    expect(others.filter(sharesKey).length / others.length).toBeLessThan(0.4);
  });
});

describe("keys", () => {
  test("a part leads to its whole, a product to its kind, unknown words to their pairs of characters", () => {
    expect(likenessKeys("阀芯磨损", setting)).toEqual(
      expect.arrayContaining(["产品:阀芯", "产品:液压阀", "问题:磨损", "问题:寿命短"]),
    );
    expect(likenessKeys("鹦鹉螺", setting)).toEqual(["字:鹦鹉", "字:鹉螺"]);
  });

  test("a broad problem is a key only inside its cluster", () => {
    expect(likenessKeys("压铸模成本高", setting).filter((key) => key === "问题:成本高")).toEqual([]);
  });

  test("a text that says nothing has no key", () => {
    expect(likenessKeys("你好!!", setting).length).toBeLessThanOrEqual(1);
    expect(likenessKeys("", setting)).toEqual([]);
  });
});
