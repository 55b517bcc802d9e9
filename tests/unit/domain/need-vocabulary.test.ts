/** The clerk's files for needs: what is refused, and how words are found. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { z } from "zod";
import { CategoryId } from "../../../src/domain/category.ts";
import { ClusterId } from "../../../src/domain/cluster.ts";
import { CategoryList, ClusterList, NeedWords } from "../../../src/domain/need-vocabulary.ts";
import { parseYaml } from "../../../src/domain/problem.ts";
import { buildWordIndex, findWords } from "../../../src/domain/word-index.ts";

const cluster = (id: string, products: string[]) => ({
  id,
  name: id,
  name_en: id,
  aliases: [],
  products,
  schemes: { "361-2023": [], "361-2025": [] },
});
const messages = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];

describe("the files", () => {
  test("a product stands in one cluster only, however it is written", () => {
    const list = ClusterId.options.map((id) => cluster(id, [id]));
    list[1]?.products.push("軸承");
    list[2]?.products.push("轴承");
    expect(messages(ClusterList, list)).toEqual(["2.products.1 “轴承”在“automotive”里已经有了"]);
  });

  test("every cluster and every category is there once", () => {
    expect(
      messages(
        ClusterList,
        [...ClusterId.options.slice(1), "automotive"].map((id, index) => cluster(id, [`${index}`])),
      ),
    ).toEqual(["11.id automotive 写了两次", " 缺少 petrochemical"]);
    expect(messages(CategoryList, [])).toEqual([` 缺少 ${CategoryId.options.join("、")}`]);
  });

  test("an expression that cannot be read is named with its line", () => {
    const file = new URL("../../../knowledge/need-words.yaml", import.meta.url);
    const text = readFileSync(file, "utf8").replace("    - [卡脖子, ", "    - ['/(/', ");
    const line = text.split("\n").findIndex((one) => one.includes("'/(/'")) + 1;
    const parsed = parseYaml({ file: "need-words.yaml", text, firstLine: 1 }, NeedWords);
    expect(parsed).toMatchObject({
      ok: false,
      problems: [{ line, message: expect.stringContaining("正则表达式写法有误") }],
    });
  });
});

describe("words in a text", () => {
  const index = buildWordIndex([
    ["轴承", "part"],
    ["轴承钢", "material"],
    ["pen", "pen"],
    ["mes", "software"],
  ]);
  const found = (text: string) => findWords(text, index).map(({ word }) => word);

  test("the longest of those that begin at one place counts", () => {
    expect(found("轴承钢和轴承")).toEqual(["轴承钢", "轴承"]);
  });

  test("Latin words are whole words, with or without a plural ending", () => {
    expect(found("pens and a pen, 上mes系统")).toEqual(["pen", "pen", "mes"]);
    expect(found("open pencil message")).toEqual([]);
  });
});
