import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { dropDatabase, ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { migrate } from "#scripts/migrate.ts";
import { databaseUrl, startPostgres } from "#scripts/postgres.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";
import { disconnect } from "#server/db.ts";
import { stopQueue } from "#server/queue/queue.ts";

export type BenchDatabase = {
  /** As the role of the app, through bare `pg`. */
  readonly app: pg.Client;
  /** As the owner, past row-level security: for filling tables and for bare comparisons. */
  readonly owner: pg.Client;
};

/** A database of its own in the test PostgreSQL, the environment pointing at it; dropped afterwards. */
export async function inBenchDatabase<T>(act: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const postgres = await startPostgres({ folder: testPostgresFolder, throwAway: true });
  const name = `buchuan_test_${process.pid}_bench`;
  const files = mkdtempSync(join(tmpdir(), "buchuan-bench-"));
  await ensureRoles(postgres);
  await ensureDatabase(postgres, name);
  const ownerUrl = databaseUrl(postgres, "buchuan_owner", name);
  const appUrl = databaseUrl(postgres, "buchuan_app", name);
  await migrate(ownerUrl);
  Object.assign(process.env, {
    DATABASE_URL: appUrl,
    DATABASE_OWNER_URL: ownerUrl,
    AUTH_SECRET: "only for benches ".repeat(3),
    EVIDENCE_KEY: "0f".repeat(32),
    FILES_DIR: files,
    LEQI_URL: "http://127.0.0.1:9",
    LEQI_SM4_KEY: "0123456789abcdeffedcba9876543210",
    LEQI_USER_ID: "BENCH",
    LEQI_PLATFORM: "BENCH",
    LOG_LEVEL: "silent",
  });
  const [app, owner] = [new pg.Client(appUrl), new pg.Client(ownerUrl)];
  await Promise.all([app.connect(), owner.connect()]);
  try {
    return await act({ app, owner });
  } finally {
    await stopQueue();
    await disconnect();
    await Promise.all([app.end(), owner.end()]);
    await dropDatabase(postgres, name);
    rmSync(files, { recursive: true, force: true });
    if (postgres.started) postgres.stop();
  }
}
