import { join } from "node:path";
import { ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { databaseUrl, type Postgres, startPostgres } from "#scripts/postgres.ts";

export const localPostgresFolder = join(import.meta.dirname, "..", ".data", "postgres");

export interface LocalDatabase {
  appUrl: string;
  ownerUrl: string;
  postgres: Postgres;
}

/** The embedded PostgreSQL of this checkout, running, with its roles and the database `buchuan`. */
export async function localDatabase(log?: (line: string) => void): Promise<LocalDatabase> {
  const postgres = await startPostgres({ folder: localPostgresFolder, log });
  await ensureRoles(postgres);
  await ensureDatabase(postgres, "buchuan");
  return {
    postgres,
    appUrl: databaseUrl(postgres, "buchuan_app", "buchuan"),
    ownerUrl: databaseUrl(postgres, "buchuan_owner", "buchuan"),
  };
}
