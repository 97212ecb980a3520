import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { PdfTask } from "./write-pdf.ts";

/** In a thread of its own: the list of a large batch takes seconds, in which nobody else shall wait. */
export async function writePdfApart(task: PdfTask): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  // Pages are bundled, the thread's program is not: Node runs it as it lies in the project.
  const worker = new Worker(/* turbopackIgnore: true */ programPath(), { workerData: task, env: {}, execArgv: [] });
  worker.on("message", resolve);
  worker.on("error", reject);
  worker.on("exit", (code) => reject(new Error(`the writing thread ended with ${code}`)));
  try {
    return await promise;
  } finally {
    await worker.terminate();
  }
}

function programPath(): string {
  return join(/* turbopackIgnore: true */ process.cwd(), "server", "certificates", "pdf", "thread.ts");
}
