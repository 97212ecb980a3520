import pg from "pg";
import { databaseUrl, type PostgresNote } from "#scripts/postgres.ts";

/**
 * The two roles of docs/operations.md: the owner migrates, the app owns nothing and cannot pass row-level security.
 * Needs a superuser; may be run again.
 */
export async function ensureRoles(note: PostgresNote): Promise<void> {
  await withClient(databaseUrl(note, "postgres", "postgres"), async (client) => {
    for (const [role, password] of [
      ["buchuan_owner", note.ownerPassword],
      ["buchuan_app", note.appPassword],
    ] as const) {
      const exists = await client.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role]);
      if (exists.rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN`);
      await client.query(`ALTER ROLE ${role} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS PASSWORD '${password}'`);
    }
  });
}

/** Makes a database of the owner, empty or as a copy of another one; nothing when it is there. */
export async function ensureDatabase(note: PostgresNote, name: string, template = "template0"): Promise<void> {
  await withClient(databaseUrl(note, "postgres", "postgres"), async (client) => {
    const exists = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
    if (exists.rowCount === 0) await client.query(`CREATE DATABASE ${name} OWNER buchuan_owner TEMPLATE ${template}`);
  });
}

export async function dropDatabase(note: PostgresNote, name: string): Promise<void> {
  await withClient(databaseUrl(note, "postgres", "postgres"), async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  });
}

export async function withClient<Result>(url: string, use: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}
