import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { parseYuan } from "#domain/money.ts";
import { startWorker, until, type WorkerProcess } from "#faults/house.ts";
import { ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { testBureau } from "#scripts/integration/bureau.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { migrate } from "#scripts/migrate.ts";
import { databaseUrl, type Postgres, removePostgres, startPostgres } from "#scripts/postgres.ts";
import { type Example, exampleMerchant } from "#server/accounts/example-merchant.ts";
import { disconnect, inTransaction } from "#server/db.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";
import { stopQueue } from "#server/queue/queue.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

const bureau = testBureau();
const folder = join(mkdtempSync(join(tmpdir(), "buchuan-restarted-")), "postgres");
const pace = { QUIET_SECONDS: "0", POLL_SECONDS: "0", RETRY_SECONDS: "0", LEASE_SECONDS: "2" };

let postgres: Postgres;
let worker: WorkerProcess;
let merchant: Example;

beforeAll(async () => {
  postgres = await startPostgres({ folder });
  await ensureRoles(postgres);
  await ensureDatabase(postgres, "buchuan");
  await migrate(databaseUrl(postgres, "buchuan_owner", "buchuan"));
  process.env.DATABASE_URL = databaseUrl(postgres, "buchuan_app", "buchuan");
  merchant = await exampleMerchant();
});
afterAll(async () => {
  await worker?.stop();
  await stopQueue();
  await disconnect();
  await removePostgres(folder);
});

// F10: every connection is cut while invoices are on their way; the worker goes on when the server is back.
test("the database restarts in the middle of a batch: every row ends in a state that is true", {
  timeout: 150_000,
}, async () => {
  const { taxpayerId } = await findParty(merchant.system);
  await bureau.enrol(taxpayerId);
  await bureau.faults({ kind: "latency", ms: 200 });
  await submitInvoices(
    merchant.context,
    Array.from({ length: 600 }, () => exampleInvoice(taxpayerId)),
    { kind: "form" },
    new Date(),
  );
  worker = startWorker(pace);
  await until(
    () => countIn("SENDING"),
    (count) => count > 0,
  );
  postgres.stop();
  postgres = await startPostgres({ folder, port: postgres.port });
  await until(
    () => countOpen(),
    (count) => count === 0,
    120_000,
  );
  const effects = (await bureau.effects(taxpayerId)).map(({ key, total }) => ({ key, total: parseYuan(total) ?? 0n }));
  expect(effects).toHaveLength(600);
  expect((await nothingLost(new Map([[taxpayerId, effects]]), new Date())).losses).toEqual([]);
});

function countIn(state: string): Promise<number> {
  const { merchantId } = merchant.system;
  return inTransaction(merchant.system, (tx) => tx.submission.count({ where: { merchantId, state } }));
}

/** While the server is away, nothing can be counted: looked at again. */
async function countOpen(): Promise<number> {
  const { merchantId } = merchant.system;
  return inTransaction(merchant.system, (tx) =>
    tx.submission.count({ where: { merchantId, nextAt: { not: null } } }),
  ).catch(() => -1);
}
