/** The key under which what people call a firm meets its registered name. */
import { expect, test } from "vitest";
import { enterpriseKey } from "../../../src/domain/enterprise-key.ts";

test.each([
  ["寧波北侖甬侖壓鑄模具有限公司", "宁波北仑甬仑压铸模具有限公司"],
  ["甬仑压铸模具", "宁波北仑甬仑压铸模具有限公司"],
  ["甬仑模具公司", "甬仑模具"],
  ["yonglun die casting co., ltd.", "Yonglun Die Casting"],
  ["海塑", "宁波海塑股份有限公司"],
])("%s and %s are one firm", (said, name) => {
  expect(enterpriseKey(said)).toBe(enterpriseKey(name));
});

test.each([
  ["甬仑", "甬仑模具"],
  ["海塑机械", "海塑"],
  ["宁波有限公司", ""],
])("%j and %j stay apart", (one, other) => {
  expect(enterpriseKey(one)).not.toBe(enterpriseKey(other));
});
