import { afterAll, beforeAll } from "vitest";
import type { Invoice } from "#domain/invoice.ts";
import { bookEntryOf, bookEntryText } from "#sandbox/book-entry.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";

export type TestBureau = {
  /** Makes a taxpayer known there. */
  readonly enrol: (taxpayerId: string) => Promise<void>;
  /** Puts an invoice into the bureau's books behind our back. */
  readonly hold: (invoice: Invoice) => Promise<void>;
  readonly faults: (...faults: readonly Record<string, unknown>[]) => Promise<void>;
  readonly settings: (settings: Record<string, unknown>) => Promise<void>;
  readonly effects: (taxpayerId: string) => Promise<{ key: string; taxpayerId: string; total: string }[]>;
};

/** A sandbox bureau of the test file's own, in memory, where the file's environment points. It answers at once. */
export function testBureau(): TestBureau {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      dir: ":memory:",
      port: 0,
      controlPort: 0,
      sm4Key: process.env.LEQI_SM4_KEY ?? "",
      settings: { processingMs: 0, queryLagMs: 0 },
    });
    process.env.LEQI_URL = sandbox.url;
  });
  afterAll(() => sandbox.close());

  async function control(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${sandbox.controlUrl}/control/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  return {
    enrol: async (taxpayerId) =>
      void (await control("POST", "books", {
        taxpayers: [{ taxpayerId, name: "北京样例商贸有限公司（测试）", userId: process.env.LEQI_USER_ID }],
      })),
    hold: async (invoice) => void (await control("POST", "books", { held: [bookEntryText(bookEntryOf(invoice))] })),
    faults: async (...faults) => void (await control("PUT", "faults", { faults })),
    settings: async (settings) => void (await control("PUT", "settings", settings)),
    effects: async (taxpayerId) =>
      (
        (await control("GET", `effects?taxpayer=${taxpayerId}`)) as {
          effects: { key: string; taxpayerId: string; total: string }[];
        }
      ).effects,
  };
}
