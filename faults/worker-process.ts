import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A worker process of its own, as in production: `worker/main.ts` under this Node. */
export type WorkerProcess = {
  readonly isRunning: () => boolean;
  /** It ended in the middle of its work, and nobody had told it to. One that finds no database at its start may end. */
  readonly hasCrashed: () => boolean;
  /** SIGKILL: nothing is said, nothing is finished. */
  readonly kill: () => Promise<void>;
  /** SIGSTOP: it stands still in the middle of a word; its sockets stay open. */
  readonly freeze: () => void;
  /** SIGCONT */
  readonly thaw: () => void;
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
  /** Most memory it ever held, in MB; null where the system does not say. */
  readonly peakMemoryMb: () => number | null;
};

export type WorkerOptions = {
  /** On top of this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The checkout it runs from; this one unless given. */
  readonly root?: string;
  /** Where its output goes, appended; nowhere unless given. */
  readonly logFile?: string;
};

const startMs = 10_000;
const here = join(import.meta.dirname, "..");

export function startWorker({ environment = {}, root = here, logFile }: WorkerOptions = {}): WorkerProcess {
  const log = logFile === undefined ? "ignore" : openSync(logFile, "a");
  const child = spawn(process.execPath, ["worker/main.ts"], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ["ignore", log, log],
  });
  if (typeof log === "number") closeSync(log);
  const startedAt = Date.now();
  let isTold = false;
  let livedMs = 0;
  child.once("exit", () => {
    livedMs = Date.now() - startedAt;
  });
  return {
    isRunning: () => isRunning(child),
    hasCrashed: () => !isTold && !isRunning(child) && livedMs > startMs,
    kill: async () => {
      isTold ||= isRunning(child);
      child.kill("SIGKILL");
      await ended(child);
    },
    freeze: () => void child.kill("SIGSTOP"),
    thaw: () => void child.kill("SIGCONT"),
    stop: async () => {
      isTold ||= isRunning(child);
      child.kill("SIGTERM");
      await ended(child);
      return child.exitCode;
    },
    peakMemoryMb: () => peakMemoryMb(child.pid),
  };
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

async function ended(child: ChildProcess): Promise<void> {
  if (isRunning(child)) await once(child, "exit");
}

function peakMemoryMb(pid: number | undefined): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return line ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null;
  }
}
