import { setTimeout as wait } from "node:timers/promises";
import type { Processes } from "#scripts/processes.ts";

export interface House {
  environment: Record<string, string>;
  port: number;
  /** `start` serves the last build; `dev` compiles what is asked for. */
  pages: "start" | "dev";
}

/** Starts the sandbox bureau, the worker and the web pages; returns when `/readyz` is green, the worker with it. */
export async function startHouse(processes: Processes, { environment, port, pages }: House): Promise<void> {
  const { DATABASE_OWNER_URL: _, ...withoutOwner } = environment;
  const NODE_ENV = pages === "dev" ? "development" : "production";
  const env = { ...process.env, ...withoutOwner, NODE_ENV } as const;
  const watch = pages === "dev" ? ["--watch"] : [];
  processes.start("sandbox", [...watch, "sandbox/main.ts"], env);
  processes.start("worker", [...watch, "worker/main.ts"], env);
  processes.start("web", ["node_modules/next/dist/bin/next", pages, "--port", String(port)], env);
  await Promise.race([untilReady(`http://127.0.0.1:${port}/readyz?worker`), processes.broken]);
}

async function untilReady(url: string): Promise<void> {
  const giveUp = Date.now() + 120_000;
  let last = "no answer";
  while (Date.now() < giveUp) {
    const answer = await ask(url);
    if (answer === "ready") return;
    last = answer;
    await wait(250);
  }
  throw new Error(`${url} was not ready within two minutes: ${last}`);
}

async function ask(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
    return response.ok ? "ready" : `${response.status} ${await response.text()}`;
  } catch (error) {
    return String(error);
  }
}
