/** A programme that the question names is not answered from another one's clauses. */
import { expect, test } from "vitest";
import { keepNamedSubject } from "../../../src/domain/named-subject.ts";
import { make } from "../make.ts";

const passage = (id: string, text: string, aliases: string[]) =>
  make.passage({
    clause: make.clause({ documentId: id, text, answers: ["condition"] }),
    document: make.document({ id }, { aliases }),
  });
const general = passage("A", "研发费用占比不低于5%。", ["高企"]);
const named = passage("B", "省科小的门槛没有收入。", ["省科技型中小企业"]);
const setting = { aspects: [], glossary: new Map([["省科技型中小企业", ["省科小"]]]) };

test("passages that speak of the named programme stay, in any wording, and the others go", () => {
  expect(keepNamedSubject("省科技型中小企业研发占比要求", [general, named], setting)).toEqual([named]);
});

test("nothing goes where no programme is named, or where the best passage speaks of it", () => {
  expect(keepNamedSubject("研发占比要求", [general, named], setting)).toEqual([general, named]);
  expect(keepNamedSubject("省科技型中小企业研发占比要求", [named, general], setting)).toEqual([named, general]);
});

test("brackets inside a name make no difference", () => {
  const bracketed = passage("C", "工程（技术）中心奖50万元。", []);
  const owner = passage("D", "要求200万元。", ["工程技术中心"]);
  expect(keepNamedSubject("工程技术中心奖多少", [bracketed, owner], setting)).toEqual([bracketed, owner]);
});

test("which department handles it is told by the list of departments", () => {
  const list = make.passage({ clause: make.clause({ answers: ["department"] }), document: make.document({ id: "E" }) });
  const asked = { ...setting, aspects: ["department" as const] };
  expect(keepNamedSubject("省科技型中小企业归哪个局", [list, named], asked)).toEqual([list, named]);
});
