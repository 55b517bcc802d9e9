/** Who speaks for the firm: contacts as they are written in messages, and names that are no contact. */
import { expect, test } from "vitest";
import { extractSlotAnswers, extractSlots } from "../../../src/domain/extract-slots.ts";

const NOW = new Date("2026-06-30T10:00:00+08:00");

test.each([
  ["联系人老徐13800001111", "老徐"],
  ["联系人:周敏 13800002001", "周敏"],
  ["联系人周敏电话13800002001", "周敏"],
  ["联系人是技术部的陈工,手机13800002001", "陈工"],
  ["我姓吴,13900004003", "姓吴"],
  ["免贵姓诸葛,电话13900004003", "姓诸葛"],
  ["找小高就行 13800004005", "小高"],
  ["13900002020 王工", "王工"],
  ["电话13900002020(王建国)", "王建国"],
  ["有事打13900002020找老梁", "老梁"],
  ["我叫欧阳建国,是甬南机械的", "欧阳建国"],
  ["甬密阀业 刘经理", "刘经理"],
  ["甬南机械王厂长,阀芯老卡死", "王厂长"],
  ["我是甬南机械的技术员小李,想问下阀芯磨损", "小李"],
  ["聯絡人:陳小姐 0912345678", "陳小姐"],
  ["聯繫人梁先生,手機13800001234", "梁先生"],
  ["联系人王工 电话13900002002 哦不对是李工", "李工"],
  ["联系人改成小周", "小周"],
  ["联系人不是老张,是老陈", "老陈"],
  ["Contact: Anna, anna@example.com", "Anna"],
  ["Contact person: Mr. Li, 13800001111", "Mr. Li"],
  ["My name is Thomas Weber and we make valves.", "Thomas Weber"],
  ["This is Lucy from Yongbo Precision Co., Ltd.", "Lucy"],
  ["please call Ms. Zhou at 13800001111", "Ms. Zhou"],
  ["回电给沈主任 0574-86780000", "沈主任"],
  ["对接人 技术总监赵明 13800001111", "赵明"],
  ["你们回头联系我们设备科的孙师傅吧 13712345678", "孙师傅"],
  ["让他给我回个电话13900002030 姓陈", "姓陈"],
  ["我姓程 13900004008", "姓程"],
  ["张伟,13800001111,做压铸的", "张伟"],
  ["李女士 微信同号 13800001111", "李女士"],
  ["联系人 Kevin 13800001111", "Kevin"],
  ["叫我老鲍好了,手机号幺三八零零零零一一一一", "老鲍"],
  ["经办人傅晓东 15912345678", "傅晓东"],
  ["公司:甬南机械 姓名:翁丽 电话:13800001111", "翁丽"],
  ["我是采购部小竺", "小竺"],
  ["負責人是林副總,電話0574-86781234", "林副總"],
])("%s names the contact %s", (text, contact) => {
  expect(extractSlots(text, NOW)["contact"]?.text).toBe(contact);
});

test.each([
  "听张总说你们能帮忙",
  "上次请了宁大的李教授来看过,没解决",
  "供应商的小王说要停供",
  "我们做压铸的,气孔率2%左右",
  "高压铸造老出冷隔 13800001111",
  "想找能做涂层的专家",
  "需要王水溶解的配方",
  "小批量试制能做吗",
  "专家有没有推荐的,陈院士团队行不行",
  "老方法做不出来",
  "项目预算万不得已可以加",
  "联系人先不留了",
  "请转给工作人员",
  "We are looking for a partner in Ningbo",
  "I am looking for help with welding",
  "金属件开裂怎么办,电话13800001111",
  "电机温升高13800001111",
])("%s names no contact", (text) => {
  expect(extractSlots(text, NOW)["contact"]).toBeUndefined();
});

test.each([
  ["老梁", "老梁"],
  ["郑工", "郑工"],
  ["姓毛", "姓毛"],
  ["我姓毛", "姓毛"],
  ["王海燕", "王海燕"],
  ["就找我,王海燕", "王海燕"],
  ["是张经理", "张经理"],
  ["甬焰厨电 郑工 13800004007", "郑工"],
  ["Anna", "Anna"],
  ["Mr. Chen", "Mr. Chen"],
  ["叫小虞吧", "小虞"],
  ["陳志豪", "陳志豪"],
])("asked for the contact, %s answers %s", (text, contact) => {
  expect(extractSlotAnswers(text, ["contact", "phone"], NOW)["contact"]?.text).toBe(contact);
});

test.each(["不方便说", "先不留", "跳过", "高企能拿多少钱", "为什么要留", "好的", "OK", "Yes please"])(
  "asked for the contact, %s gives none",
  (text) => {
    expect(extractSlotAnswers(text, ["contact"], NOW)["contact"]).toBeUndefined();
  },
);
