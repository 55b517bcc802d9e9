/** What files a draft that waits on its card, and what does not although it sounds like it. */
import { expect, test } from "vitest";
import { openIntakeTalk } from "../../support/intake-talk.ts";

function countFiled(answer: string): number {
  const talk = openIntakeTalk(null);
  talk.say("甬北压铸的压铸件老有气孔,联系人老梁 13800004001");
  talk.say("别的没有了");
  return talk.say(answer).file.length;
}

test.each([
  "确认",
  "提交",
  "没问题 提交吧",
  "对的👌报",
  "嗯嗯就这么报",
  "就按现在这些报上去",
  "都对,不涉密,请一并提交",
  "核对过了,没问题",
  "好的",
  "OK, please submit it",
  "Looks right, nothing classified. Go ahead.",
])("files: %s", (answer) => {
  expect(countFiled(answer)).toBe(1);
});

test.each([
  "报上去要多久有人联系",
  "我确认完再说",
  "等老板确认",
  "老板还没确认",
  "行 我问下老板",
  "好 明天再提交",
  "确认是0.5%",
  "帮我确认一下指标",
  "提交之前我再想想",
  "把要提交的内容给我看下",
  "提交需要什么材料",
  "我们准备提交高企申报材料了",
  "ok 我再看看",
  "同行也报了",
  "没问题吧?",
  "Can we submit it next week",
])("does not file: %s", (answer) => {
  expect(countFiled(answer)).toBe(0);
});

test.each([
  "好的就按这个",
  "那就",
  "全都",
  "我",
  "先放着吧",
  "取消这个需求先吧",
  "第一个",
  "那个的",
  "不要了吧",
  "公开",
  "发给我",
])("a long run of one word does not hang: %s", (word) => {
  expect(countFiled(`${word.repeat(600)}吗`)).toBe(0);
});
