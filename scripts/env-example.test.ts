import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { envExample } from "#scripts/env-example.ts";

test(".env.example is what the schema says (write it with: node scripts/run.mjs scripts/env-example.ts)", () => {
  expect(readFileSync(join(import.meta.dirname, "..", ".env.example"), "utf8")).toBe(envExample());
});
