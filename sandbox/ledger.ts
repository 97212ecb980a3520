import type { DatabaseSync } from "node:sqlite";
import type { Fen } from "#domain/money.ts";

/** What one accepted upload did. A key that stands here twice was taken in twice. */
export type Effect = {
  readonly id: number;
  readonly at: Date;
  readonly key: string;
  readonly taxpayerId: string;
  readonly amount: Fen;
  readonly tax: Fen;
  readonly total: Fen;
  readonly callId: number;
  /** The acceptance number (受理流水号) it came under. */
  readonly upload: string;
};

export type Ledger = ReturnType<typeof openLedger>;

/** The append-only ledger of effects: the database refuses to change or remove a row. */
export function openLedger(db: DatabaseSync) {
  const insert = db.prepare(
    "INSERT INTO effects (at, key, taxpayer_id, amount, tax, total, call_id, upload) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare("SELECT * FROM effects WHERE id > ? AND (? = '' OR taxpayer_id = ?) ORDER BY id LIMIT ?");
  select.setReadBigInts(true);

  function append(effect: Omit<Effect, "id">): void {
    const { at, key, taxpayerId, amount, tax, total, callId, upload } = effect;
    insert.run(at.getTime(), key, taxpayerId, amount, tax, total, callId, upload);
  }

  /** @param taxpayerId empty = of all */
  function list(taxpayerId: string, after: number, limit: number): Effect[] {
    return select.all(after, taxpayerId, taxpayerId, limit).map(effectOf);
  }

  return { append, list };
}

function effectOf(row: Record<string, unknown>): Effect {
  return {
    id: Number(row.id),
    at: new Date(Number(row.at)),
    key: String(row.key),
    taxpayerId: String(row.taxpayer_id),
    amount: row.amount as bigint,
    tax: row.tax as bigint,
    total: row.total as bigint,
    callId: Number(row.call_id),
    upload: String(row.upload),
  };
}
