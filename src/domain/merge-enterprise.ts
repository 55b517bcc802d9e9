/** Merges a row of an imported directory into the entry that is there: what the sheet leaves empty stays. */
import type { Enterprise } from "./enterprise.ts";

/** The entry after the import, under the id that it had. Consent, accounts and disclosure are never taken from a sheet. */
export function mergeEnterprise(known: Enterprise, row: Enterprise): Enterprise {
  const keep = <T>(old: readonly T[], fresh: readonly T[]): T[] => [...(fresh.length > 0 ? fresh : old)];
  return {
    ...known,
    name: row.name,
    aliases: [...new Set([...known.aliases, ...row.aliases, ...(known.name === row.name ? [] : [known.name])])],
    uscc: row.uscc ?? known.uscc,
    street: row.street ?? known.street,
    clusters: keep(known.clusters, row.clusters),
    qualifications: mergeDated(known.qualifications, row.qualifications),
    rd_institutions: keep(known.rd_institutions, row.rd_institutions),
    rd_expense_last_year: row.rd_expense_last_year ?? known.rd_expense_last_year,
    main_products: keep(known.main_products, row.main_products),
    contacts: mergeContacts(known.contacts, row.contacts),
    key_enterprise: known.key_enterprise || row.key_enterprise,
    liaison: row.liaison ?? known.liaison,
    leader: row.leader ?? known.leader,
    notes: row.notes ?? known.notes,
  };
}

/** A sheet names qualifications without their dates: known ones keep theirs. */
function mergeDated(known: Enterprise["qualifications"], fresh: Enterprise["qualifications"]) {
  return fresh.length === 0 ? known : fresh.map((one) => known.find(({ name }) => name === one.name) ?? one);
}

/** The person of the sheet first, with the consent that was given before; others stay. */
function mergeContacts(known: Enterprise["contacts"], fresh: Enterprise["contacts"]): Enterprise["contacts"] {
  const merged = fresh.map((person) => {
    const before = known.find(({ name }) => name === person.name);
    return before === undefined
      ? person
      : {
          ...before,
          title: person.title ?? before.title,
          phone: person.phone ?? before.phone,
          email: person.email ?? before.email,
        };
  });
  return [...merged, ...known.filter(({ name }) => !merged.some((one) => one.name === name))];
}
