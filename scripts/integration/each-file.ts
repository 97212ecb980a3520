import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, inject } from "vitest";
import { dropDatabase, ensureDatabase } from "#scripts/database.ts";
import { databaseUrl } from "#scripts/postgres.ts";

/** Each test file gets a database of its own, copied from the migrated template, and an environment that names it. */
const postgres = inject("postgres");
const database = `buchuan_test_${process.pid}_${Date.now().toString(36)}`;
const files = mkdtempSync(join(tmpdir(), "buchuan-files-"));
await ensureDatabase(postgres, database, inject("template"));

Object.assign(process.env, {
  NODE_ENV: "test",
  DATABASE_URL: databaseUrl(postgres, "buchuan_app", database),
  DATABASE_OWNER_URL: databaseUrl(postgres, "buchuan_owner", database),
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "only for tests ".repeat(3),
  EVIDENCE_KEY: "0f".repeat(32),
  FILES_DIR: files,
  LEQI_URL: "http://127.0.0.1:9",
  LEQI_SM4_KEY: "0123456789abcdeffedcba9876543210",
  LEQI_USER_ID: "TEST-UNIT",
  LEQI_PLATFORM: "TEST-PLATFORM",
  RELEASE_SECONDS: "0",
  LOG_LEVEL: "silent",
});

afterAll(async () => {
  await dropDatabase(postgres, database);
  rmSync(files, { recursive: true, force: true });
});
