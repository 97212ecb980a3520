import { getConstructionPlans, getMigrationPlans } from "pg-boss";
import packageOfPgBoss from "pg-boss/package.json" with { type: "json" };
import { readArguments } from "#scripts/arguments.ts";
import { withClient } from "#scripts/database.ts";
import { localDatabase } from "#scripts/local-database.ts";
import { mustAnswer } from "#scripts/must-answer.ts";
import { migrations, withSchemaEngine } from "#scripts/schema-engine.ts";
import { orStop, Stop } from "#scripts/stop.ts";

const help = `npm run migrate

Brings the database to the newest schema: the one of DATABASE_OWNER_URL, else the embedded one of this checkout.`;

const filters = { externalTables: [], externalEnums: [] };

/** Brings a database to the newest schema: rights, `prisma/migrations`, the queue's own tables. Returns what it applied. */
export async function migrate(ownerUrl: string): Promise<string[]> {
  await withClient(ownerUrl, async (client) => {
    const { rowCount } = await client.query("SELECT 1 FROM pg_roles WHERE rolname = 'buchuan_app'");
    if (rowCount === 0) throw noAppRole();
    await client.query(grants);
  });
  const applied = await besideRunningApps(() => applyMigrations(ownerUrl));
  return [...applied, ...(await migrateQueue(ownerUrl))];
}

const patience = 20;

/**
 * A migration and the app that runs meanwhile may wait for each other's tables crosswise; PostgreSQL ends one of the two.
 * Each script is one transaction, so one that was ended has left nothing and is tried again.
 */
async function besideRunningApps<Result>(act: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await act();
    } catch (error) {
      if (attempt === patience || !/deadlock detected/.test(String(error))) throw error;
    }
  }
}

async function applyMigrations(ownerUrl: string): Promise<string[]> {
  const applied = await withSchemaEngine(ownerUrl, async (engine) => {
    const migrationsList = await migrations();
    const { failedMigrationNames } = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters,
    });
    for (const migrationName of failedMigrationNames) await engine.markMigrationRolledBack({ migrationName });
    return engine.applyMigrations({ migrationsList, filters });
  });
  return applied.appliedMigrationNames;
}

const grants = `
  REVOKE ALL ON SCHEMA public FROM PUBLIC;
  GRANT USAGE ON SCHEMA public TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO buchuan_app;
  ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO buchuan_app;
`;

function noAppRole(): Stop {
  return new Stop(
    "This PostgreSQL has no role buchuan_app: docs/operations.md shows the two roles it needs.",
    "这个 PostgreSQL 里没有角色 buchuan_app：所需的两个角色见 docs/operations.md。",
  );
}

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

if (import.meta.main) {
  readArguments(help, {});
  await orStop(main);
  process.exit(); // The engine leaves a timer of ten seconds behind.
}

async function main(): Promise<void> {
  const ownerUrl = process.env.DATABASE_OWNER_URL ?? (await localDatabase(console.log)).ownerUrl;
  await mustAnswer("DATABASE_OWNER_URL", ownerUrl);
  const applied = await migrate(ownerUrl);
  console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
}
