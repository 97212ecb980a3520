import { parseArgs } from "node:util";
import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import packageOfPgBoss from "pg-boss/package.json" with { type: "json" };
import { withClient } from "#scripts/database.ts";
import { localDatabase } from "#scripts/local-database.ts";
import { migrations, withSchemaEngine } from "#scripts/schema-engine.ts";

const help = `node scripts/run.mjs scripts/migrate.ts

Brings the database to the newest schema: the one of DATABASE_OWNER_URL, else the embedded one of this checkout.`;

const filters = { externalTables: [], externalEnums: [] };

/** Brings a database to the newest schema: rights, `prisma/migrations`, the queue's own tables. Returns what it applied. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  await withClient(ownerUrl, async (client) => {
    await client.query(grants);
  });
  const applied = await withSchemaEngine(ownerUrl, async (engine) => {
    const migrationsList = await migrations();
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    });
    // Each script is one transaction: a failed one left nothing behind and may simply run again.
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    return engine.applyMigrations({ migrationsList, filters });
  });
  return [...applied.appliedMigrationNames, ...(await migrateQueue(ownerUrl))];
}

const grants = `
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO buchuan_app;
`;

/** pg-boss brings its own migrations; run here as the owner, so that the app needs no right to create. */
async function migrateQueue(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const newest = packageOfPgBoss.pgboss.schema;
    const found = await client.query("SELECT to_regclass('pgboss.version') IS NOT NULL AS installed");
    if (!found.rows[0].installed) {
      await client.query(getConstructionPlans("pgboss"));
      return [`pgboss ${newest}`];
    }
    const { rows } = await client.query("SELECT version FROM pgboss.version");
    if (rows[0].version >= newest) return [];
    await client.query(getMigrationPlans("pgboss", rows[0].version));
    return [`pgboss ${newest}`];
  });
}

if (import.meta.main) await main();

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { help: { type: "boolean" } } });
  if (values.help) return console.log(help);
  const outside = process.env.DATABASE_OWNER_URL;
  const local = outside ? null : await localDatabase(console.log);
  const applied = await migrate(outside ?? local?.ownerUrl ?? "");
  console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
  if (local) console.log(`DATABASE_URL=${local.appUrl}\nDATABASE_OWNER_URL=${local.ownerUrl}`);
  process.exit(); // The engine leaves a timer of ten seconds behind.
}
