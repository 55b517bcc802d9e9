/** Which needs may be questions to the documents. */
import { expect, test } from "vitest";
import { soundsLikePolicy } from "../../../src/domain/policy-sound.ts";
import { understandMessage } from "../../../src/domain/understand-message.ts";
import { needSetting } from "../../support/need-setting.ts";

const sound = (text: string, follows: boolean) =>
  soundsLikePolicy(understandMessage(text, needSetting), text, { follows, needs: needSetting.needs });

test("what goes on with a policy question is one; said without it, the documents decide", () => {
  const text = "请的是国外一个退休工程师 他个人接的活呢";
  expect([sound(text, true), sound(text, false)]).toEqual(["yes", "maybe"]);
});

test("a trouble with a product is a need wherever it is told", () => {
  expect([sound("我们压铸件老有气孔", true), sound("我们压铸件老有气孔", false)]).toEqual(["no", "no"]);
});
