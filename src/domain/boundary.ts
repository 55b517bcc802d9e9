/** Boundaries (边界): what the bot does not answer from documents, decided by words before any search. */
import { z } from "zod";

const Pattern = z.string().min(1);

/** One entry of `knowledge/boundaries.yaml`; the first that matches decides. */
export const Boundary = z.strictObject({
  id: z.string().min(1),
  kind: z.enum(["out_of_scope", "abstained", "chitchat", "service", "handoff", "secret", "injection"]),
  all: z.array(z.array(Pattern).min(1)).min(1),
  none: z.array(Pattern).default([]),
  department: z.string().min(1).nullable(),
  whole: z.boolean().default(false),
  reply: z.string().min(1),
  reply_en: z.string().min(1),
});
export type Boundary = z.infer<typeof Boundary>;

/** A boundary with its patterns ready to test. */
export type BoundaryRule = {
  boundary: Boundary;
  matches(text: string): boolean;
};

/** Longest message that still counts as nothing but a greeting or thanks, in characters. */
const WHOLE_MAX_CHARS = 16;

/** Compiles the entries; a pattern between slashes is a regular expression (flag u), any other a substring. */
export function buildBoundaries(boundaries: readonly Boundary[]): BoundaryRule[] {
  return boundaries.map((boundary) => {
    const all = boundary.all.map((any) => any.map(toTest));
    const none = boundary.none.map(toTest);
    return {
      boundary,
      matches: (text) =>
        boundary.kind === "secret"
          ? [text, joinHan(text)].some((spelt) => {
              const left = without(spelt, boundary.none);
              return all.every((any) => any.some((test) => test(left)));
            })
          : (!boundary.whole || text.length <= WHOLE_MAX_CHARS) &&
            all.every((any) => any.some((test) => test(text))) &&
            !none.some((test) => test(text)),
    };
  });
}

/**
 * The text with the harmless phrases taken out: 不涉密 in one sentence must not hide what is secret in the next.
 *
 * Shape   patterns as in the file
 */
function without(text: string, patterns: readonly string[]): string {
  return patterns.reduce((left, pattern) => {
    const body = /^\/(.+)\/$/su.exec(pattern)?.[1];
    return body === undefined ? left.replaceAll(pattern.toLowerCase(), " ") : left.replace(new RegExp(body, "gu"), " ");
  }, text);
}

/** 军-工, 东·风·41: a mark between two Chinese characters, or before a number, hides no word. */
function joinHan(text: string): string {
  return text.replace(
    /(?<=\p{Script=Han})(?: ?[-·•・_*|/\\+#]{1,3} ?(?=[\p{Script=Han}\d])|\.{1,3}(?=\p{Script=Han}))/gu,
    "",
  );
}

function toTest(pattern: string): (text: string) => boolean {
  const body = /^\/(.+)\/$/su.exec(pattern)?.[1];
  if (body !== undefined) {
    const expression = new RegExp(body, "u");
    return (text) => expression.test(text);
  }
  const lower = pattern.toLowerCase();
  return (text) => text.includes(lower);
}

/** The first boundary that a normalised message or question meets; null when it may be answered. Its reply names the place that was asked about. */
export function findBoundary(text: string, rules: readonly BoundaryRule[]): Boundary | null {
  const boundary = rules.find((rule) => rule.matches(text))?.boundary ?? null;
  if (boundary === null || !boundary.reply.includes(WORD)) {
    return boundary;
  }
  return { ...boundary, reply: boundary.reply.replaceAll(WORD, findWord(text, boundary)) };
}

/** Stands in a reply for the word of the first row that was met: a place, never a claim. */
const WORD = "{word}";

function findWord(text: string, { all: [first = []] }: Boundary): string {
  for (const pattern of first) {
    const body = /^\/(.+)\/$/su.exec(pattern)?.[1];
    const [whole, group] = body === undefined ? [] : (new RegExp(body, "u").exec(text) ?? []);
    const word = group ?? whole ?? (text.includes(pattern.toLowerCase()) ? pattern : undefined);
    if (word !== undefined) {
      return word;
    }
  }
  return "";
}
