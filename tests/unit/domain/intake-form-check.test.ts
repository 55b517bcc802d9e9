/** What the form of a draft takes as a firm, a person and a number, and what it takes for nothing. */
import { describe, expect, test } from "vitest";
import { checkForm } from "../../../src/domain/intake-form-check.ts";

describe("a value that cannot be right is told in a sentence", () => {
  test.each([
    ["phone", "abc", "不像电话号码"],
    ["phone", "没有电话", "不像电话号码"],
    ["phone", "1380000400", "不像电话号码"],
    ["email", "梁总", "不像邮箱"],
    ["uscc", "91330206", "18 位"],
    ["enterprise", "无", "请写企业名称"],
    ["enterprise", "没有。", "请写企业名称"],
    ["enterprise", "不知道", "请写企业名称"],
    ["enterprise", "", "请写企业名称"],
    ["enterprise", "12345", "不像企业名称"],
    ["contact", "暂无", "请写联系人"],
    ["contact", "13800004001", "不像人名"],
    ["contact", "梁".repeat(41), "最长 40 个字"],
  ] as const)("%s: %s", (field, text, said) => {
    expect(checkForm({ [field]: text }).problems).toEqual({ [field]: expect.stringContaining(said) });
  });
});

test("firms, people and numbers as they are really written pass", () => {
  const sound = [
    { enterprise: "宁波甲模具有限公司", contact: "周", phone: "138 0000 4001" },
    { enterprise: "3M", contact: "Anna Weber" },
    { enterprise: "ABB 宁波", phone: "0574-86880000转801" },
    { phone: "+49 711 1234567" },
    { phone: "13800004001、13800004002" },
    { email: "liang.wei@example.com.cn" },
  ];
  expect(sound.map((values) => checkForm(values).problems)).toEqual(sound.map(() => ({})));
});

test("没有, 不知道 and the like count as empty where a field may stay open", () => {
  const { values, problems } = checkForm({
    phone: "没有",
    budget: "不知道",
    target: " 暂无。",
    ip: "N/A",
    deadline: "年底",
  });
  expect(problems).toEqual({});
  expect(values).toEqual({ phone: "", budget: "", target: "", ip: "", deadline: "年底" });
});

test("they are an answer to the questions about supply and substitutes, and what was not sent is not looked at", () => {
  expect(checkForm({ supply_risk: "无", substitute: "没有" })).toEqual({
    values: { supply_risk: "无", substitute: "没有" },
    problems: {},
  });
});
