/** `npm run check:knowledge`: reads the whole knowledge folder and names what is wrong, file and line. */
import { checkKnowledge } from "../src/core/check-knowledge.ts";
import { renderProblem } from "../src/domain/problem.ts";

const { documents, clauses, questions, problems } = checkKnowledge(process.argv[2] ?? "knowledge");
for (const problem of problems) {
  console.error(renderProblem(problem));
}
console.log(`${documents} 份文件，${clauses} 条，${questions} 个问法，${problems.length} 个问题`);
process.exitCode = problems.length > 0 ? 1 : 0;
