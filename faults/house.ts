import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

/** A worker process of its own, as in production: `worker/main.ts` under this Node. */
export type WorkerProcess = {
  /** Nothing is said, nothing is finished. */
  readonly kill: () => Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  readonly stop: () => Promise<number | null>;
};

/** @param environment on top of the test file's own: paces, leases */
export function startWorker(environment: Record<string, string> = {}): WorkerProcess {
  const child = spawn(process.execPath, ["worker/main.ts"], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return {
    kill: async () => {
      child.kill("SIGKILL");
      await ended(child);
    },
    stop: async () => {
      child.kill("SIGTERM");
      await ended(child);
      return child.exitCode;
    },
  };
}

/** Looks every so often until it is so; throws what was last seen when it never comes to be. */
export async function until<T>(look: () => Promise<T>, isSo: (seen: T) => boolean, limitMs = 60_000): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (isSo(seen)) return seen;
    if (Date.now() > end) throw new Error(`never came to be; last seen: ${JSON.stringify(seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
}
