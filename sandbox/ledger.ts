import type { DatabaseSync } from "node:sqlite";
import type { Fen } from "#domain/money.ts";
import type { Act } from "#sandbox/judging/declared.ts";

/** What one accepted upload did. A key that stands here twice with the same act was taken in twice. */
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
  /** Entered as issued, or marked (or entered) as voided. */
  readonly act: Act;
};

export type Ledger = ReturnType<typeof openLedger>;

/** The append-only ledger of effects: the database refuses to change or remove a row. */
export function openLedger(db: DatabaseSync) {
  const insert = db.prepare(
    "INSERT INTO effects (at, key, taxpayer_id, amount, tax, total, call_id, upload, act) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare("SELECT * FROM effects WHERE id > ? AND (? = '' OR taxpayer_id = ?) ORDER BY id LIMIT ?");
  select.setReadBigInts(true);
  const count = db.prepare("SELECT count(*) AS entries FROM effects WHERE key = ? AND act = 'upload'");

  function append(effect: Omit<Effect, "id">): void {
    const { at, key, taxpayerId, amount, tax, total, callId, upload, act } = effect;
    insert.run(at.getTime(), key, taxpayerId, amount, tax, total, callId, upload, act);
  }

  /** How often an invoice was entered: more than once only when the bureau itself went wrong. */
  function entries(key: string): number {
    return Number(count.get(key)?.entries ?? 0);
  }

  /** @param taxpayerId empty = of all */
  function list(taxpayerId: string, after: number, limit: number): Effect[] {
    return select.all(after, taxpayerId, taxpayerId, limit).map(effectOf);
  }

  return { append, entries, list };
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
    act: row.act as Act,
  };
}
