import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** Instants are epoch milliseconds, amounts fen. `effects` is the ledger: rows are added and nothing else. */
const tables = `
CREATE TABLE IF NOT EXISTS taxpayers (
  taxpayer_id TEXT PRIMARY KEY, name TEXT NOT NULL, user_id TEXT NOT NULL,
  credit INTEGER, used INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE IF NOT EXISTS held (
  key TEXT PRIMARY KEY, seller TEXT NOT NULL, kind TEXT NOT NULL, issued_on TEXT NOT NULL,
  buyer_id TEXT NOT NULL, buyer_name TEXT NOT NULL,
  amount INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL,
  status TEXT NOT NULL, recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS held_by_day ON held (seller, issued_on, key, kind, recorded_at);
CREATE TABLE IF NOT EXISTS confirmations (
  number TEXT PRIMARY KEY, blue_number TEXT NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, service TEXT NOT NULL, user_id TEXT NOT NULL,
  taxpayer_id TEXT NOT NULL, trace_id TEXT NOT NULL, items INTEGER NOT NULL, status INTEGER, fault TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS tokens (
  token TEXT PRIMARY KEY, app_key TEXT NOT NULL, expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (
  number TEXT PRIMARY KEY, wire TEXT NOT NULL, call_id INTEGER NOT NULL, user_id TEXT NOT NULL, seller TEXT NOT NULL,
  received_at INTEGER NOT NULL, due_at INTEGER NOT NULL, processed_at INTEGER, copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_by_verdict ON uploads (processed_at);
CREATE TABLE IF NOT EXISTS upload_items (
  upload TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, invoice TEXT NOT NULL,
  status TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (upload, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS upload_items_by_key ON upload_items (key, upload);
CREATE TABLE IF NOT EXISTS effects (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, key TEXT NOT NULL, taxpayer_id TEXT NOT NULL,
  amount INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, call_id INTEGER NOT NULL, upload TEXT NOT NULL,
  act TEXT NOT NULL DEFAULT 'upload'
) STRICT;
CREATE INDEX IF NOT EXISTS effects_by_key ON effects (key);
CREATE TRIGGER IF NOT EXISTS effects_stand BEFORE UPDATE ON effects BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
CREATE TRIGGER IF NOT EXISTS effects_stay BEFORE DELETE ON effects BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
CREATE TABLE IF NOT EXISTS lists (
  number TEXT PRIMARY KEY, user_id TEXT NOT NULL, seller TEXT NOT NULL, kind TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL, watermark INTEGER NOT NULL, ready_at INTEGER NOT NULL,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const names = ["taxpayers", "held", "confirmations", "calls", "tokens", "uploads", "upload_items", "effects", "lists"];

/** Of the tables above; a file of an older one is brought up to it when it is opened. */
const version = 2;
/** What was in work is forgotten, as any result is in the end; books and ledger stay. */
const fromVersion1 = `
DROP INDEX IF EXISTS held_by_list;
DROP TABLE IF EXISTS uploads;
DROP TABLE IF EXISTS upload_items;
ALTER TABLE effects ADD COLUMN act TEXT NOT NULL DEFAULT 'upload';
`;

/** @param dir the folder of the sandbox's one file, or `:memory:` */
export function openDatabase(dir: string): DatabaseSync {
  const db = new DatabaseSync(fileIn(dir), { timeout: 5_000 });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
  inTransaction(db, () => bringUpToDate(db));
  return db;
}

function bringUpToDate(db: DatabaseSync): void {
  const isOld = db.prepare("PRAGMA user_version").get()?.user_version !== version;
  const hasLedger = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'effects'").get() !== undefined;
  if (isOld && hasLedger) db.exec(fromVersion1);
  db.exec(`${tables} PRAGMA user_version = ${version};`);
}

/** Forgets everything, the ledger included: a bureau before its first day. */
export function emptyDatabase(db: DatabaseSync): void {
  inTransaction(db, () => {
    db.exec(names.map((name) => `DROP TABLE IF EXISTS ${name};`).join("\n"));
    db.exec(tables);
  });
}

export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  db.exec("BEGIN IMMEDIATE");
  try {
    const result = work();
    db.exec("COMMIT");
    return result;
  } catch (fault) {
    db.exec("ROLLBACK");
    throw fault;
  }
}

function fileIn(dir: string): string {
  if (dir === ":memory:") return dir;
  mkdirSync(dir, { recursive: true });
  return join(dir, "bureau.sqlite");
}
