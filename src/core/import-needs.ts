/** Files the needs of a collection form (技术需求征集表) row by row; a row that was imported before is not filed again. */
import { createHash } from "node:crypto";
import { withTransaction } from "../db/database.ts";
import { findNeedOfDraft } from "../db/needs.ts";
import type { Staff } from "../db/staff.ts";
import { findBoundary } from "../domain/boundary.ts";
import { enterpriseKey } from "../domain/enterprise-key.ts";
import { type NeedRow, readNeedsSheet } from "../domain/needs-sheet.ts";
import type { NeedDraft } from "../domain/reply.ts";
import type { RowProblem } from "../domain/sheet.ts";
import { normaliseText } from "../domain/text.ts";
import { understandMessage } from "../domain/understand-message.ts";
import type { Deps } from "./ports.ts";
import { readWorkbook, WORKBOOK_LIMITS } from "./read-workbook.ts";
import { requirePermission } from "./require-permission.ts";
import { type ConfirmedDraft, submitNeed } from "./submit-need.ts";

/** What became of a row: filed now, filed by an earlier import, or refused with what to mend. */
type ImportedRow =
  | { row: number; kind: "filed" | "filed before"; number: string; notes: RowProblem[] }
  | { row: number; kind: "refused"; problems: RowProblem[] };

/** The whole import; `problem` says why nothing could be read at all. */
export type NeedImport = { problem: RowProblem | null; ignored: string[]; rows: ImportedRow[] };

/**
 * Imports the form. Staff confirm with the upload that the firms agreed; rows that look classified are refused and not kept.
 *
 * Errors  ForbiddenError; InvalidInputError when the file is no workbook
 */
export async function importNeeds(deps: Deps, staff: Staff, bytes: Uint8Array): Promise<NeedImport> {
  await requirePermission(deps, staff, {
    action: "need.import",
    subject: "xlsx",
    audit: "always",
    refusal: "只有专班办公室可以导入征集表。",
  });
  const sheets = await readWorkbook(bytes, WORKBOOK_LIMITS);
  const { findCluster, findCategory } = deps.directory;
  const isSecret = (text: string): boolean =>
    findBoundary(normaliseText(text), deps.vocabulary.boundaries)?.kind === "secret";
  const read = readNeedsSheet(sheets, { findCluster, findCategory, isSecret });
  const rows: ImportedRow[] = [];
  for (const one of read.rows) {
    rows.push(
      one.ok
        ? { row: one.row, ...(await fileRow(deps, one.value)), notes: one.notes }
        : { row: one.row, kind: "refused", problems: one.problems },
    );
  }
  return { problem: read.problem, ignored: read.ignored, rows };
}

/** Files one row of a form; the same firm with the same words is the same need. */
export async function fileRow(deps: Deps, row: NeedRow): Promise<{ kind: "filed" | "filed before"; number: string }> {
  const draft = toDraft(deps, row);
  return withTransaction(deps.pool, async (tx) => {
    const isOld = (await findNeedOfDraft(tx, draft.id)) !== null;
    // Nobody's browser owns an imported need: the firm opens it with its number and the last digits of its phone.
    const requesterId = `import-${enterpriseKey(row.fields.enterprise ?? "")}`;
    const { number } = await submitNeed(tx, deps, draft, { requesterId, conversationId: null, channel: "import" });
    return { kind: isOld ? "filed before" : "filed", number };
  });
}

/** What the form leaves open is told by the firm's own words, as in a chat. */
function toDraft({ vocabulary, clock }: Deps, { fields: cells, cluster, category }: NeedRow): ConfirmedDraft {
  const fields: NeedDraft = Object.fromEntries(
    Object.entries(cells).map(([field, text]) => [field, { text, value: text, span: null }]),
  );
  const problem = cells.problem ?? cells.summary ?? "";
  const { needs, boundaries } = vocabulary;
  const words = [problem, cells.import_source, cells.supply_risk, cells.substitute].filter(
    (part) => part !== undefined,
  );
  const read = understandMessage(words.join("。"), { needs, boundaries, now: clock() });
  const told = read.find((item) => item.kind === "need");
  const identity = `${enterpriseKey(cells.enterprise ?? "")}\n${normaliseText(problem)}`;
  return {
    id: `import-${createHash("sha256").update(identity).digest("hex").slice(0, 32)}`,
    sourceText: problem,
    fields,
    summary: cells.summary ?? problem,
    problem,
    cluster: cluster ?? told?.cluster ?? null,
    clusterRunnerUp: told?.clusterRunnerUp ?? null,
    category: category ?? told?.category ?? "other",
    bottleneck: told?.bottleneck ?? "no",
    disclosure: toDisclosure(cells.disclosure),
  };
}

function toDisclosure(text: string | undefined): ConfirmedDraft["disclosure"] {
  return text === "anonymous" || text === "public" ? text : "internal";
}
