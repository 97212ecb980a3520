import { join } from "node:path";

/** One throw-away server for all test runs on this checkout; kept running, so that a single test file starts at once. */
export const testPostgresFolder = join(import.meta.dirname, "..", ".data", "test-postgres");
