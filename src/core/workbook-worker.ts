/** The thread in which a workbook from outside is parsed: it may be stopped without stopping the service. */
import { parentPort, workerData } from "node:worker_threads";
import { parseWorkbook } from "./parse-workbook.ts";

if (workerData instanceof Uint8Array) {
  parentPort?.postMessage(await parseWorkbook(workerData));
}
