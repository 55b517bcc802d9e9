/** Questions by which a reader once got a false statement out of the bot: levels, taken-back numbers, yes and no, secrets. */
import { randomUUID } from "node:crypto";
import { beforeAll, expect, test } from "vitest";
import type { Deps } from "../../../src/core/ports.ts";
import { NotFoundError } from "../../../src/errors.ts";
import { makeMessage, policyItems, send, talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

let deps: Deps;

beforeAll(async () => {
  deps = (await testApp()).deps;
});

/** What stands before the first quotation. */
async function lead(text: string): Promise<string> {
  const [reply] = await talk(deps, text);
  return (reply?.text ?? "").split("\n>")[0] ?? "";
}

test.each([
  ["区里高企首次认定奖励是20万吗", /20万/u],
  ["国际首台套宁波市奖多少", /200万/u],
  ["小巨人北仑区奖多少", /50万/u],
])("money of one level is never given for another: %s", async (question, amount) => {
  const [reply] = await talk(deps, question);
  expect(reply?.text).not.toMatch(amount);
});

test.each([
  ["帮我查查慈溪首次认定高企奖多少,我们分厂在那边", /慈溪/u, /\d+万/u],
  ["苏州高企奖励标准是多少，我们分公司在那边", /苏州/u, /\d+万/u],
  ["省科技型中小企业认定，研发占比要几个点、科技人员要几个", /没有收入本资料/u, /%/u],
  ["小巨人营收5000万能报吗", /小巨人.*没有收入本资料/u, /1000万|达到/u],
  ["集成电路企业2028年加计比例多少", /年度不在里面/u, /120%/u],
  ["高企部分搬迁到北仑奖多少", /没有收入本资料/u, /20万/u],
  ["北仑有多少家高企", /没有收入本资料/u, /注册|\d家/u],
  ["研发经费占GDP比重北仑多少", /没有收入本资料/u, /89%/u],
  ["北仑区级企业研发中心 设备原值要多少", /没有收入/u, /200万/u],
  ["海外工程师50万门槛北仑一样吗", /没有收入/u, /达到/u],
])("what the documents do not cover is refused and said: %s", async (question, said, never) => {
  const [reply] = await talk(deps, question);
  expect(policyItems(reply).map(({ status }) => status)).not.toContain("answered");
  expect(reply?.text).toMatch(said);
  expect(reply?.text.replace(question, "")).not.toMatch(never);
});

test("one met condition is not said as the whole answer", async () => {
  expect(await lead("外国人没有学位58岁能办B类吗")).toMatch(
    /^年龄58岁：没有超过60周岁.*4倍或积分60分以上.*学士以上学位/u,
  );
  expect(await lead("海外工程师年薪60万够吗")).toMatch(/达到市级50万元.*还要看：.*合同/u);
  expect(await lead("专精特新营收1500万够吗")).toMatch(/单看这个还不够.*研发费用须在100万元以上/u);
});

test("a clause that the number was not asked about does not decide it", async () => {
  expect(await lead("外国人积分65分能办B类吗")).not.toContain("A类");
  expect(await lead("近三年股权融资600万能直通创新型中小企业吗")).not.toContain("2000万");
});

test("a failed condition needs no others, and the department decides", async () => {
  const text = await lead("海外工程师年薪45万够吗");
  expect(text).toContain("达不到");
  expect(text).not.toMatch(/还要看|还不够/u);
  const [reply] = await talk(deps, "海外工程师年薪45万够吗");
  expect(reply?.text).toContain("最后由归口部门认定");
});

test("a later year than the notice's is said to be missing", async () => {
  expect(await lead("2026年海外工程师年薪门槛")).toMatch(/2021年以后各年通知的条件没有收入本资料/u);
  expect(await lead("今年海外工程师要什么条件")).toMatch(/^您问的年度的通知没有收入本资料，下面是往年的规定。/u);
  expect(await lead("2020年海外工程师年薪门槛")).toMatch(/^宁波市级“海外工程师”的年薪门槛是50万元/u);
});

test("when a document came out is told from its own dates", async () => {
  expect(await lead("强港强区引才工程是哪年发布的")).toContain("这份文件的发布时间：2021-04-21");
});

test("a stay counted per year is not a stay of a year", async () => {
  expect(await lead("省里海外工程师他一年得在厂里待多长时间")).toMatch(/不少于2个月/u);
  expect(await lead("省里海外工程师他一年得在厂里待多长时间")).not.toContain("1年：");
});

test("a number said before decides the short question after it, by the level asked for", async () => {
  const [reply] = await talk(deps, "外国专家年薪谈好40万,市里海外工程师够不够格?省里那个呢");
  expect(reply?.text).toMatch(/年薪40万：达不到市级50万元[\s\S]*年薪40万：达到省级30万元/u);
});

test.each([
  ["高企首次认定奖30万,到哪天打款?研发加计扣除现在又是多少?", "30万", /^第1问：/mu],
  [
    "Two questions: the R&D super deduction rate, and the city subsidy per overseas engineer.",
    "per overseas",
    /^Question 2: /mu,
  ],
])("a refused part is told by its number, not in the asker's words: %s", async (question, claim, label) => {
  const [reply] = await talk(deps, question);
  expect(reply?.text).toMatch(label);
  expect(reply?.text).not.toContain(claim);
});

test("a short question for another level is not answered from the level before", async () => {
  const replies = await talk(deps, "海外工程师年薪40万够吗", "那省里呢", "北仑呢");
  expect(replies.map((reply) => policyItems(reply)[0]?.status)).toEqual(["answered", "answered", "abstained"]);
  expect(replies[1]?.text).toContain("省级30万元");
  expect(replies[2]?.text).not.toMatch(/\d+万/u);
});

test("a comparison names both sides", async () => {
  const [offices] = await talk(deps, "企业技术中心 企业技术研发中心 老搞混,分别归哪个局啊");
  expect(offices?.text).toMatch(/企业技术中心归经信局[\s\S]*归科技局/u);
  expect(await lead("国家科小和宁波科小是同一张牌吗?一个怎么拿一个怎么拿")).toMatch(/不是一回事.*自评.*备案/u);
});

test("a quotation kept in Simplified is said to be so in a Traditional answer", async () => {
  const [reply] = await talk(deps, "高企首次認定市裡獎多少");
  expect(reply?.text).toContain("引文保留簡體原樣");
});

test("where the firm stands is not the level that is asked for", async () => {
  expect(await lead("我们在北仑 高企首次认定奖多少")).toContain("不超过20万元");
});

test.each([
  ["销售从3亿降到1.8亿，高企还有奖补吗", "年销售收入3亿"],
  ["我们2024年销售1.9亿，2025年2.3亿，现在认定高企有奖补吗", "年销售收入1.9亿"],
  ["预计明年销售3亿，高企今年认定有奖补吗", "年销售收入3亿"],
  ["海外工程师月薪5万 能报吗", "年薪5万"],
  ["创新型中小企业成长性14分", "综合评价得分14分"],
])("a number that is not the measure's decides nothing: %s", async (question, ruling) => {
  expect(await lead(question)).not.toContain(ruling);
});

test("the number that replaces a denied one decides", async () => {
  expect(await lead("销售收入不是2亿，是2000万，高企研发费用占比要求多少")).toMatch(/2000万：.*不低于5%/u);
});

test("income from a transfer is not its profit", async () => {
  expect(await lead("技术转让收入800万，所得300万，免税多少")).not.toContain("800万");
});

test("no answer opens against its own sentence", async () => {
  expect(await lead("失败的研发项目不能加计扣除是吗")).not.toMatch(/^不可以/u);
  expect(await lead("高企资格被取消后明年能再报吗")).not.toMatch(/^不可以/u);
});

test("a denial in one sentence does not hide what is secret in the next", async () => {
  const [reply] = await talk(deps, "我们不涉密。另外这批零件是军工绝密型号，图号JX-99，找谁");
  expect(reply?.items).toEqual([{ kind: "secret", draft: {} }]);
  const { rows } = await deps.pool.query(
    "select 1 from message where text like '%JX-99%' or evidence::text like '%JX-99%'",
  );
  expect(rows).toEqual([]);
});

test("of a thousand questions in one message six are answered, and the rest is said to be left", async () => {
  const [reply] = await talk(deps, Array.from({ length: 400 }, (_, index) => `第${index}项奖多少？`).join(""));
  expect(policyItems(reply).length).toBeLessThanOrEqual(6);
  expect(reply?.text).toContain("一次最多回答 6 个问题");
});

test("a key belongs to its conversation, and a conversation to its requester", async () => {
  const first = makeMessage({ text: "高企首次认定市里奖多少" });
  await send(deps, first);
  await expect(send(deps, makeMessage({ text: "你好", key: first.key }))).rejects.toThrow(NotFoundError);
  const stranger = makeMessage({ text: "你好", conversationId: first.conversationId });
  await expect(send(deps, stranger)).rejects.toThrow(NotFoundError);
  const contested = randomUUID();
  const both = await Promise.allSettled(
    [1, 2].map(() => send(deps, makeMessage({ text: "你好", conversationId: contested }))),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});
