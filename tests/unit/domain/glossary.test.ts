/** The glossary: which document terms a question's words stand for. */
import { describe, expect, test } from "vitest";
import { buildGlossary, expandWithGlossary } from "../../../src/domain/glossary.ts";
import { normaliseText } from "../../../src/domain/text.ts";

const glossary = buildGlossary([
  {
    term: "高新技术企业",
    same: ["高企", "国高", "HNTE", "high-tech enterprise"],
  },
  { term: "高企认定", same: ["报高企", "高企申报"] },
  { term: "国家科技型中小企业", same: ["科小"] },
  { term: "浙江省科技型中小企业", same: ["省科小"] },
  { term: "知识产权", same: ["IPR", "专利"] },
  { term: "发明专利", same: ["专利"] },
  { term: "软件", same: ["軟體"] },
]);
const expand = (question: string) => expandWithGlossary(normaliseText(question), glossary);

describe("expansion", () => {
  test.each([
    ["国高奖多少", ["高新技术企业"]],
    ["省科小怎么报", ["浙江省科技型中小企业"]],
    ["科小怎么报", ["国家科技型中小企业"]],
    ["專利有沒有獎", ["知识产权", "发明专利"]],
    ["軟體企業", ["软件"]],
    ["没有别的叫法", []],
  ])("「%s」 → %j", (question, terms) => {
    expect(expand(question)).toEqual(terms);
  });

  test("a word inside a longer one that matched is passed over", () => {
    expect(expand("想报高企")).toEqual(["高企认定"]);
  });

  test("a term that the question already says is not added", () => {
    expect(expand("高新技术企业就是国高吧")).toEqual([]);
  });

  test("Latin words match whole words, in any case, with a plural s", () => {
    expect(expand("Is HNTE open? ")).toEqual(["高新技术企业"]);
    expect(expand("two High-Tech Enterprises")).toEqual(["高新技术企业"]);
    expect(expand("iprs of ours")).toEqual(["知识产权"]);
    expect(expand("hntex")).toEqual([]);
    expect(expand("xipr")).toEqual([]);
  });

  test("no term comes twice", () => {
    expect(expand("国高 HNTE")).toEqual(["高新技术企业"]);
  });
});
