/** Finding an enterprise by what people call it. */
import { expect, test } from "vitest";
import { Enterprise } from "../../../src/domain/enterprise.ts";
import { findEnterprise } from "../../../src/domain/find-enterprise.ts";

const enterprise = (name: string, aliases: string[]) =>
  Enterprise.parse({
    id: name,
    name,
    aliases,
    uscc: null,
    street: null,
    clusters: [],
    qualifications: [],
    rd_institutions: [],
    rd_expense_last_year: null,
    main_products: [],
    contacts: [],
    key_enterprise: false,
    liaison: null,
    leader: null,
    accounts: [],
    disclosure_default: "internal",
    notes: null,
    sample: false,
  });
const FIRMS = [
  enterprise("宁波北仑甬仑压铸模具有限公司", ["甬仑模具", "Yonglun Die Casting"]),
  enterprise("宁波海塑机械股份有限公司", ["海塑"]),
  enterprise("浙江海塑机械有限公司", []),
];
const find = (name: string) => findEnterprise(name, FIRMS)?.name ?? null;

test.each([
  ["宁波北仑甬仑压铸模具有限公司", "宁波北仑甬仑压铸模具有限公司"],
  ["寧波北侖甬侖壓鑄模具有限公司", "宁波北仑甬仑压铸模具有限公司"],
  ["甬仑模具", "宁波北仑甬仑压铸模具有限公司"],
  ["甬仑模具公司", "宁波北仑甬仑压铸模具有限公司"],
  ["甬仑压铸模具", "宁波北仑甬仑压铸模具有限公司"],
  ["yonglun die casting co., ltd.", "宁波北仑甬仑压铸模具有限公司"],
  ["海塑", "宁波海塑机械股份有限公司"],
  ["宁波海塑机械股份有限公司", "宁波海塑机械股份有限公司"],
])("%s is %s", (said, name) => {
  expect(find(said)).toBe(name);
});

test.each(["海塑机械", "甬仑", "宁波公司", "", "。"])("%j is nobody: none or several fit", (said) => {
  expect(find(said)).toBeNull();
});

test("an enterprise's credit code must be a sound one", () => {
  expect(() => Enterprise.parse({ ...FIRMS[0], uscc: "91350100M000100Y44" })).toThrow(/统一社会信用代码/u);
});
