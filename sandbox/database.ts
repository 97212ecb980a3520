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
CREATE INDEX IF NOT EXISTS held_by_list ON held (seller, kind, issued_on, key, recorded_at);
CREATE TABLE IF NOT EXISTS confirmations (
  number TEXT PRIMARY KEY, blue_number TEXT NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS calls (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, service TEXT NOT NULL, user_id TEXT NOT NULL,
  taxpayer_id TEXT NOT NULL, trace_id TEXT NOT NULL, items INTEGER NOT NULL, status INTEGER, fault TEXT NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS uploads (
  number TEXT PRIMARY KEY, call_id INTEGER NOT NULL, user_id TEXT NOT NULL, seller TEXT NOT NULL,
  received_at INTEGER NOT NULL, due_at INTEGER NOT NULL, processed_at INTEGER, copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_by_verdict ON uploads (processed_at);
CREATE TABLE IF NOT EXISTS upload_items (
  upload TEXT NOT NULL, position INTEGER NOT NULL, key TEXT NOT NULL, invoice TEXT NOT NULL,
  status TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (upload, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS effects (
  id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, key TEXT NOT NULL, taxpayer_id TEXT NOT NULL,
  amount INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, call_id INTEGER NOT NULL, upload TEXT NOT NULL
) STRICT;
CREATE TRIGGER IF NOT EXISTS effects_stand BEFORE UPDATE ON effects BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
CREATE TRIGGER IF NOT EXISTS effects_stay BEFORE DELETE ON effects BEGIN SELECT RAISE(ABORT, 'effects are append-only'); END;
CREATE TABLE IF NOT EXISTS lists (
  number TEXT PRIMARY KEY, user_id TEXT NOT NULL, seller TEXT NOT NULL, kind TEXT NOT NULL,
  first_day TEXT NOT NULL, last_day TEXT NOT NULL, watermark INTEGER NOT NULL, ready_at INTEGER NOT NULL,
  size INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

const names = ["taxpayers", "held", "confirmations", "calls", "uploads", "upload_items", "effects", "lists"];

/** @param dir the folder of the sandbox's one file, or `:memory:` */
export function openDatabase(dir: string): DatabaseSync {
  const db = new DatabaseSync(fileIn(dir), { timeout: 5_000 });
  db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536;");
  db.exec(tables);
  return db;
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
