/** A person, a firm or a number corrected in speech, and English names: the value is taken without the words of the order. */
import { describe, expect, test } from "vitest";
import { hearTalk } from "../../support/intake-talk.ts";

const OPENED = "压铸模具开裂，寿命只有三万模，想找专家，宁波博模模具有限公司，王敏13655550000";
const TOLD = ["压铸模具开裂", "寿命只有三万模", "想找专家"];
const OPENED_EN =
  "Our pump seal leaks after 100 hours; we need an expert. Ningbo Hydro Co., Ltd., Amy Zhou, 13511110000";

describe("a corrected person", () => {
  test.each([
    ["名字写错了，叫李强", "李强"],
    ["名字写错了，是周伟", "周伟"],
    ["名字错了，周伟", "周伟"],
    ["不好意思名字打错了，应该是周伟", "周伟"],
    ["联系人不对，是李强", "李强"],
    ["联系人变了，周工", "周工"],
    ["联系人改一下，李强", "李强"],
    ["名字叫李强", "李强"],
    ["哦名字是郑国祥，吉祥的祥", "郑国祥"],
    ["名字改成李强", "李强"],
    ["姓名写得不对，叫欧阳建国", "欧阳建国"],
  ])("%s", (turn, name) => {
    const heard = hearTalk(OPENED, turn);
    expect([heard.contact, heard.enterprise, heard.told]).toEqual([name, "宁波博模模具有限公司", TOLD]);
  });

  test.each(["名字写错了", "联系人不对", "名字写错了，麻烦改一下", "姓名有误"])(
    "stays where no new one is said: %s",
    (turn) => {
      const heard = hearTalk(OPENED, turn);
      expect([heard.contact, heard.told]).toEqual(["王敏", TOLD]);
    },
  );

  test.each(["产品名字叫王牌一号", "供应商名字叫李强", "这个工艺名字叫金刚石镀"])(
    "not of another thing: %s",
    (turn) => {
      expect(hearTalk(OPENED, turn).contact).toBe("王敏");
    },
  );
});

describe("a corrected firm", () => {
  test.each([
    ["公司名改成宁波博模精密模具有限公司", "宁波博模精密模具有限公司"],
    ["公司名错了，改成宁波博模精密模具有限公司", "宁波博模精密模具有限公司"],
    ["单位名称变更为宁波博模精密模具有限公司了", "宁波博模精密模具有限公司"],
    ["公司名写错了，宁波博模精密模具有限公司", "宁波博模精密模具有限公司"],
    ["企业名称换成博模精密", "博模精密"],
    ["单位名称写错了，是博模精密", "博模精密"],
  ])("%s", (turn, name) => {
    const heard = hearTalk(OPENED, turn);
    expect([heard.enterprise, heard.contact, heard.told]).toEqual([name, "王敏", TOLD]);
  });

  test.each(["公司名写错了", "公司名写错了，我看一下", "公司名不对"])("stays where no new one is said: %s", (turn) => {
    expect(hearTalk(OPENED, turn).enterprise).toBe("宁波博模模具有限公司");
  });
});

test("改一下 leads to a new value and is none", () => {
  expect(hearTalk(OPENED, "改一下，要两到三个").target).not.toBe("改一下");
});

describe("a corrected number", () => {
  test.each([
    "手机号码变了，13655550009",
    "电话换了，13655550009",
    "号码换了，现在是13655550009",
    "手机号有变，新的是13655550009",
    "电话错了，13655550009",
    "My phone changed, 13655550009",
  ])("%s", (turn) => {
    const heard = hearTalk(OPENED, turn);
    expect([heard.phone, heard.contact, heard.told]).toEqual(["13655550009", "王敏", TOLD]);
  });

  test("not the number of another", () => {
    expect(hearTalk(OPENED, "供应商电话变了，13655550009").phone).toBe("13655550000");
  });
});

describe("English", () => {
  test.each([
    OPENED_EN,
    "Our pump seal leaks after 100 hours, we need an expert. Ningbo Hydro Co., Ltd. Amy Zhou 13511110000",
    "Our pump seal leaks after 100 hours (Ningbo Hydro Co., Ltd., Amy Zhou, 13511110000)",
    "Ningbo Hydro Co., Ltd., Amy Zhou, 13511110000. Our pump seal leaks after 100 hours and we need an expert",
    "Our pump seal leaks after 100 hours; we need an expert. Amy Zhou, Ningbo Hydro Co., Ltd., 13511110000",
  ])("the firm is read wherever it stands: %s", (turn) => {
    const heard = hearTalk(turn);
    expect([heard.enterprise?.replace(/\.$/u, ""), heard.contact, heard.phone]).toEqual([
      "Ningbo Hydro Co., Ltd",
      "Amy Zhou",
      "13511110000",
    ]);
    expect(heard.told.join(" ")).not.toContain("Ltd");
  });

  test("a supplier's name is not the speaker's", () => {
    expect(
      hearTalk("Our pump seal leaks. The seals come from our supplier Foo Seals Co., Ltd. and we need an expert")
        .enterprise,
    ).toBeUndefined();
  });

  test.each([
    "Submit",
    "Confirm",
    "OK",
    "Cancel",
    "Yes",
    "Confirmed",
    "Yes Please",
    "SUBMIT",
    "Ok Confirm",
    "Go ahead",
  ])("an order is no name: %s", (turn) => {
    const heard = hearTalk("Our pump seal leaks after 100 hours; we need an expert", turn);
    expect([heard.enterprise, heard.contact]).toEqual([undefined, undefined]);
  });

  test("but a firm may begin like one", () => {
    expect(hearTalk("Our pump seal leaks after 100 hours; we need an expert", "Confirm Bearings").enterprise).toBe(
      "Confirm Bearings",
    );
  });

  test.each([
    ["Make it 150 hours", "150 hours"],
    ["Actually make that 800 hours", "800 hours"],
    ["We want 800 hours", "800 hours"],
  ])("a target without the words of the order: %s", (turn, target) => {
    const heard = hearTalk(OPENED_EN, turn);
    expect([heard.target, heard.told[0]]).toEqual([target, "Our pump seal leaks after 100 hours"]);
  });

  test("a figure taken back where no target is known", () => {
    expect(hearTalk(OPENED_EN, "Sorry, it should be 120 hours").told[0]).toBe("Our pump seal leaks after 120 hours");
  });

  test.each(["Sorry, it should be 800 hours", "Make it 800 hours"])("replaces the target said before: %s", (turn) => {
    const heard = hearTalk(OPENED_EN, "We want at least 1000 hours", turn);
    expect(heard.target).toContain("800 hours");
    expect(heard.target).not.toMatch(/1000|make it|it should/iu);
    expect(heard.told[0]).toBe("Our pump seal leaks after 100 hours");
  });
});
