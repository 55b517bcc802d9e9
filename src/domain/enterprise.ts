/** Enterprises (企业): the directory that chat names, liaisons and the ledger are read from. */
import { z } from "zod";
import { readCreditCode } from "./credit-code.ts";
import { WrittenCluster } from "./group.ts";

const Text = z.string("要写文字").trim().min(1, "不能为空");
const Optional = Text.nullable();
const Texts = z.array(Text);

/** A person of the firm; `reminders` says whether notices may be sent. */
const EnterpriseContact = z.strictObject({
  name: Text,
  title: Optional,
  phone: Optional,
  email: Optional,
  reminders: z.boolean(),
});

/**
 * One enterprise of `knowledge/samples/enterprises.yaml` or of an imported sheet.
 *
 * Shape   `aliases` are short names, former names, English names and brands; `clusters` holds the main one first;
 *         `liaison` is the staff id of its one-on-one liaison, `leader` the bureau leader; `notes` never leave the task force;
 *         `sample` marks what `npm run seed` adds, whose name says 示例
 * Unit    `rd_expense_last_year` in 万元, confidential
 */
export const Enterprise = z
  .strictObject({
    id: Text,
    name: Text,
    aliases: Texts,
    uscc: Text.refine(
      (code) => readCreditCode(code).ok,
      "不是正确的统一社会信用代码（18 位，末位是校验位）",
    ).nullable(),
    street: Optional,
    clusters: z.array(WrittenCluster),
    qualifications: z.array(z.strictObject({ name: Text, from: Optional, until: Optional })),
    rd_institutions: z.array(z.strictObject({ name: Text, level: Optional })),
    rd_expense_last_year: z.number().nonnegative().nullable(),
    main_products: Texts,
    contacts: z.array(EnterpriseContact),
    key_enterprise: z.boolean(),
    liaison: Optional,
    leader: Optional,
    accounts: Texts,
    disclosure_default: z.enum(["internal", "anonymous", "public"]),
    notes: Optional,
    sample: z.boolean(),
  })
  .refine(({ sample, name }) => !sample || name.includes("示例"), {
    path: ["name"],
    message: "示例数据的名称要带“示例”",
  });
export type Enterprise = z.infer<typeof Enterprise>;
