/** What must hold for every answer, over all golden questions: quotes are stored text, figures have a source, a refusal leads on. */
import { beforeAll, expect, test } from "vitest";
import type { Deps } from "../../../src/core/ports.ts";
import { listClauses, listDocuments } from "../../../src/db/documents.ts";
import type { Reply } from "../../../src/domain/reply.ts";
import type { StoredClause, StoredDocument } from "../../../src/domain/stored.ts";
import { type GoldenCase, readGolden } from "../../support/golden.ts";
import { makeMessage, policyItems, send } from "../../support/talk.ts";
import { testApp } from "../../support/test-app.ts";

let deps: Deps;
let replies: { one: GoldenCase; reply: Reply }[];
let documents: Map<string, StoredDocument>;
let clauses: Map<string, StoredClause>;

beforeAll(async () => {
  ({ deps } = await testApp());
  replies = [];
  for (const one of readGolden()) {
    replies.push({ one, reply: await send(deps, makeMessage({ text: one.text })) });
  }
  const stored = await listDocuments(deps.pool);
  documents = new Map(stored.map((document) => [document.id, document]));
  const all = await listClauses(deps.pool, [...documents.keys()]);
  clauses = new Map(all.map((clause) => [clause.id, clause]));
});

function items() {
  return replies.flatMap(({ one, reply }) => policyItems(reply).map((item) => ({ question: one.text, reply, item })));
}

test("every quote is the stored text of the clause that it names, with its document's own title and number", () => {
  const citations = items().flatMap(({ item }) => item.citations);
  expect(citations.length).toBeGreaterThan(60);
  for (const { policy, clause, quote, title, documentNumber, textKind } of citations) {
    const front = documents.get(policy)?.front;
    expect({ clause: `${policy}#${clause}`, quote }).toEqual({
      clause: `${policy}#${clause}`,
      quote: clauses.get(`${policy}#${clause}`)?.text,
    });
    expect({ title, documentNumber, textKind }).toEqual({
      title: front?.title,
      documentNumber: front?.documentNumber,
      textKind: front?.textKind,
    });
  }
});

test("every quotation in a text is a cited clause, letter for letter, whatever the language", () => {
  for (const { one, reply } of replies) {
    const quotes = policyItems(reply).flatMap(({ citations }) => citations.flatMap(({ quote }) => quote.split("\n")));
    const lines = reply.text.split("\n").filter((line) => line.startsWith(">"));
    for (const line of lines
      .map((quoted) => quoted.replace(/^>\s?/, ""))
      .filter((text) => text !== "" && !text.startsWith("**"))) {
      expect([one.text, quotes]).toEqual([one.text, expect.arrayContaining([line])]);
    }
  }
});

test("an abstention has no citation and no policy, and always leads to a department", () => {
  const abstained = items().filter(({ item }) => item.status === "abstained");
  expect(abstained.length).toBeGreaterThan(5);
  for (const { question, item } of abstained) {
    expect([question, item.citations, item.policies]).toEqual([question, [], []]);
    expect([question, item.handoff?.department ?? ""]).toEqual([question, expect.stringMatching(/.{2}/)]);
  }
});

test("a reply that answers nothing quotes nothing", () => {
  const refusals = replies.filter(({ reply }) => policyItems(reply).every(({ status }) => status === "abstained"));
  expect(refusals.length).toBeGreaterThan(15);
  for (const { reply } of refusals) {
    expect(reply.text).not.toMatch(/^>|\/documents\//m);
  }
});

test("a document whose text was not supplied is never cited for an amount", () => {
  for (const { item } of items()) {
    for (const { policy, quote } of item.citations) {
      if (documents.get(policy)?.front.status === "text not supplied") {
        expect(quote).not.toMatch(/\d\s*(?:万元|%|元)/);
      }
    }
  }
});

test("every figure of a policy answer outside the quotations stands in a citation, in the question, in the data of the cited document, or is the share of two numbers asked about", () => {
  const faults = replies.flatMap(({ one, reply }) => {
    if (!reply.items.some(({ kind }) => kind === "policy_question")) {
      // Our own terms (how long a draft is kept) are no statement about a policy.
      return [];
    }
    const known = new Set(knownFigures(one, reply));
    return figuresOf(withoutTitles(withoutQuotes(reply.text)))
      .filter((figure) => !known.has(figure))
      .map((figure) => `${one.id} ${figure}: ${one.text}`);
  });
  expect(faults).toEqual([]);
});

/** Citations, the question, and of the cited documents what the line below an answer tells: dates, departments, contact, review. */
function knownFigures(one: GoldenCase, reply: Reply): string[] {
  const sources = policyItems(reply).flatMap(({ citations }) =>
    citations.flatMap((citation) => {
      const front = documents.get(citation.policy)?.front;
      return [
        JSON.stringify(citation),
        front?.issuedOn,
        front?.issuedNote,
        front?.expiresOn,
        front?.expiresNote,
        front?.reviewNote,
        front?.department,
        front?.contact,
      ];
    }),
  );
  const gaps = policyItems(reply).flatMap(({ handoff }) => (handoff === null ? [] : [handoff.reason, handoff.contact]));
  const known = [one.text, ...sources, ...gaps, ...HOTLINES].flatMap((source) => figuresOf(source ?? ""));
  return [...known, ...ownShares(reply.text, figuresOf(one.text))];
}

/** The share that two numbers of the question make (45人占300人的15%), if it is worked out rightly. */
function ownShares(text: string, asked: string[]): string[] {
  const shares = [...text.matchAll(/([\d.]+)[^\d，。]*占([\d.]+)[^\d，。]*的([\d.]+)%/g)];
  return shares.flatMap(([, part = "", whole = "", share = ""]) => {
    const isRight = Math.abs((100 * Number(part)) / Number(whole) - Number(share)) < 0.06;
    return isRight && asked.includes(part) && asked.includes(whole) ? [String(Number(share))] : [];
  });
}

/** What is said outside quotations and links; 第2问 counts the parts and states nothing. */
function withoutQuotes(text: string): string {
  const own = text.split("\n").filter((line) => !line.startsWith(">"));
  return own
    .map((line) => line.replace(/^(?:第[\d、]+[问問]：|Question [\d, ]+: )/, ""))
    .join("\n")
    .replaceAll(/\]\([^)]*\)/g, "]");
}

/** A document may be named where it is not cited; the years of its title are no statement of ours. */
function withoutTitles(text: string): string {
  return [...documents.values()].reduce((left, { front }) => left.replaceAll(`《${front.title}》`, ""), text);
}

/** The public hotlines that a hand-over may name. */
const HOTLINES = ["12345", "12366"];

/** Arabic figures by value, those of 亿 as the 万 they are, so that 2亿元 is 20000万元. */
function figuresOf(text: string): string[] {
  const normal = text.normalize("NFKC").replaceAll(/(?<=\d),(?=\d{3})/g, "");
  return [...normal.matchAll(/(\d+(?:\.\d+)?)\s*([亿億]?)/g)].map(([, digits, unit]) =>
    unit !== "" ? String(Number(digits) * 10_000) : String(Number(digits)),
  );
}

test("a reply to Traditional is Traditional, to English has an English frame, to Simplified is Simplified", () => {
  for (const { one, reply } of replies.filter(({ reply: { items: all } }) =>
    all.some(({ kind }) => kind === "policy_question"),
  )) {
    const own = withoutQuotes(reply.text);
    const language = /Source|Responsible|ask|answer|documents/.test(own)
      ? "en"
      : /依據|請|歸口|資料/.test(own)
        ? "zh-Hant"
        : "zh-Hans";
    expect([one.id, language]).toEqual([one.id, one.lang]);
  }
});

test("the lead before the quotation stays below about 200 characters, lists apart", () => {
  for (const { item, question } of items().filter(({ item: { status } }) => status === "answered")) {
    if (!item.answer.includes("- ")) {
      expect([question, item.answer.length]).toEqual([question, expect.any(Number)]);
      expect(item.answer.length).toBeLessThanOrEqual(260);
    }
  }
});
