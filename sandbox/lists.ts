import type { DatabaseSync } from "node:sqlite";
import type { ListRange } from "#sandbox/books.ts";

/** An application for a list of held invoices (PLFPXZSQ): what it covers is fixed when it is made. */
export type HeldList = Omit<ListRange, "kinds"> & {
  readonly kind: string;
  readonly number: string;
  readonly userId: string;
  readonly readyAt: Date;
  readonly size: number;
};
export type Lists = ReturnType<typeof openLists>;

export function openLists(db: DatabaseSync) {
  const insert = db.prepare("INSERT INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
  const select = db.prepare("SELECT * FROM lists WHERE number = ?");

  function apply({ number, userId, seller, kind, from, to, before, readyAt, size }: HeldList): void {
    insert.run(number, userId, seller, kind, from, to, before.getTime(), readyAt.getTime(), size);
  }

  function find(number: string): HeldList | null {
    const row = select.get(number);
    if (!row) return null;
    return {
      number: String(row.number),
      userId: String(row.user_id),
      seller: String(row.seller),
      kind: String(row.kind),
      from: String(row.first_day),
      to: String(row.last_day),
      before: new Date(Number(row.watermark)),
      readyAt: new Date(Number(row.ready_at)),
      size: Number(row.size),
    };
  }

  return { apply, find };
}
