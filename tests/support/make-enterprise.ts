/** Enterprises for tests: valid by default, only what matters is written. */
import type { Enterprise } from "../../src/domain/enterprise.ts";

/** An enterprise of the directory; its name is its id unless another is given. */
export function makeEnterprise(fields: Partial<Enterprise> & { name: string }): Enterprise {
  return {
    id: fields.name,
    aliases: [],
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
    ...fields,
  };
}
