import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import config from "#prisma.config.ts";
import { readArguments } from "#scripts/arguments.ts";
import { dropDatabase, ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { databaseUrl, startPostgres } from "#scripts/postgres.ts";
import { migrations, migrationsFolder, schemaFiles, withSchemaEngine } from "#scripts/schema-engine.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";

const help = `npm run migration -- NAME

Writes prisma/migrations/NNN_NAME/migration.sql: the SQL that leads from the migrations there are to prisma/schema.
Row-level security, partial indexes and functions are added to that file by hand. What Prisma cannot express is left
alone: name an index written by hand without _idx or _key at its end, and list a table in prisma.config.ts.
Nothing is applied; npm run demo, npm test and npm run migrate apply.

  --empty   an empty migration, for SQL written by hand`;

const { values, positionals } = readArguments(help, { empty: { type: "boolean" } }, true);
const name = positionals[0];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error(help);
  process.exit(1);
}

const existing = await migrations();
const sql = values.empty ? "" : await difference();
if (!sql.trim() && !values.empty) {
  console.log("The migrations already lead to prisma/schema: nothing to write.");
  process.exit(0);
}
const number = String(existing.migrationDirectories.length + 1).padStart(3, "0");
const folder = join(migrationsFolder, `${number}_${name}`);
mkdirSync(folder, { recursive: true });
writeFileSync(join(migrationsFolder, "migration_lock.toml"), existing.lockfile.content ?? "");
writeFileSync(join(folder, "migration.sql"), sql);
console.log(`prisma/migrations/${number}_${name}/migration.sql\n\n${sql}`);
process.exit(); // The engine leaves a timer of ten seconds behind.

/** Replays the migrations in a scratch database and compares it with the schema. */
async function difference(): Promise<string> {
  const postgres = await startPostgres({ folder: testPostgresFolder, throwAway: true });
  const scratch = `buchuan_migration_${process.pid}`;
  try {
    await ensureRoles(postgres);
    await ensureDatabase(postgres, scratch);
    const ownerUrl = databaseUrl(postgres, "buchuan_owner", scratch);
    const files = await schemaFiles();
    const filters = { externalTables: config.tables?.external ?? [], externalEnums: [] };
    const { stdout } = await withSchemaEngine(ownerUrl, (engine) =>
      engine.diff({
        from: { tag: "migrations", ...existing },
        to: { tag: "schemaDatamodel", files },
        script: true,
        exitCode: null,
        filters,
      }),
    );
    return withoutUndoing(stdout ?? "");
  } finally {
    await dropDatabase(postgres, scratch);
    if (postgres.started) postgres.stop();
  }
}

/** Prisma names its indexes `…_idx` and `…_key`; it would drop every other one, since it cannot know them. */
function withoutUndoing(sql: string): string {
  const steps = sql.split(/\n(?=-- )/);
  return steps
    .filter((step) => !/^(-- This is an empty migration|-- DropIndex\nDROP INDEX "(?!\w+_(idx|key)")\w+")/.test(step))
    .join("\n");
}
