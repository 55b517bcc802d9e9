/** `npm run seed`: adds sample enterprises, solvers and needs, all marked 示例, to look around in; a second run adds nothing. */
import { readSamples } from "../src/core/directory-files.ts";
import { fileRow } from "../src/core/import-needs.ts";
import { withTransaction } from "../src/db/database.ts";
import { saveEnterprise, saveSolver } from "../src/db/directory.ts";
import { renderProblem } from "../src/domain/problem.ts";
import { ConfigError } from "../src/errors.ts";
import { commandConfig, DATABASE_HELP, DATABASE_OPTIONS, openApp, readArguments, runCommand } from "./command.ts";

const HELP = `用法：npm run seed -- [选项]

加入示例企业、资源和需求（名称都带“示例”，联系方式都是编的），再跑一次不会重复。
${DATABASE_HELP}`;

await runCommand(async () => {
  const { values } = readArguments(DATABASE_OPTIONS);
  if (values.help === true) {
    console.log(HELP);
    return 0;
  }
  const { dataDir, knowledgeDir } = commandConfig();
  const samples = readSamples(knowledgeDir);
  if (!samples.ok) {
    throw new ConfigError(`示例数据有问题：\n${samples.problems.map(renderProblem).join("\n")}`);
  }
  const app = await openApp({ ...values, data: values.memory === true ? values.data : (values.data ?? dataDir) });
  try {
    const { enterprises, solvers, needs } = samples.value;
    const now = app.deps.clock();
    await withTransaction(app.deps.pool, async (tx) => {
      for (const enterprise of enterprises) {
        await saveEnterprise(tx, enterprise, now);
      }
      for (const solver of solvers) {
        await saveSolver(tx, solver, "samples", now);
      }
    });
    const filed: Awaited<ReturnType<typeof fileRow>>[] = [];
    for (const need of needs) {
      filed.push(await fileRow(app.deps, need));
    }
    const fresh = filed.filter(({ kind }) => kind === "filed").length;
    console.log(
      `示例：企业 ${enterprises.length} 家，资源 ${solvers.length} 条，需求 ${needs.length} 条（新加 ${fresh} 条）。`,
    );
    return 0;
  } finally {
    await app.close();
  }
});
