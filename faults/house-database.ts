import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type pg from "pg";
import { type Dump, dumpOf, restoreDump } from "#faults/dump.ts";
import { until } from "#faults/until.ts";
import { dropDatabase, ensureDatabase, ensureRoles, withClient } from "#scripts/database.ts";
import { isAlive } from "#scripts/exclusively.ts";
import { migrate } from "#scripts/migrate.ts";
import { databaseUrl, type PostgresNote, removePostgres, startPostgres } from "#scripts/postgres.ts";
import { disconnect } from "#server/db.ts";
import { stopQueue } from "#server/queue/queue.ts";

/** Where a house is built. */
export type Ground = {
  readonly name: string;
  /** Where the PostgreSQL lies that houses share. */
  readonly postgresFolder: string;
  /** The migrated database there that this house's is copied from. */
  readonly template: string;
  readonly ownServer: boolean;
  /** The fault itself brings the schema, an older one first. */
  readonly unmigrated: boolean;
};

/** `restart`, `dump` and `restore` are for a house with a server of its own. */
export type HouseDatabase = {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly port: number;
  /** As the superuser, past row-level security. */
  readonly asSuperuser: <T>(use: (client: pg.Client) => Promise<T>) => Promise<T>;
  /** Stops the server, in order or as if its power went, and starts it on the same port. */
  readonly restart: (how: "in order" | "power lost") => Promise<void>;
  /** A copy of all there is, taken while it is in use. */
  readonly dump: () => Promise<Dump>;
  /** The server is gone for good; one made from the dump takes its place and its port. */
  readonly restore: (dump: Dump) => Promise<void>;
};

/** A database of the house's own, which its environment points at; gone afterwards. */
export async function inHouseDatabase<T>(
  { postgresFolder, template, ownServer, unmigrated }: Ground,
  act: (database: HouseDatabase) => Promise<T>,
): Promise<T> {
  const folders = [ownServer ? newFolder() : postgresFolder];
  let server = await startPostgres({ folder: folders[0] ?? "", throwAway: !ownServer });
  const name = `buchuan_test_${process.pid}_faults`;
  const [appUrl, ownerUrl] = [databaseUrl(server, "buchuan_app", name), databaseUrl(server, "buchuan_owner", name)];
  if (ownServer) await ensureRoles(server);
  await ensureDatabase(server, name, ownServer || unmigrated ? undefined : template);
  if (ownServer && !unmigrated) await migrate(ownerUrl);
  Object.assign(process.env, { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl });
  const asSuperuser = <R>(use: (client: pg.Client) => Promise<R>) =>
    withClient(databaseUrl(server, "postgres", name), use);

  async function startAgain(folder: string): Promise<void> {
    if (!ownServer) throw new Error("a shared server stays as it is");
    server = await startPostgres({ folder, port: server.port });
  }

  try {
    return await act({
      appUrl,
      ownerUrl,
      port: server.port,
      asSuperuser,
      restart: async (how) => {
        if (how === "in order") server.stop();
        else await breakDown(server);
        await startAgain(folders.at(-1) ?? "");
      },
      dump: () => dumpOf(server, asSuperuser),
      restore: async (dump) => {
        await breakDown(server);
        folders.push(newFolder());
        restoreDump(dump, server, folders.at(-1) ?? "");
        await startAgain(folders.at(-1) ?? "");
      },
    });
  } finally {
    await stopQueue();
    await disconnect();
    if (ownServer) for (const folder of folders) await removePostgres(folder);
    else await dropDatabase(server, name);
  }
}

function newFolder(): string {
  return join(mkdtempSync(join(tmpdir(), "buchuan-faults-")), "postgres");
}

/** Ends at once, without a checkpoint: the next start has to recover from the log. */
async function breakDown({ data }: PostgresNote): Promise<void> {
  const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGQUIT");
  await until(
    async () => isAlive(pid),
    (alive) => !alive,
    { what: "the end of the server" },
  );
}
