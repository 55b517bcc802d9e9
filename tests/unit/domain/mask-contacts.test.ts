/** Contacts are taken out of what leaves for an outside model; figures of a question stay. */
import { expect, test } from "vitest";
import { maskContacts } from "../../../src/domain/mask-contacts.ts";

test.each([
  ["电话13800138000找王工", "电话（电话）找王工"],
  ["１３８ ００１３ ８０００", "（电话）"],
  ["+86-13800138000", "（电话）"],
  ["座机0574-86780000", "座机（电话）"],
  ["发到 li.ming@firm.com.cn 吧", "发到 （邮箱） 吧"],
])("%s is sent as %s", (text, sent) => {
  expect(maskContacts(text)).toBe(sent);
});

test.each(["营收5000万，研发600万", "甬科高〔2023〕12号", "2026年6月30日前", "91330206MA2AGXXXXX"])(
  "%s is sent as it is",
  (text) => {
    expect(maskContacts(text)).toBe(text.normalize("NFKC"));
  },
);
