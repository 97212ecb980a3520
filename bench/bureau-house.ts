import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "#scripts/ports.ts";

/** The sandbox bureau and a worker, each a process of its own as in production. */
export type BureauHouse = {
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly startWorker: (environment: Record<string, string>) => void;
  readonly stop: () => Promise<void>;
};

/** Starts the sandbox with empty books in memory and points this process's environment at it. */
export async function startBureau(settings: Record<string, unknown>): Promise<BureauHouse> {
  const [port, controlPort] = [await freePort(), await freePort()];
  const children: ChildProcess[] = [];
  process.env.LEQI_URL = `http://127.0.0.1:${port}`;
  start("sandbox/main.ts", {
    SANDBOX_PORT: String(port),
    SANDBOX_CONTROL_PORT: String(controlPort),
    SANDBOX_DIR: ":memory:",
  });

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${controlPort}/control/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  function start(program: string, environment: Record<string, string>): void {
    const env = { ...process.env, ...environment };
    children.push(spawn(process.execPath, [program], { env, stdio: ["ignore", "ignore", "inherit"] }));
  }

  async function stop(): Promise<void> {
    for (const child of children.reverse()) {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    }
  }

  await untilSo(() => control("GET", "health").then(Boolean, () => false));
  await control("PUT", "settings", settings);
  return { control, startWorker: (environment) => start("worker/main.ts", environment), stop };
}

/** Looks every few milliseconds until it is so. */
export async function untilSo(look: () => Promise<boolean>, everyMs = 20): Promise<void> {
  while (!(await look())) await wait(everyMs);
}
