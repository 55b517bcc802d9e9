/** The thread in which a workbook is written: some thousand rows take seconds, in which nobody else would be answered. */
import { parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { renderWorkbook } from "./render-workbook.ts";

const Order = z.object({
  table: z.object({
    name: z.string(),
    columns: z.array(z.object({ header: z.string(), width: z.number() })),
    rows: z.array(z.array(z.string())),
  }),
  createdAt: z.date(),
});

const { table, createdAt } = Order.parse(workerData);
parentPort?.postMessage(await renderWorkbook(table, createdAt));
