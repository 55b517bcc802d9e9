/** Keeps solvers who have not agreed out of what a firm reads: their names, numbers and addresses, in any spelling. */
import { buildEraser } from "./erase-person.ts";
import { SURNAME } from "./person-name.ts";
import type { Solver } from "./solver.ts";

type Detail = { kind: "names" | "phones" | "emails"; value: string };

/** 科技处、安全科: a place to call, nobody's name. */
const PERSON = new RegExp(
  `^(?:${SURNAME}\\p{Script=Han}{1,3}(?<![处部办室科院所心司台线])|[\\p{Script=Latin} .'-]+)$`,
  "u",
);

/**
 * The first solver who has not agreed and of whom the text holds something; null when there is none.
 *
 * Shape   what the firm itself said (`known`) tells it nothing new; an expert's name is as secret as the number, other
 *         solvers are public by name; who agreed in one library has agreed
 */
export function findUnagreed(text: string, known: string, solvers: readonly Solver[]): string | null {
  const agreed = new Set(
    solvers.filter(({ consent }) => consent).flatMap((one) => detailsOf(one).map(({ value }) => value)),
  );
  const silent = solvers
    .filter(({ consent }) => !consent)
    .map((one) => ({ name: one.name, details: detailsOf(one).filter(({ value }) => !agreed.has(value)) }));
  if (
    !holds(
      text,
      silent.flatMap(({ details }) => details),
    )
  ) {
    return null;
  }
  const found = silent.find(({ details }) => details.some((one) => holds(text, [one]) && !holds(known, [one])));
  return found?.name ?? null;
}

function holds(text: string, details: readonly Detail[]): boolean {
  const of = (kind: Detail["kind"]) => details.filter((one) => one.kind === kind).map(({ value }) => value);
  return buildEraser({ names: of("names"), phones: of("phones"), emails: of("emails") })(text) !== text;
}

/** The name without what stands behind it in brackets, and the contact as far as it is a person's. */
function detailsOf({ kind, name, contact }: Solver): Detail[] {
  const person = contact?.person ?? null;
  const details: [Detail["kind"], string | null][] = [
    ["names", kind === "expert" ? name : null],
    ["names", person !== null && PERSON.test(person) ? person : null],
    ["phones", contact?.phone ?? null],
    ["emails", contact?.email ?? null],
  ];
  return details.flatMap(([of, value]) =>
    value === null ? [] : [{ kind: of, value: of === "names" ? value.replace(/[（(].*$/u, "").trim() : value }],
  );
}
