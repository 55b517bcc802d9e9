/** Who sees a need, through the door: before, beside and after a draft, in all three scripts, once. */
import { beforeAll, expect, test } from "vitest";
import type { Deps } from "../../../src/core/ports.ts";
import { talk } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

let deps: Deps;

beforeAll(async () => {
  ({ deps } = await testApp());
});

test.each([
  ["轴承断供，德国进口的", "谁能看到我们这个需求？会不会给同行看见", "别的企业看不到", "刚才的需求还差"],
  ["軸承斷供，德國進口的", "誰可以看到我們的資料", "別的企業看不到", "剛才的需求還差"],
  ["Our bearings from Germany are cut off", "Who can see our need?", "other firms cannot see it", "I still lack"],
])("%s: %s", async (need, question, answer, resumes) => {
  const alone = (await talk(deps, question)).at(-1);
  expect(alone?.text.split(answer)).toHaveLength(2);
  expect(alone?.items).toEqual([{ kind: "chitchat" }]);
  const beside = (await talk(deps, need, question)).at(-1);
  expect(beside?.text.split(answer)).toHaveLength(2);
  expect(beside?.text).toContain(resumes);
  expect(beside?.items.map(({ kind }) => kind)).toEqual(["chitchat", "need"]);
});

test("after the filing and in a secret talk too", async () => {
  const filed = await talk(deps, "轴承断供，甬北轴承，张三13800001111", "确认", "会不会公开");
  expect(filed.at(-1)?.text).toContain("公开不公开由你们选");
  const secret = await talk(deps, "有个涉密的项目想对接", "会不会公开");
  expect(secret.at(-1)?.text).toContain("别的企业看不到");
});
