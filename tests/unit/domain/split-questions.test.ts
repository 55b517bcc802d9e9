/** Parts of a message: each question by itself, with the statements that belong to it. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pointsBack, splitQuestions } from "../../../src/domain/split-questions.ts";

const focuses = (message: string) => splitQuestions(message).map((part) => part.focus);

describe("splitting", () => {
  test("two questions between full stops are two parts", () => {
    expect(focuses("高企市里奖多少？要准备什么材料？")).toEqual(["高企市里奖多少？", "要准备什么材料？"]);
    expect(focuses("What is the subsidy? How do I apply?")).toEqual(["What is the subsidy?", "How do I apply?"]);
  });

  test("a comma parts only where both sides ask", () => {
    expect(focuses("加计的80%是谁扣,合同要登记吗")).toEqual(["加计的80%是谁扣", "合同要登记吗"]);
    expect(focuses("研发占4%，能报高企吗？")).toEqual(["研发占4%，能报高企吗？"]);
    expect(focuses("能报高企吗，研发占4%")).toEqual(["能报高企吗，研发占4%"]);
  });

  test("blanks part Chinese questions the way commas do", () => {
    expect(focuses("高企奖多少 材料有哪些")).toEqual(["高企奖多少", "材料有哪些"]);
  });

  test("statements before a question are its circumstances, those behind the last one too", () => {
    const [first, second] = splitQuestions("我们去年销售8000万。能报高企吗？奖多少？我们在北仑。");
    expect(first).toMatchObject({
      focus: "能报高企吗？",
      circumstances: "我们去年销售8000万。",
    });
    expect(second).toMatchObject({
      focus: "奖多少？",
      circumstances: "我们在北仑。",
    });
  });

  test("「分别」 asks the same of each", () => {
    expect(focuses("省科小和市科小分别奖多少？")).toEqual(["省科小奖多少？", "市科小奖多少？"]);
    expect(focuses("高企 专精特新 分别奖多少")).toEqual(["高企奖多少", "专精特新奖多少"]);
  });

  test("levels set side by side are asked for one by one", () => {
    expect(focuses("海外工程师 市级 省级 年薪门槛分别是多少")).toEqual([
      "海外工程师市级年薪门槛是多少",
      "海外工程师省级年薪门槛是多少",
    ]);
  });

  test("a remark before 「分别」 is no subject", () => {
    const both = ["企业技术中心归哪个局", "企业技术研发中心归哪个局"];
    expect(focuses("企业技术中心 企业技术研发中心 老搞混,分别归哪个局")).toEqual(both);
    expect(focuses("企业技术中心，企业技术研发中心，分别归哪个局")).toEqual(both);
  });

  test("a comma inside a number parts nothing", () => {
    const question = "Is the award in Ningbo 500,000 yuan?";
    expect(focuses(question)).toEqual([question]);
  });

  test("an English question may begin with its circumstances, or be announced", () => {
    expect(focuses("For a new centre, how long must it exist, and what must it spend?")).toEqual([
      "For a new centre，how long must it exist",
      "and what must it spend?",
    ]);
    expect(focuses("Is a salary of RMB 500,000 required and how long must the contract be?")).toEqual([
      "Is a salary of RMB 500,000 required",
      "and how long must the contract be?",
    ]);
    expect(focuses("Two questions: the deduction rate, and the prize for a champion.")).toHaveLength(2);
    expect(focuses("We sell bearings, and the plant is in Beilun. What do we get?")).toEqual(["What do we get?"]);
  });

  test("parts are counted from one", () => {
    expect(splitQuestions("奖多少？怎么报？").map((part) => part.ordinal)).toEqual([1, 2]);
  });

  test("parts of one sentence know it, parts of two do not share one", () => {
    const sentences = splitQuestions("奖多少，怎么报？有效期几年？").map((part) => part.sentence);
    expect(sentences).toEqual([0, 0, 1]);
  });

  test.each(["公司在北仑。想报高企。", "高企", "你好", ""])(
    "a message that asks nothing is one part: 「%s」",
    (message) => {
      expect(splitQuestions(message)).toEqual([{ focus: message, circumstances: "", sentence: 0, ordinal: 1 }]);
    },
  );

  test("greetings and thanks beside a question are no part of their own", () => {
    const parts = splitQuestions("您好！高企奖多少？谢谢！");
    expect(parts).toHaveLength(1);
    expect(parts[0]).toMatchObject({
      focus: "高企奖多少？",
      circumstances: "",
    });
  });

  test("Traditional questions are split like Simplified ones", () => {
    expect(focuses("高企獎多少？怎麼申請？")).toEqual(["高企獎多少？", "怎麼申請？"]);
  });
});

describe("pointing back", () => {
  test.each(["那区里呢", "这笔钱什么时候到", "它有效期多久", "what about the district?", "如果没通过"])(
    "「%s」 does",
    (text) => {
      expect(pointsBack(text)).toBe(true);
    },
  );

  test.each(["高企市里奖多少", "How much is the bonus?", "海外工程师年薪要求"])("「%s」 does not", (text) => {
    expect(pointsBack(text)).toBe(false);
  });
});

describe("properties", () => {
  const subject = fc.constantFrom("高企", "海外工程师", "专精特新", "研发准备金", "科小", "小巨人");
  const ask = fc.constantFrom("奖多少", "有什么条件", "怎么申请", "什么时候截止", "能不能报", "要哪些材料");
  const statement = fc.constantFrom("去年销售8000万", "研发占4%", "公司在北仑", "成立10个月", "证书2023年到期");
  const clause = fc.oneof(
    fc.tuple(subject, ask).map((words) => words.join("")),
    statement,
    statement,
  );
  const separator = fc.constantFrom("，", "。", "？", "；", "\n", " ", "！", ", ");
  const message = fc.array(fc.tuple(clause, separator), {
    minLength: 1,
    maxLength: 8,
  });

  test("every clause of a message stands whole in a part, and none is made up", () => {
    fc.assert(
      fc.property(message, (pieces) => {
        const parts = splitQuestions(pieces.flat().join(""));
        const said = parts.map((part) => `${part.circumstances}\n${part.focus}`);
        const bare = (text: string) => text.replace(/[\s，。？；！,]/gu, "");
        const whole = bare(pieces.map(([words]) => words).join(""));
        expect(said.map(bare).join("")).toHaveLength(whole.length);
        return pieces.every(([words]) => said.some((text) => text.includes(words)));
      }),
    );
  });

  test("any text gives at least one part, every part asks something and order is kept", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: "binary" }),
          message.map((pieces) => pieces.flat().join("")),
        ),
        (text) => {
          const parts = splitQuestions(text);
          const sentences = parts.map((part) => part.sentence);
          return (
            parts.length > 0 &&
            parts.every((part) => part.focus.length > 0 || text.trim() === "") &&
            sentences.every((one, index) => index === 0 || one >= (sentences[index - 1] ?? 0))
          );
        },
      ),
    );
  });
});

test.each(["另外高企认定市里奖多少", "还有，高企认定市里奖多少", "对了再问一下高企认定市里奖多少"])(
  "the word that joins a question to what came before is no part of it: %s",
  (message) => {
    expect(splitQuestions(message).map(({ focus }) => focus)).toEqual(["高企认定市里奖多少"]);
  },
);
