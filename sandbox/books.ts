import type { DatabaseSync } from "node:sqlite";
import type { Fen } from "#domain/money.ts";
import { type BusinessDate, instantOf } from "#domain/period.ts";
import { isPracticeTaxpayer, practiceName, practiceUnit } from "#domain/practice.ts";
import type { HeldInvoice, HeldStatus } from "#domain/reply.ts";

/** One invoice of the bureau's books. Not said when it came in: at the start of its day. */
export type BookEntry = HeldInvoice & { readonly sellerTaxpayerId: string; readonly recordedAt?: Date };

/** A taxpayer, bound to one 使用单位 of 乐企 and served by 百望 anyway. `credit`: 授信额度 in fen, null = any amount. */
export type Taxpayer = {
  readonly taxpayerId: string;
  readonly name: string;
  readonly userId: string;
  readonly credit: Fen | null;
};
export type CreditLine = { readonly credit: Fen | null; readonly used: Fen };

/** A 红字确认单 or 信息表; `state`: 01 and 04 allow the red invoice, the others do not. */
export type Confirmation = { readonly number: string; readonly blueNumber: string; readonly state: string };

export type HeldRow = BookEntry & { readonly recordedAt: Date };
export type ListRange = {
  readonly seller: string;
  readonly kinds: readonly string[];
  readonly from: BusinessDate;
  readonly to: BusinessDate;
  readonly before: Date;
};
export type Books = ReturnType<typeof openBooks>;

/** The bureau's books, over statements prepared once. Transactions are the caller's. */
export function openBooks(db: DatabaseSync) {
  const statements = {
    find: reading(db, "SELECT * FROM held WHERE key = ?"),
    record: db.prepare("INSERT INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    load: db.prepare("INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    count: db.prepare(`SELECT count(*) AS n FROM held WHERE ${listed}`),
    mark: db.prepare("UPDATE held SET status = ? WHERE key = ?"),
    page: reading(db, `SELECT * FROM held WHERE ${listed} ORDER BY issued_on, key LIMIT ? OFFSET ?`),
    list: reading(db, "SELECT * FROM held WHERE key > ? AND (? = '' OR seller = ?) ORDER BY key LIMIT ?"),
    taxpayer: reading(db, "SELECT * FROM taxpayers WHERE taxpayer_id = ?"),
    user: db.prepare("SELECT 1 FROM taxpayers WHERE user_id = ? LIMIT 1"),
    enrol: db.prepare(
      `INSERT INTO taxpayers (taxpayer_id, name, user_id, credit) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE
       SET name = excluded.name, user_id = excluded.user_id, credit = excluded.credit`,
    ),
    spend: db.prepare("UPDATE taxpayers SET used = used + ? WHERE taxpayer_id = ?"),
    confirmation: db.prepare("SELECT * FROM confirmations WHERE number = ?"),
    confirm: db.prepare("INSERT OR REPLACE INTO confirmations VALUES (?, ?, ?)"),
  };

  function find(key: string): HeldRow | null {
    const row = statements.find.get(key);
    return row ? heldRow(row) : null;
  }

  function page(range: ListRange, size: number, offset: number): HeldRow[] {
    return statements.page.all(...listKeys(range), size, offset).map(heldRow);
  }

  /** By key, from one key on. @param taxpayerId empty = of all */
  function list(taxpayerId: string, after: string, limit: number): HeldRow[] {
    return statements.list.all(after, taxpayerId, taxpayerId, limit).map(heldRow);
  }

  function count(range: ListRange): number {
    return Number(statements.count.get(...listKeys(range))?.n ?? 0);
  }

  function taxpayer(taxpayerId: string): (Taxpayer & CreditLine) | null {
    if (isPracticeTaxpayer(taxpayerId)) return practising(taxpayerId);
    const row = statements.taxpayer.get(taxpayerId);
    if (!row) return null;
    return {
      taxpayerId: String(row.taxpayer_id),
      name: String(row.name),
      userId: String(row.user_id),
      credit: row.credit === null ? null : BigInt(row.credit as bigint),
      used: BigInt(row.used as bigint),
    };
  }

  function confirmation(number: string): Confirmation | null {
    const row = statements.confirmation.get(number);
    return row ? { number: String(row.number), blueNumber: String(row.blue_number), state: String(row.state) } : null;
  }

  return {
    find,
    page,
    list,
    count,
    taxpayer,
    confirmation,
    knowsUser: (userId: string): boolean => userId === practiceUnit || statements.user.get(userId) !== undefined,
    record: (entry: HeldRow): void => void statements.record.run(...heldValues(entry)),
    mark: (key: string, status: HeldStatus): void => void statements.mark.run(status, key),
    load: (entry: BookEntry): void => void statements.load.run(...heldValues(entry)),
    enrol: ({ taxpayerId, name, userId, credit }: Taxpayer): void =>
      void statements.enrol.run(taxpayerId, name, userId, credit),
    spendCredit: (taxpayerId: string, fen: Fen): void => void statements.spend.run(fen, taxpayerId),
    confirm: ({ number, blueNumber, state }: Confirmation): void =>
      void statements.confirm.run(number, blueNumber, state),
  };
}

const listed =
  "seller = ? AND issued_on BETWEEN ? AND ? AND recorded_at < ? AND kind IN (SELECT value FROM json_each(?))";

function listKeys({ seller, kinds, from, to, before }: ListRange): [string, string, string, number, string] {
  return [seller, from, to, before.getTime(), JSON.stringify(kinds)];
}

function heldValues(entry: BookEntry) {
  const recordedAt = entry.recordedAt ?? instantOf(entry.issuedOn) ?? new Date(0);
  const { key, sellerTaxpayerId, kind, issuedOn, buyerTaxpayerId, buyerName, amount, tax, total, status } = entry;
  return [
    key,
    sellerTaxpayerId,
    kind,
    issuedOn,
    buyerTaxpayerId,
    buyerName,
    amount,
    tax,
    total,
    status,
    recordedAt.getTime(),
  ] as const;
}

/** Whoever practises is known from the start, under one name, and has any credit. */
function practising(taxpayerId: string): Taxpayer & CreditLine {
  return { taxpayerId, name: practiceName, userId: practiceUnit, credit: null, used: 0n };
}

function heldRow(row: Record<string, unknown>): HeldRow {
  return {
    key: String(row.key),
    sellerTaxpayerId: String(row.seller),
    kind: String(row.kind),
    issuedOn: String(row.issued_on),
    buyerTaxpayerId: String(row.buyer_id),
    buyerName: String(row.buyer_name),
    amount: row.amount as bigint,
    tax: row.tax as bigint,
    total: row.total as bigint,
    status: row.status as HeldStatus,
    recordedAt: new Date(Number(row.recorded_at)),
  };
}

/** A statement whose integers come back as bigint: fen outgrow a double. */
function reading(db: DatabaseSync, sql: string) {
  const statement = db.prepare(sql);
  statement.setReadBigInts(true);
  return statement;
}
