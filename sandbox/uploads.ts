import type { DatabaseSync } from "node:sqlite";

/** Invoices handed in under one acceptance number, with the verdict on each once there is one. */
export type Upload = {
  /** 受理流水号 */
  readonly number: string;
  readonly callId: number;
  readonly userId: string;
  readonly seller: string;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
  /** How often an accepted invoice is entered: 1, and 2 when a fault says so. */
  readonly copies: number;
};

/** `status`: 00 accepted, 01 in work, 02 refused, 03 already there. */
export type UploadItem = {
  readonly position: number;
  readonly key: string;
  readonly invoice: string;
  readonly status: string;
  readonly message: string;
};
export type Uploads = ReturnType<typeof openUploads>;

export function openUploads(db: DatabaseSync) {
  const statements = {
    receive: db.prepare("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, NULL, ?)"),
    item: db.prepare("INSERT INTO upload_items VALUES (?, ?, ?, ?, '01', '处理中')"),
    find: db.prepare("SELECT * FROM uploads WHERE number = ?"),
    items: db.prepare("SELECT * FROM upload_items WHERE upload = ? ORDER BY position"),
    due: db.prepare("SELECT * FROM uploads WHERE processed_at IS NULL AND due_at <= ? ORDER BY received_at, number"),
    unseen: db.prepare("SELECT min(received_at) AS at FROM uploads WHERE processed_at IS NULL OR processed_at > ?"),
    judge: db.prepare("UPDATE upload_items SET status = ?, message = ? WHERE upload = ? AND position = ?"),
    finish: db.prepare("UPDATE uploads SET processed_at = ? WHERE number = ?"),
  };

  function receive(
    upload: Omit<Upload, "processedAt">,
    dueAt: Date,
    items: readonly Pick<UploadItem, "key" | "invoice">[],
  ): void {
    const { number, callId, userId, seller, receivedAt, copies } = upload;
    statements.receive.run(number, callId, userId, seller, receivedAt.getTime(), dueAt.getTime(), copies);
    items.forEach(({ key, invoice }, position) => void statements.item.run(number, position, key, invoice));
  }

  /** When the oldest upload was received that had no verdict yet at `moment`; null when all had. */
  function oldestUnseenAt(moment: Date): Date | null {
    const at = statements.unseen.get(moment.getTime())?.at;
    return at === null || at === undefined ? null : new Date(Number(at));
  }

  function find(number: string): Upload | null {
    const row = statements.find.get(number);
    return row ? uploadOf(row) : null;
  }

  return {
    receive,
    find,
    oldestUnseenAt,
    due: (now: Date): Upload[] => statements.due.all(now.getTime()).map(uploadOf),
    items: (number: string): UploadItem[] => statements.items.all(number).map(itemOf),
    judge: (number: string, position: number, status: string, message: string): void =>
      void statements.judge.run(status, message, number, position),
    finish: (number: string, at: Date): void => void statements.finish.run(at.getTime(), number),
  };
}

function uploadOf(row: Record<string, unknown>): Upload {
  return {
    number: String(row.number),
    callId: Number(row.call_id),
    userId: String(row.user_id),
    seller: String(row.seller),
    receivedAt: new Date(Number(row.received_at)),
    processedAt: row.processed_at === null ? null : new Date(Number(row.processed_at)),
    copies: Number(row.copies),
  };
}

function itemOf(row: Record<string, unknown>): UploadItem {
  return {
    position: Number(row.position),
    key: String(row.key),
    invoice: String(row.invoice),
    status: String(row.status),
    message: String(row.message),
  };
}
