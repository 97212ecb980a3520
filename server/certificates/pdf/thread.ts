import { parentPort, workerData } from "node:worker_threads";
import { writePdf } from "#server/certificates/pdf/write-pdf.ts";

/** The program of a writing thread (`write-apart`): it has no secret and no database, only the sheet. */
parentPort?.postMessage(await writePdf(workerData));
