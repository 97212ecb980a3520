import { spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type pg from "pg";
import type { PostgresNote } from "#scripts/postgres.ts";
import { homeOf, unprivilegedUser } from "#scripts/postgres-home.ts";

/** A base backup: the data files with a label that says from where their log has to be followed. */
export type Dump = { readonly folder: string };

type AsSuperuser = <T>(use: (client: pg.Client) => Promise<T>) => Promise<T>;

/** PostgreSQL's own low-level base backup, for `pg_basebackup` does not come with the npm package. */
export async function dumpOf({ data }: PostgresNote, asSuperuser: AsSuperuser): Promise<Dump> {
  const folder = mkdtempSync(join(tmpdir(), "buchuan-dump-"));
  await asSuperuser(async (client) => {
    await client.query("SELECT pg_backup_start('faults', true)");
    copyAll(data, join(folder, "data"));
    const { rows } = await client.query<{ labelfile: string }>("SELECT labelfile FROM pg_backup_stop(false)");
    writeFileSync(join(folder, "label"), rows[0]?.labelfile ?? "");
  });
  copyAll(join(data, "pg_wal"), join(folder, "wal"));
  return { folder };
}

/** Lays the dump where a server of this folder looks for its data, with the note by which it is known. */
export function restoreDump({ folder: dump }: Dump, note: PostgresNote, folder: string): void {
  const user = unprivilegedUser();
  const data = join(
    homeOf(folder, user, () => {}),
    basename(folder),
  );
  rmSync(data, { recursive: true, force: true });
  copyAll(join(dump, "data"), data);
  rmSync(join(data, "pg_wal"), { recursive: true });
  copyAll(join(dump, "wal"), join(data, "pg_wal"));
  for (const ofTheOther of ["postmaster.pid", "postmaster.opts"]) rmSync(join(data, ofTheOther), { force: true });
  const label = join(data, "backup_label");
  copyAll(join(dump, "label"), label);
  if (user) chownSync(label, user.uid, user.gid);
  mkdirSync(join(folder, ".."), { recursive: true });
  writeFileSync(`${folder}.json`, JSON.stringify({ ...note, data }), { mode: 0o600 });
  rmSync(dump, { recursive: true });
}

/** As it lies, owner and all. Files that go while they are copied are the log's to mend. */
function copyAll(from: string, to: string): void {
  spawnSync("cp", ["-a", from, to]);
  if (!existsSync(to)) throw new Error(`${from} could not be copied`);
}
