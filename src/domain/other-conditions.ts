/** What must hold beside one condition that a stated number meets: the clause's other demands and the other clauses that count. */
import type { Companion } from "./companion.ts";
import type { Finding } from "./decide-conditions.ts";
import type { Frame } from "./frame.ts";
import type { StoredClause } from "./stored.ts";
import { normaliseText } from "./text.ts";

/** Words of a met condition that is enough by itself, or that opens no door. */
const SUFFICES = /任一|可以办|直通|即可|不在“|不受|得分|得\d/u;

/** Sentences that demand something. */
const DEMANDS = /须|必须|要求|条件是|不低于|不少于|至少|不得/u;

/** A clause with the headings of its document by path, and the data beside the document. */
type Subject = { clause: StoredClause; outline: ReadonlyMap<string, string>; companion: Companion };

/** Overviews that gather conditions; others gather amounts or awards. */
const OF_CONDITIONS = /条件|要求|资格/u;

/**
 * Sentences to say behind met conditions of one clause, so that one met point is not heard as the whole answer.
 *
 * Shape   empty where a finding fails, where the met one is enough by itself, and where nothing else counts; the sentences
 *         are the clause's own and the names of other clauses, nothing is added to them
 * Unit    `room` in characters; what does not fit is left to the quotation
 */
export function sayOtherConditions(
  findings: readonly Finding[],
  { clause, outline, companion }: Subject,
  { frame, room }: { frame: Frame; room: number },
): string[] {
  const met = findings.filter(({ holds, words }) => holds === true && !SUFFICES.test(words));
  if (met.length === 0 || findings.some(({ holds }) => holds === false)) {
    return [];
  }
  const headings = otherClauses(clause, outline, companion).filter(
    (path) => !findings.some((one) => one.clause === path),
  );
  const names = headings.flatMap((path) => outline.get(path)?.replace(/[（(].*$/u, "") ?? []);
  const rest = otherDemands(clause, met, companion);
  const left = room - frame.notAlone(names, "").length;
  const said = rest.filter((_, index) => rest.slice(0, index + 1).join("").length <= left).join("");
  return names.length + rest.length === 0 ? [] : [frame.notAlone(names, rest.length === 0 ? null : said)];
}

/** The clause's demands beside the decided ones; a sentence that holds a second demand stays, and bands are not demands. */
function otherDemands(clause: StoredClause, met: readonly Finding[], { conditions, bands }: Companion): string[] {
  const own = conditions.filter((one) => one.clause === clause.path);
  const isDecided = (fact: string) => met.some((finding) => finding.fact === fact);
  const values = (chosen: readonly { value: number; unit: string }[]) =>
    chosen.map(({ value, unit }) => normaliseText(`${value}${unit}`));
  const decided = values(own.filter(({ fact }) => isDecided(fact)));
  const open = values(own.filter(({ fact }) => !isDecided(fact)));
  const rows = bands
    .filter((one) => one.clause === clause.path)
    .flatMap(({ rows: list }) => values(list.flatMap(({ require }) => (require === null ? [] : [require]))));
  return clause.text.split(/(?<=。)|\n/u).filter((sentence) => {
    const text = normaliseText(sentence);
    const holds = (list: readonly string[]) => list.some((value) => text.includes(value));
    return DEMANDS.test(sentence) && !holds(rows) && (!holds(decided) || holds(open));
  });
}

/** The other clauses of the overview of conditions that this one belongs to. */
function otherClauses(clause: StoredClause, outline: ReadonlyMap<string, string>, { overviews }: Companion): string[] {
  const overview = overviews.find(
    ({ heading, clauses }) => OF_CONDITIONS.test(heading) && clauses.includes(clause.path),
  );
  return (overview?.clauses ?? []).filter((path) => path !== clause.path && outline.has(path));
}
