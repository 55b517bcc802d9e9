/** The empty tables that staff fill in and import. */
import { ENTERPRISE_COLUMNS } from "../domain/enterprise-sheet.ts";
import { NEED_COLUMNS } from "../domain/needs-columns.ts";
import { toTemplate } from "../domain/sheet-template.ts";
import { SOLVER_COLUMNS } from "../domain/solver-sheet.ts";
import type { Deps } from "./ports.ts";
import { writeWorkbook } from "./write-workbook.ts";

/** Which sheets can be imported, with the columns of their templates. */
const TEMPLATES = {
  needs: { name: "技术需求征集表", columns: NEED_COLUMNS },
  enterprises: { name: "企业名录", columns: ENTERPRISE_COLUMNS },
  solvers: { name: "资源名录", columns: SOLVER_COLUMNS },
} as const;

/** An import's name. */
export type TemplateName = keyof typeof TEMPLATES;

/** The empty table of an import. */
export function writeTemplate(deps: Deps, name: TemplateName): Promise<Uint8Array> {
  const template = TEMPLATES[name];
  return writeWorkbook(toTemplate(template.name, template.columns), deps.clock());
}
