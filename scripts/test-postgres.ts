import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { stopPostgres } from "#scripts/postgres.ts";

/** One throw-away server for all test runs on this checkout; kept running, so that a single test file starts at once. */
export const testPostgresFolder = join(import.meta.dirname, "..", ".data", "test-postgres");

if (import.meta.main) {
  readArguments(
    "node scripts/run.mjs scripts/test-postgres.ts\n\nStops the PostgreSQL that single test files keep running.",
    {},
  );
  await stopPostgres(testPostgresFolder);
}
