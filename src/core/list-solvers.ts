/** The five libraries (五库) for staff: those of the clerk's files and those that were imported, each with its source. */
import { listSolverEntries } from "../db/directory.ts";
import type { Staff } from "../db/staff.ts";
import type { Solver, SolverKind } from "../domain/solver.ts";
import type { Deps } from "./ports.ts";
import { requirePermission } from "./require-permission.ts";

/** A solver with where it is kept: `file` is edited in the knowledge folder, `import` by another import. */
export type LibraryEntry = { solver: Solver; keptIn: "file" | "import" | "samples" };

/**
 * The entries of one kind, null for all, and how many each kind has.
 *
 * Errors  ForbiddenError
 */
export async function listLibrary(
  deps: Deps,
  staff: Staff,
  kind: SolverKind | null,
): Promise<{ entries: LibraryEntry[]; counts: Record<SolverKind, number> }> {
  await requirePermission(deps, staff, { action: "directory.read", subject: "solvers", audit: "refusal" });
  const stored = await listSolverEntries(deps.pool);
  const all: LibraryEntry[] = [
    ...deps.directory.solvers.map((solver) => ({ solver, keptIn: "file" as const })),
    ...stored.map(({ solver, origin }) => ({
      solver,
      keptIn: origin === "samples" ? ("samples" as const) : ("import" as const),
    })),
  ];
  const counts = { expert: 0, enterprise: 0, technology: 0, institute: 0, investor: 0 };
  for (const { solver } of all) {
    counts[solver.kind] += 1;
  }
  return { entries: all.filter(({ solver }) => kind === null || solver.kind === kind), counts };
}
