import { parentPort } from "node:worker_threads";
import { allInputs } from "../corpus.ts";
import { inputFile } from "./input-file.ts";
import { readInput } from "./read-input.ts";
import type { Report } from "./report.ts";

export type FromThread =
  /** What it reads next is made: from here on memory counts as that of reading. */
  { readonly kind: "made" } | { readonly kind: "read"; readonly report: Report; readonly milliseconds: number };

const inputs = new Map(allInputs.map((input) => [input.name, input]));

parentPort?.on("message", async (name: string) => {
  const input = inputs.get(name);
  if (!input) throw new Error(`no case is called ${name}`);
  const file = inputFile(input);
  tell({ kind: "made" });
  const start = performance.now();
  const report = await readInput(file, input.choice);
  const milliseconds = Math.round(performance.now() - start);
  tell({ kind: "read", report: { ...report, silent: [...report.silent, ...pollution()] }, milliseconds });
});

/** F25: what a file has left behind in every object of the thread. */
function pollution(): string[] {
  const left: string[] = [];
  for (const name in {}) left.push(`Object.prototype.${name} is there`);
  return left;
}

function tell(message: FromThread): void {
  parentPort?.postMessage(message);
}
