/** What must hold across knowledge files: references exist, the chain of replacement is whole, every figure stands in its clause. */
import type { ClauseText } from "./clause.ts";
import type { Companion } from "./companion.ts";
import type { PolicyDocument } from "./policy-document.ts";
import type { Problem } from "./problem.ts";
import { findQuantities, isSameAmount, toBaseUnit } from "./quantity.ts";
import { normaliseText } from "./text.ts";

/** A document with the data beside it, as the checks and the ingestion take it. */
export type KnowledgeEntry = {
  document: PolicyDocument;
  companion: Companion;
  companionFile: string;
};

/** Checks one entry by itself: clauses named in the data exist, figures stand in them, unsupplied texts hold none. */
export function checkEntry(entry: KnowledgeEntry, measures: ReadonlySet<string>): Problem[] {
  return [
    ...checkIdentity(entry),
    ...checkClauseReferences(entry),
    ...checkMeasures(entry, measures),
    ...checkFigures(entry),
    ...checkUnsupplied(entry),
  ];
}

/** A document known by its links only, with the file it was read from. */
export type LinkedDocument = {
  file: string;
  id: string;
  replaces: string[];
  replacedBy: string[];
};

/**
 * Checks documents together: no id twice, every replaced and replacing document is there and says the same.
 *
 * Shape   `stored` are documents that are known already and stay
 */
export function checkTogether(entries: readonly KnowledgeEntry[], stored: readonly LinkedDocument[]): Problem[] {
  const read = entries.map(({ document: { file, front } }): LinkedDocument => {
    return {
      file,
      id: front.id,
      replaces: front.replaces,
      replacedBy: front.replacedBy,
    };
  });
  const byId = new Map<string, LinkedDocument>(stored.map((one) => [one.id, one]));
  const problems: Problem[] = [];
  for (const document of read) {
    const earlier = byId.get(document.id);
    if (earlier === undefined) {
      byId.set(document.id, document);
    } else {
      problems.push(at(document.file, 2, `编号 ${document.id} 和 ${earlier.file} 重复。`, "给其中一份换一个 id。"));
    }
  }
  return [...problems, ...[...stored, ...read].flatMap((document) => checkChain(document, byId))];
}

function at(file: string, line: number | null, message: string, remedy: string): Problem {
  return { file, line, message, remedy };
}

function checkIdentity({ document, companion, companionFile }: KnowledgeEntry): Problem[] {
  return companion.document === document.front.id
    ? []
    : [
        at(
          companionFile,
          1,
          `document 写的是 ${companion.document}，旁边的文件是 ${document.front.id}。`,
          "两处写成同一个编号。",
        ),
      ];
}

type Reference = { clause: string; where: string };

function references(companion: Companion): Reference[] {
  const sections = {
    amounts: companion.amounts,
    conditions: companion.conditions,
    bands: companion.bands,
    tiers: companion.tiers,
    verdicts: companion.verdicts,
  };
  return [
    ...Object.keys(companion.clauses).map((clause) => ({
      clause,
      where: "clauses",
    })),
    ...companion.overviews.flatMap((one) => one.clauses.map((clause) => ({ clause, where: "overviews" }))),
    ...Object.entries(sections).flatMap(([where, rows]) => rows.map((row) => ({ clause: row.clause, where }))),
  ];
}

function checkClauseReferences({ document, companion, companionFile }: KnowledgeEntry): Problem[] {
  const paths = new Set(document.clauses.map((clause) => clause.path));
  return references(companion)
    .filter(({ clause }) => !paths.has(clause))
    .map(({ clause, where }) =>
      at(companionFile, null, `${where} 提到的“${clause}”在 ${document.file} 里没有。`, "改成正文里有的条款编号。"),
    );
}

function checkMeasures({ companion, companionFile }: KnowledgeEntry, measures: ReadonlySet<string>): Problem[] {
  const used = [
    ...companion.conditions.map((one) => one.fact),
    ...companion.tiers.map((one) => one.fact),
    ...companion.bands.flatMap((one) => [
      one.fact,
      ...one.rows.flatMap((row) => (row.require === null ? [] : [row.require.fact])),
    ]),
  ];
  return [...new Set(used)]
    .filter((fact) => !measures.has(fact))
    .map((fact) =>
      at(
        companionFile,
        null,
        `fact “${fact}”在 measures.yaml 里没有。`,
        "用 measures.yaml 里的 id，或先在那里加一条。",
      ),
    );
}

type Figure = { clause: string; value: number; unit: string };

function figures(companion: Companion): Figure[] {
  const rowsOf = (rows: { upTo: number | null; unit: string }[], clause: string) =>
    rows.flatMap((row) => (row.upTo === null ? [] : [{ clause, value: row.upTo, unit: row.unit }]));
  return [
    ...companion.amounts,
    ...companion.conditions,
    ...companion.tiers.flatMap((one) => rowsOf(one.rows, one.clause)),
    ...companion.bands.flatMap((one) => [
      ...rowsOf(one.rows, one.clause),
      ...one.rows.flatMap((row) =>
        row.require === null
          ? []
          : [
              {
                clause: one.clause,
                value: row.require.value,
                unit: row.require.unit,
              },
            ],
      ),
    ]),
  ];
}

/** Every figure of the data must stand in the clause it names, in any spelling of the same amount. */
function checkFigures({ document, companion, companionFile }: KnowledgeEntry): Problem[] {
  const texts = new Map(document.clauses.map((clause) => [clause.path, clause]));
  return figures(companion).flatMap((figure) => {
    const clause = texts.get(figure.clause);
    return clause === undefined || statesFigure(clause, figure)
      ? []
      : [
          at(
            companionFile,
            null,
            `${figure.clause} 的正文里没有 ${figure.value}${figure.unit}。`,
            "核对数值和单位，以正文为准。",
          ),
        ];
  });
}

function statesFigure(clause: ClauseText, figure: Figure): boolean {
  const text = normaliseText(clause.text);
  const wanted = toBaseUnit(figure.value, figure.unit);
  const stated = findQuantities(text);
  if (wanted !== null && stated.some((quantity) => isSameAmount(quantity, wanted))) {
    return true;
  }
  // A unit outside the table (张, 本, 平方公里 …), or a range that writes its unit once (300–1000万元): never a number
  // that stands with another unit.
  const rest = stated.reduce(
    (left, { start, end }) => left.slice(0, start) + " ".repeat(end - start) + left.slice(end),
    text,
  );
  return new RegExp(`(?<![\\d.])${String(figure.value).replace(".", "\\.")}(?![\\d])`, "u").test(rest);
}

const MONEY_OR_SHARE = new Set(["money", "percent"]);

/** A document whose text the bureau has not supplied must not hold a figure, neither in its clauses nor in its data. */
function checkUnsupplied({ document, companion, companionFile }: KnowledgeEntry): Problem[] {
  if (document.front.status !== "text not supplied") {
    return [];
  }
  const inText = document.clauses
    .filter((clause) => findQuantities(normaliseText(clause.text)).some((one) => MONEY_OR_SHARE.has(one.dimension)))
    .map((clause) =>
      at(document.file, clause.line, "原文未入库的文件里写了金额或比例。", "删掉数字，等原文到了再写。"),
    );
  const inData =
    figures(companion).length + companion.verdicts.length > 0
      ? [at(companionFile, null, "原文未入库的文件不能带条件和金额数据。", "只保留 aliases、clauses 和 gaps。")]
      : [];
  return [...inText, ...inData];
}

function checkChain(
  { file, id, replaces, replacedBy }: LinkedDocument,
  byId: ReadonlyMap<string, LinkedDocument>,
): Problem[] {
  const links = [
    ...replaces.map((other) => ({
      other,
      back: byId.get(other)?.replacedBy,
      name: "replaces",
      mirror: "replacedBy",
    })),
    ...replacedBy.map((other) => ({
      other,
      back: byId.get(other)?.replaces,
      name: "replacedBy",
      mirror: "replaces",
    })),
  ];
  return links.flatMap(({ other, back, name, mirror }) => {
    if (back === undefined) {
      return [at(file, 2, `${name} 里的 ${other} 没有对应的文件。`, "补上那份文件，或删掉这个编号。")];
    }
    return back.includes(id)
      ? []
      : [at(file, 2, `${name} 写了 ${other}，但 ${other} 的 ${mirror} 没有写 ${id}。`, "两份文件互相写明。")];
  });
}
