/** Finds the enterprise of the directory that a person means: full name, alias, or the name without place and legal form. */
// NOTE: for staff and liaisons only. Who asks is never shown anything of the enterprise that a name led to.
import type { Enterprise } from "./enterprise.ts";
import { normaliseText } from "./text.ts";

const PLACE = /^(?:中国|浙江省?|宁波市?|北仑区?|经济技术开发区|开发区|ningbo|beilun|zhejiang)+/u;
const LEGAL_FORM =
  /(?:股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|分公司|公司|集团|co\.?,?ltd\.?|inc|llc|gmbh)$/u;
/** What is left of a name must still tell one firm from another. */
const SHORTEST_CORE = 2;

/**
 * The enterprise that a name stands for; null when none or more than one fits.
 *
 * Shape   a full name or alias goes before a name without place and legal form
 */
export function findEnterprise(name: string, enterprises: readonly Enterprise[]): Enterprise | null {
  const said = plain(name);
  const core = toCore(said);
  const steps = [
    (one: Enterprise) => plain(one.name) === said,
    (one: Enterprise) => one.aliases.some((alias) => plain(alias) === said),
    (one: Enterprise) =>
      core.length >= SHORTEST_CORE && [one.name, ...one.aliases].some((own) => toCore(plain(own)) === core),
  ];
  for (const fits of said === "" ? [] : steps) {
    const found = enterprises.filter(fits);
    if (found.length > 0) {
      return found.length === 1 ? (found[0] ?? null) : null;
    }
  }
  return null;
}

function plain(name: string): string {
  return normaliseText(name).replace(/[^\p{L}\p{N}.]/gu, "");
}

function toCore(name: string): string {
  return name.replace(LEGAL_FORM, "").replace(PLACE, "");
}
