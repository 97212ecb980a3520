import { join } from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { Worker } from "node:worker_threads";
import type { FromThread } from "./reading-thread.ts";
import { blankReport, type Measures, type Report } from "./report.ts";

/** Its report, or what the thread died of. */
export type Outcome = { readonly report: Report | string; readonly measures: Measures };

/** Of JavaScript objects; the same as the product gives a file. */
const heapMegabytes = 256;
/** A reader that does not come back by then never will. */
const patienceMs = 120_000;
const samplingMs = 5;

let thread = startThread();

/**
 * Stands for the product's worker: it does other things while a file is read in a thread, and watches how long they have
 * to wait. Told a name, it reads that case and answers with what came of it.
 */
process.on("message", async (name: string) => {
  process.send?.(await read(name));
});
process.on("disconnect", () => process.exit());

function startThread(): Worker {
  return new Worker(join(import.meta.dirname, "reading-thread.ts"), {
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
}

/** What the product says of a file at which its thread dies (`server/reading/start-thread.ts`). */
const tooDemanding: Report = { ...blankReport(), refused: { code: "FILE_TOO_DEMANDING", facts: {} } };

function read(name: string): Promise<Outcome> {
  const delays = monitorEventLoopDelay({ resolution: 10 });
  let before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, samplingMs);
  const start = performance.now();

  return new Promise((resolve) => {
    const patience = setTimeout(() => fail(`no end after ${patienceMs / 1_000} s`), patienceMs);
    thread.on("message", listen);
    thread.once("error", die);
    thread.postMessage(name);

    function listen(message: FromThread): void {
      if (message.kind === "made") {
        before = process.memoryUsage.rss();
        peak = before;
        delays.reset();
        delays.enable();
      } else {
        end(message.report, message.milliseconds);
      }
    }

    function die(error: Error & { code?: string }): void {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") fail(tooDemanding);
      else fail(`the reading thread died: ${error.stack ?? error.message}`);
    }

    function fail(reason: Report | string): void {
      const dead = thread;
      end(reason, Math.round(performance.now() - start));
      void dead.terminate();
      thread = startThread();
    }

    function end(report: Report | string, milliseconds: number): void {
      clearInterval(sampling);
      clearTimeout(patience);
      delays.disable();
      thread.off("message", listen);
      thread.off("error", die);
      const megabyte = 1_048_576;
      const stallMilliseconds = delays.count === 0 ? 0 : Math.round(delays.max / 1e6);
      resolve({
        report,
        measures: { milliseconds, stallMilliseconds, peakMegabytes: Math.round((peak - before) / megabyte) },
      });
    }
  });
}
