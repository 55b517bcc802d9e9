/** Writes a table as an xlsx file, in a thread of its own. */
import { Worker } from "node:worker_threads";
import { z } from "zod";
import type { SheetTable } from "../domain/ledger-sheet.ts";

/**
 * The file of one table. `createdAt` is written into it.
 *
 * Errors  whatever ends the thread
 */
export async function writeWorkbook(table: SheetTable, createdAt: Date): Promise<Uint8Array> {
  const worker = new Worker(new URL("./workbook-writer.ts", import.meta.url), {
    workerData: { table, createdAt },
    // What the service was started with (a debugger, a test runner's loaders) is not the thread's business.
    execArgv: [],
  });
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  worker.once("message", resolve);
  worker.once("error", reject);
  worker.once("exit", () => reject(new Error("the workbook's thread ended without a file")));
  try {
    return z.instanceof(Uint8Array).parse(await promise);
  } finally {
    await worker.terminate();
  }
}
