import type { Invoice } from "#domain/invoice.ts";
import { parseYuan } from "#domain/money.ts";
import { bookEntryOf, bookEntryText } from "#sandbox/book-entry.ts";

export type Effect = {
  readonly key: string;
  readonly taxpayerId: string;
  readonly act: "upload" | "void";
  /** Yuan as text. */
  readonly total: string;
  /** The acceptance number it came under. */
  readonly upload: string;
};

export type BureauControl = {
  /** Makes a taxpayer known there. */
  readonly enrol: (taxpayerId: string) => Promise<void>;
  /** Puts an invoice into the bureau's books behind our back. */
  readonly hold: (invoice: Invoice) => Promise<void>;
  /** Replaces the faults in play; none lifts them all. */
  readonly faults: (...faults: readonly Record<string, unknown>[]) => Promise<void>;
  /** The same from a seed: same seed, same requests, same faults. */
  readonly seededFaults: (seed: number, faults: readonly Record<string, unknown>[]) => Promise<void>;
  /** How often the faults in play have struck. */
  readonly struck: () => Promise<number>;
  readonly settings: (settings: Record<string, unknown>) => Promise<void>;
  readonly clock: (turn: { at?: Date; advanceMs?: number; frozen?: boolean }) => Promise<void>;
  /** @param taxpayerId all of them unless given */
  readonly effects: (taxpayerId?: string) => Promise<Effect[]>;
  readonly calls: (service?: string) => Promise<{ at: string; traceId: string; items: number; fault: string }[]>;
};

/** What tests and demos do on the sandbox's control port (docs/sandbox.md). @param address asked anew each time */
export function bureauControl(address: () => string): BureauControl {
  async function say(method: string, path: string, body?: unknown): Promise<unknown> {
    const response = await fetch(`${address()}/control/${path}`, {
      method,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  }

  return {
    enrol: async (taxpayerId) =>
      void (await say("POST", "books", {
        taxpayers: [{ taxpayerId, name: "北京样例商贸有限公司（测试）", userId: process.env.LEQI_USER_ID }],
      })),
    hold: async (invoice) => void (await say("POST", "books", { held: [bookEntryText(bookEntryOf(invoice))] })),
    faults: async (...faults) => void (await say("PUT", "faults", { faults })),
    seededFaults: async (seed, faults) => void (await say("PUT", "faults", { seed, faults })),
    struck: async () => {
      const { faults } = (await say("GET", "faults")) as { faults: { struck: number }[] };
      return faults.reduce((sum, { struck }) => sum + struck, 0);
    },
    settings: async (settings) => void (await say("PUT", "settings", settings)),
    clock: async (turn) => void (await say("POST", "clock", turn)),
    effects: async (taxpayerId = "") =>
      ((await say("GET", `effects?taxpayer=${taxpayerId}`)) as { effects: Effect[] }).effects,
    calls: async (service = "") =>
      ((await say("GET", `calls?service=${service}`)) as { calls: Awaited<ReturnType<BureauControl["calls"]>> }).calls,
  };
}

/** The ledger of effects as the checker wants it: by taxpayer, in fen. */
export function byTaxpayer(effects: readonly Effect[]) {
  const ours = effects.map(({ total, ...effect }) => ({ ...effect, total: parseYuan(total) ?? 0n }));
  return Map.groupBy(ours, ({ taxpayerId }) => taxpayerId);
}
