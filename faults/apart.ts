import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { emptyTally, type Tally } from "#faults/tally.ts";

export type Order = {
  readonly fault: string;
  readonly seed: number;
  readonly runs: number;
  readonly postgresFolder: string;
  readonly template: string;
};

/**
 * Runs one fault in a process of its own, since an environment is read once a process.
 * @param stop tells it to clear up and end
 */
export async function runApart(order: Order, stop?: AbortSignal): Promise<Tally> {
  const child = fork(join(import.meta.dirname, "one-fault.ts"), [JSON.stringify(order)], {
    execArgv: [],
    stdio: "inherit",
  });
  let tally: Tally | undefined;
  child.once("message", (told) => {
    tally = told as Tally;
  });
  stop?.addEventListener("abort", () => void child.kill("SIGTERM"));
  const [code, signal] = await once(child, "exit");
  if (tally) return tally;
  return { ...emptyTally(order), broken: [`ended by itself (${code ?? signal})`] };
}
