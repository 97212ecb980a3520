import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BusinessDate } from "#domain/period.ts";
import { type Ground, type HouseDatabase, inHouseDatabase } from "#faults/house-database.ts";
import { type Line, layLine } from "#faults/proxy.ts";
import { startWorker, type WorkerOptions, type WorkerProcess } from "#faults/worker-process.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";
import { type BureauControl, bureauControl } from "#scripts/bureau-control.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** A house of one fault's own: database, bureau, merchants, workers, and the lines between them. */
export type House = {
  readonly database: HouseDatabase;
  readonly bureau: BureauControl;
  /** Turns the bureau's clock so far from the true time. What it has written in its future it cannot see before. */
  readonly turnBureauClock: (aheadMs: number) => Promise<void>;
  /** Lets it run on from the furthest it has been: back would be the next fault. */
  readonly settleBureauClock: () => Promise<void>;
  /** Where the bureau's control port is, for another process. */
  readonly controlUrl: string;
  /** Between the workers and the bureau. */
  readonly bureauLine: Line;
  /** Between the workers and PostgreSQL; this process has a way of its own. */
  readonly databaseLine: Line;
  readonly merchant: () => Promise<Resident>;
  readonly startWorker: (options?: WorkerOptions) => WorkerProcess;
  /** All that were started, ended ones too. */
  readonly workers: readonly WorkerProcess[];
  /** Writes down what happened, for whoever has to read how it came to a failure. */
  readonly note: (event: string) => void;
  readonly events: readonly string[];
  /** Keys of every invoice whose merchant was told that it is taken in. */
  readonly takenIn: readonly string[];
};

/** A merchant whom the bureau knows. */
export type Resident = Example & {
  readonly taxpayerId: string;
  /** Queues so many new invoices; returns their keys. @param issuedOn the day of each; the same one unless given */
  readonly submit: (count: number, issuedOn?: () => BusinessDate) => Promise<string[]>;
};

/**
 * How fast a house lives: nothing waits for politeness, a dead worker's rows are soon taken up, and a lease is longer
 * than three calls (server/env.ts).
 */
const pace = {
  QUIET_SECONDS: "0",
  POLL_SECONDS: "0",
  RETRY_SECONDS: "0",
  TRIAL_SECONDS: "0",
  BUREAU_CONNECT_SECONDS: "1",
  BUREAU_HEADERS_SECONDS: "1.5",
  BUREAU_TOTAL_SECONDS: "2",
  LEASE_SECONDS: "7",
  LEQI_CALLS_PER_SECOND: "10000",
};

export async function inHouse<T>(ground: Ground, act: (house: House) => Promise<T>): Promise<T> {
  const files = mkdtempSync(join(tmpdir(), "buchuan-faults-"));
  Object.assign(process.env, {
    NODE_ENV: "test",
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "only for faults ".repeat(3),
    EVIDENCE_KEY: "0f".repeat(32),
    FILES_DIR: files,
    LEQI_SM4_KEY: "0123456789abcdeffedcba9876543210",
    LEQI_USER_ID: "TEST-UNIT",
    LEQI_PLATFORM: "TEST-PLATFORM",
    RELEASE_SECONDS: "0",
    LOG_LEVEL: "silent",
    ...pace,
  });
  const sandbox = await startSandbox({
    dir: ":memory:",
    port: 0,
    controlPort: 0,
    sm4Key: process.env.LEQI_SM4_KEY ?? "",
    // Its own lock is taken away: nothing but our care keeps an invoice from being entered twice.
    settings: { processingMs: 0, queryLagMs: 0, refusesDuplicates: false },
  });
  process.env.LEQI_URL = sandbox.url;
  try {
    return await inHouseDatabase(ground, async (database) => {
      const bureauLine = await layLine(Number(new URL(sandbox.url).port));
      const databaseLine = await layLine(database.port);
      const house = furnish(ground, database, sandbox, bureauLine, databaseLine);
      try {
        return await act(house);
      } finally {
        for (const worker of house.workers) worker.thaw();
        for (const worker of house.workers) await worker.kill();
        await Promise.all([bureauLine.close(), databaseLine.close()]);
      }
    });
  } finally {
    await sandbox.close();
    rmSync(files, { recursive: true, force: true });
  }
}

function furnish(
  ground: Ground,
  database: HouseDatabase,
  sandbox: { readonly url: string; readonly controlUrl: string },
  bureauLine: Line,
  databaseLine: Line,
): House {
  const workers: WorkerProcess[] = [];
  const events: string[] = [];
  const takenIn: string[] = [];
  const began = Date.now();
  const bureau = bureauControl(() => sandbox.controlUrl);
  const logs = join(import.meta.dirname, "..", ".data", "faults", "logs");
  mkdirSync(logs, { recursive: true });
  const logFile = join(logs, `${ground.name}.log`);
  rmSync(logFile, { force: true });

  function start(options: WorkerOptions = {}): WorkerProcess {
    const environment = {
      DATABASE_URL: onPort(database.appUrl, databaseLine.port),
      LEQI_URL: `http://127.0.0.1:${bureauLine.port}`,
      LOG_LEVEL: "warn",
      ...options.environment,
    };
    const worker = startWorker({ logFile, ...options, environment });
    workers.push(worker);
    return worker;
  }

  let furthestMs = 0;

  return {
    database,
    bureau,
    turnBureauClock: async (aheadMs) => {
      furthestMs = Math.max(furthestMs, aheadMs);
      await bureau.clock({ at: new Date(Date.now() + aheadMs) });
    },
    settleBureauClock: () => bureau.clock({ frozen: false, at: new Date(Date.now() + furthestMs) }),
    controlUrl: sandbox.controlUrl,
    bureauLine,
    databaseLine,
    merchant: () => resident(bureau, takenIn),
    startWorker: start,
    workers,
    note: (event) => void events.push(`${((Date.now() - began) / 1_000).toFixed(2)} ${event}`),
    events,
    takenIn,
  };
}

async function resident(bureau: BureauControl, takenIn: string[]): Promise<Resident> {
  const example = await exampleMerchant();
  const { taxpayerId } = await findParty(example.system);
  await bureau.enrol(taxpayerId);
  return {
    ...example,
    taxpayerId,
    submit: async (count, issuedOn) => {
      const invoices = Array.from({ length: count }, () => exampleInvoice(taxpayerId, { issuedOn: issuedOn?.() }));
      const submitted = await submitInvoices(example.context, invoices, { kind: "form" }, new Date());
      const keys = submitted.map(({ key }) => key);
      takenIn.push(...keys);
      return keys;
    },
  };
}

function onPort(url: string, port: number): string {
  const moved = new URL(url);
  moved.port = String(port);
  return moved.href;
}
