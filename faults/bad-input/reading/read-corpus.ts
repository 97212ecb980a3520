import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { BadInput } from "../bad-input.ts";
import type { Outcome } from "./reading-process.ts";

const processes = 2;

/**
 * Reads cases in processes of their own: the light ones one after the other in the same, each heavy one alone.
 * @returns what will have come of each, by name; a function that ends what still runs
 */
export function readCorpus(inputs: readonly BadInput[]) {
  const outcomes = new Map(inputs.map(({ name }) => [name, Promise.withResolvers<Outcome>()]));
  const light = inputs.filter(({ isHeavy }) => !isHeavy);
  const jobs = [light, ...inputs.filter(({ isHeavy }) => isHeavy).map((input) => [input])];
  const running = new Set<ChildProcess>();
  for (let lane = 0; lane < processes; lane++) void work();

  return {
    outcomeOf: (name: string) => outcomes.get(name)?.promise,
    stop: () => {
      jobs.length = 0;
      for (const child of running) child.kill();
    },
  };

  async function work(): Promise<void> {
    for (let job = jobs.shift(); job; job = jobs.shift()) await readAll(job);
  }

  async function readAll(job: readonly BadInput[]): Promise<void> {
    let child = start();
    for (const { name } of job) {
      child.process.send(name);
      const message = await Promise.race([once(child.process, "message"), child.ended]);
      outcomes.get(name)?.resolve(message ? (message[0] as Outcome) : died);
      if (!message) child = start();
    }
    child.process.disconnect();
  }

  function start(): { readonly process: ChildProcess; readonly ended: Promise<null> } {
    const child = fork(join(import.meta.dirname, "reading-process.ts"), { execArgv: [] });
    running.add(child);
    const ended = once(child, "exit").then(() => {
      running.delete(child);
      return null;
    });
    return { process: child, ended };
  }
}

const died: Outcome = {
  report: "the whole process died",
  measures: { milliseconds: 0, peakMegabytes: 0, stallMilliseconds: 0 },
};
