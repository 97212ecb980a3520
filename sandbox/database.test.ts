import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openDatabase } from "#sandbox/database.ts";
import { openLedger } from "#sandbox/ledger.ts";

test("a file of an older sandbox keeps its ledger", () => {
  const dir = mkdtempSync(join(tmpdir(), "sandbox-"));
  const old = new DatabaseSync(join(dir, "bureau.sqlite"));
  old.exec(`
    CREATE TABLE uploads (number TEXT PRIMARY KEY, call_id INTEGER NOT NULL) STRICT;
    CREATE TABLE effects (
      id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, key TEXT NOT NULL, taxpayer_id TEXT NOT NULL,
      amount INTEGER NOT NULL, tax INTEGER NOT NULL, total INTEGER NOT NULL, call_id INTEGER NOT NULL, upload TEXT NOT NULL
    ) STRICT;
    INSERT INTO effects VALUES (1, 0, '26117000000000000001', 'A', 100, 6, 106, 1, 'number');
  `);
  old.close();
  for (const opening of ["first", "second"]) {
    const db = openDatabase(dir);
    expect(openLedger(db).list("", 0, 10), opening).toMatchObject([{ key: "26117000000000000001", act: "upload" }]);
    expect(db.prepare("SELECT wire FROM uploads").all(), opening).toEqual([]);
    db.close();
  }
  rmSync(dir, { recursive: true });
});
