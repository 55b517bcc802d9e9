/** Imports enterprises and solvers from Excel row by row; a row that names a known one brings it up to date. */
import { withTransaction } from "../db/database.ts";
import {
  findEnterprise,
  findEnterpriseById,
  findEnterpriseByName,
  saveEnterprise,
  saveSolver,
} from "../db/directory.ts";
import type { Staff } from "../db/staff.ts";
import { toDay } from "../domain/day.ts";
import type { Enterprise } from "../domain/enterprise.ts";
import { readEnterpriseSheet } from "../domain/enterprise-sheet.ts";
import type { SheetImport } from "../domain/import-rows.ts";
import { buildLabelFinder } from "../domain/label-finder.ts";
import { mergeEnterprise } from "../domain/merge-enterprise.ts";
import type { RowProblem } from "../domain/sheet.ts";
import type { SolverKind } from "../domain/solver.ts";
import { readSolverSheet } from "../domain/solver-sheet.ts";
import { ConflictError, InvalidInputError } from "../errors.ts";
import type { Deps } from "./ports.ts";
import { readWorkbook, WORKBOOK_LIMITS } from "./read-workbook.ts";
import { refuseSecret } from "./refuse-secret.ts";
import { requirePermission } from "./require-permission.ts";

/** What became of a row. */
type DirectoryRow =
  | { row: number; kind: "added" | "updated"; name: string; notes: RowProblem[] }
  | { row: number; kind: "refused"; problems: RowProblem[] };

/** The whole import; `problem` says why nothing could be read at all. */
export type DirectoryImport = { problem: RowProblem | null; ignored: string[]; rows: DirectoryRow[] };

/**
 * Imports the directory of enterprises.
 *
 * Errors  ForbiddenError; InvalidInputError when the file is no workbook
 */
export async function importEnterprises(deps: Deps, staff: Staff, bytes: Uint8Array): Promise<DirectoryImport> {
  await requirePermission(deps, staff, { action: "directory.edit", subject: "enterprises", audit: "always" });
  const sheets = await readWorkbook(bytes, WORKBOOK_LIMITS);
  const read = readEnterpriseSheet(sheets, deps.directory.findCluster);
  return keepRows(deps, read, (enterprise) => keepEnterprise(deps, enterprise));
}

/**
 * Imports solvers; `kind` is that of the whole sheet, null where each row says its own.
 *
 * Errors  as `importEnterprises`
 */
export async function importSolvers(
  deps: Deps,
  staff: Staff,
  bytes: Uint8Array,
  kind: SolverKind | null,
): Promise<DirectoryImport> {
  await requirePermission(deps, staff, { action: "directory.edit", subject: kind ?? "solvers", audit: "always" });
  const sheets = await readWorkbook(bytes, WORKBOOK_LIMITS);
  const { groups, findCluster, findCategory } = deps.directory;
  const named = [...groups.groups.values()].map(({ group }) => ({ id: group.id, words: [group.id, group.name] }));
  const source = `Excel 导入 ${toDay(deps.clock())}`;
  const read = readSolverSheet(sheets, kind, { findCluster, findCategory, findGroup: buildLabelFinder(named), source });
  return keepRows(deps, read, (solver) =>
    withTransaction(deps.pool, async (tx) => {
      const isNew = await saveSolver(tx, solver, "import", deps.clock());
      return { kind: isNew ? "added" : "updated", name: solver.name };
    }),
  );
}

type Kept = { kind: "added" | "updated"; name: string };

/** One transaction a row: a row that cannot be kept leaves the others alone. */
async function keepRows<T>(
  deps: Deps,
  read: SheetImport<T>,
  keep: (value: T) => Promise<Kept>,
): Promise<DirectoryImport> {
  const rows: DirectoryRow[] = [];
  for (const one of read.rows) {
    rows.push(
      one.ok
        ? await keepRow(one.row, one.notes, () => {
            refuseSecret(deps, one.value);
            return keep(one.value);
          })
        : { row: one.row, kind: "refused", problems: one.problems },
    );
  }
  return { problem: read.problem, ignored: read.ignored, rows };
}

async function keepRow(row: number, notes: RowProblem[], keep: () => Promise<Kept>): Promise<DirectoryRow> {
  try {
    return { row, ...(await keep()), notes };
  } catch (error) {
    if (error instanceof ConflictError) {
      const problem = {
        column: "企业名称",
        message: "名录里另有一家同名企业",
        remedy: "核对统一社会信用代码，确是同一家的先改成一致",
      };
      return { row, kind: "refused", problems: [problem] };
    }
    if (error instanceof InvalidInputError) {
      const problem = { column: null, message: error.message, remedy: "从文件里删掉这一行，线下办理" };
      return { row, kind: "refused", problems: [problem] };
    }
    throw error;
  }
}

/** The known entry of the same code or name is brought up to date under its own id, so that its visits stay with it. */
async function keepEnterprise(deps: Deps, enterprise: Enterprise): Promise<Kept> {
  return withTransaction(deps.pool, async (tx) => {
    const known = (await findEnterpriseById(tx, enterprise.id)) ?? (await findSameFirm(tx, enterprise));
    const kept = known === null ? enterprise : mergeEnterprise(known, enterprise);
    await saveEnterprise(tx, kept, deps.clock());
    return { kind: known === null ? "added" : "updated", name: kept.name };
  });
}

/** A firm of this name, unless both have codes and these differ. */
async function findSameFirm(
  tx: Parameters<typeof findEnterprise>[0],
  { name, uscc }: Enterprise,
): Promise<Enterprise | null> {
  const named = (await findEnterpriseByName(tx, name)) ?? (await findEnterprise(tx, name));
  const differs = named !== null && named.uscc !== null && uscc !== null && named.uscc !== uscc;
  return differs ? null : named;
}
