import { createHash } from "node:crypto";
import type { TestProject } from "vitest/node";
import { dropDatabase, ensureDatabase, ensureRoles, withClient } from "#scripts/database.ts";
import { isAlive } from "#scripts/exclusively.ts";
import { generate } from "#scripts/generate.ts";
import { migrate } from "#scripts/migrate.ts";
import { databaseUrl, type PostgresNote, startPostgres } from "#scripts/postgres.ts";
import { migrations } from "#scripts/schema-engine.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgres: PostgresNote;
    template: string;
  }
}

/**
 * Once a run: the test PostgreSQL and a migrated template. Whatever DATABASE_URL says is left alone, so that no test
 * ever writes to somebody's data. The server keeps running for the next run.
 */
export default async function setUp(project: TestProject): Promise<void> {
  await generate();
  const { stop: _, started: __, ...postgres } = await startPostgres({ folder: testPostgresFolder, throwAway: true });
  await ensureRoles(postgres);
  const template = `buchuan_template_${createHash("sha256")
    .update(JSON.stringify(await migrations()))
    .digest("hex")
    .slice(0, 12)}`;
  await ensureTemplate(postgres, template);
  project.provide("postgres", postgres);
  project.provide("template", template);
}

async function ensureTemplate(postgres: PostgresNote, template: string): Promise<void> {
  await withClient(databaseUrl(postgres, "postgres", "postgres"), async (client) => {
    await client.query("SELECT pg_advisory_lock(hashtext('buchuan test template'))");
    const { rows } = await client.query<{ datname: string }>(
      "SELECT datname FROM pg_database WHERE datname ~ '^buchuan_(test|template|half)_'",
    );
    const names = rows.map((row) => row.datname);
    for (const name of names.filter(isLeftOver)) await dropDatabase(postgres, name);
    if (names.includes(template)) return;
    const half = template.replace("template", "half");
    await ensureDatabase(postgres, half);
    await migrate(databaseUrl(postgres, "buchuan_owner", half));
    await client.query(`ALTER DATABASE ${half} RENAME TO ${template}`);
  });
}

/** Of a run that was killed: `buchuan_test_<pid>_…` of a process that is gone, or a template never finished. */
function isLeftOver(name: string): boolean {
  if (name.startsWith("buchuan_half_")) return true;
  const pid = /^buchuan_test_(\d+)_/.exec(name)?.[1];
  return pid !== undefined && !isAlive(Number(pid));
}
