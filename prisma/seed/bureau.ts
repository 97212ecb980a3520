import { join } from "node:path";
import { env as sandboxEnv } from "#sandbox/env.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";

/** The sandbox bureau while the seed runs, with its control port in three words, and its counter. */
export type SeedBureau = {
  readonly settings: (settings: Record<string, unknown>) => Promise<void>;
  readonly faults: (faults: readonly Record<string, unknown>[]) => Promise<void>;
  readonly books: (books: Record<string, unknown>) => Promise<void>;
  /** Hands a package in at the counter. @returns the bureau's result file */
  readonly handIn: (taxpayerId: string, file: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** @param dir its storage, the same that the demo's sandbox opens afterwards */
export async function startSeedBureau(dir = join(sandboxEnv.dir)): Promise<SeedBureau> {
  const { port, controlPort, sm4Key, baiwang } = sandboxEnv;
  const sandbox = await startSandbox({
    dir,
    port,
    controlPort,
    sm4Key,
    baiwang,
    settings: { processingMs: 0, queryLagMs: 0 },
  });
  async function ask(method: "PUT" | "POST", path: string, body: string | Uint8Array<ArrayBuffer>): Promise<Response> {
    const response = await fetch(`${sandbox.controlUrl}/control/${path}`, { method, body });
    if (!response.ok) throw new Error(`the sandbox refused ${path}: ${response.status} ${await response.text()}`);
    return response;
  }
  async function put(method: "PUT" | "POST", path: string, body: unknown): Promise<void> {
    await ask(method, path, JSON.stringify(body));
  }
  return {
    settings: (settings) => put("PUT", "settings", settings),
    faults: (faults) => put("PUT", "faults", { faults }),
    books: (books) => put("POST", "books", books),
    handIn: async (taxpayerId, file) => (await ask("POST", `hand-in?taxpayer=${taxpayerId}`, file)).bytes(),
    close: sandbox.close,
  };
}
