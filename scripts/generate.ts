import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import prisma from "prisma/package.json" with { type: "json" };
import { schemaFiles } from "#scripts/schema-engine.ts";

const root = join(import.meta.dirname, "..");
const stampFile = join(root, "server", "generated", "schema.sha256");

/** Writes the Prisma client to server/generated, when the schema changed since the last time. Returns whether it did. */
export async function generate(): Promise<boolean> {
  const stamp = createHash("sha256")
    .update(JSON.stringify([prisma.version, await schemaFiles()]))
    .digest("hex");
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  // The schema engine is not needed to generate; any executable in its place keeps Prisma from downloading one.
  const env = {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
  };
  const result = spawnSync(process.execPath, ["node_modules/prisma/build/index.js", "generate", "--no-hints"], {
    cwd: root,
    env,
    encoding: "utf8",
  });
  if (result.status !== 0) throw new Error(`prisma generate failed.\n${result.stdout}${result.stderr}`);
  mkdirSync(join(stampFile, ".."), { recursive: true });
  writeFileSync(stampFile, stamp);
  return true;
}

if (import.meta.main && (await generate())) console.log("Prisma client written to server/generated.");
