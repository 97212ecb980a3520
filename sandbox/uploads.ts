import type { DatabaseSync } from "node:sqlite";

/** Invoices handed in under one acceptance number, with the verdict on each once there is one. */
export type Upload = {
  /** 受理流水号 */
  readonly number: string;
  readonly wire: Wire;
  readonly callId: number;
  readonly userId: string;
  readonly seller: string;
  readonly receivedAt: Date;
  readonly processedAt: Date | null;
  /** How often an accepted invoice is entered: 1, and 2 when a fault says so. */
  readonly copies: number;
};

/** Over which wire it came; each judges what it took in. */
export type Wire = "leqi" | "baiwang";

export type UploadItem = {
  readonly position: number;
  readonly key: string;
  /** As it came off the wire, in JSON. */
  readonly invoice: string;
  readonly status: UploadStatus;
  readonly message: string;
};

/** `unverified`: 验签失败. */
export type UploadStatus = "in-work" | "accepted" | "refused" | "duplicate" | "unverified";

export type Uploads = ReturnType<typeof openUploads>;

export function openUploads(db: DatabaseSync) {
  const statements = {
    receive: db.prepare("INSERT INTO uploads VALUES (?, ?, ?, ?, ?, ?, ?, NULL, ?)"),
    item: db.prepare("INSERT INTO upload_items VALUES (?, ?, ?, ?, 'in-work', '处理中')"),
    find: db.prepare("SELECT * FROM uploads WHERE number = ?"),
    items: db.prepare("SELECT * FROM upload_items WHERE upload = ? ORDER BY position"),
    latest: db.prepare(
      `SELECT * FROM upload_items JOIN uploads ON number = upload WHERE key = ? AND wire = ?
       ORDER BY received_at DESC, call_id DESC, position DESC LIMIT 1`,
    ),
    list: db.prepare("SELECT * FROM uploads WHERE call_id > ? AND (? = '' OR seller = ?) ORDER BY call_id LIMIT ?"),
    due: db.prepare("SELECT * FROM uploads WHERE processed_at IS NULL AND due_at <= ? ORDER BY received_at, call_id"),
    unseen: db.prepare("SELECT min(received_at) AS at FROM uploads WHERE processed_at IS NULL OR processed_at > ?"),
    judge: db.prepare("UPDATE upload_items SET status = ?, message = ? WHERE upload = ? AND position = ?"),
    finish: db.prepare("UPDATE uploads SET processed_at = ? WHERE number = ?"),
  };

  function receive(
    upload: Omit<Upload, "processedAt">,
    dueAt: Date,
    items: readonly Pick<UploadItem, "key" | "invoice">[],
  ): void {
    const { number, wire, callId, userId, seller, receivedAt, copies } = upload;
    statements.receive.run(number, wire, callId, userId, seller, receivedAt.getTime(), dueAt.getTime(), copies);
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

  /** The last time an invoice was handed in over a wire. */
  function latest(key: string, wire: Wire): { upload: Upload; item: UploadItem } | null {
    const row = statements.latest.get(key, wire);
    return row ? { upload: uploadOf(row), item: itemOf(row) } : null;
  }

  /** From one call on. @param taxpayerId empty = of all */
  function list(taxpayerId: string, after: number, limit: number): Upload[] {
    return statements.list.all(after, taxpayerId, taxpayerId, limit).map(uploadOf);
  }

  return {
    receive,
    find,
    latest,
    list,
    oldestUnseenAt,
    due: (now: Date): Upload[] => statements.due.all(now.getTime()).map(uploadOf),
    items: (number: string): UploadItem[] => statements.items.all(number).map(itemOf),
    judge: (number: string, position: number, status: UploadStatus, message: string): void =>
      void statements.judge.run(status, message, number, position),
    finish: (number: string, at: Date): void => void statements.finish.run(at.getTime(), number),
  };
}

function uploadOf(row: Record<string, unknown>): Upload {
  return {
    number: String(row.number),
    wire: row.wire as Wire,
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
    status: row.status as UploadStatus,
    message: String(row.message),
  };
}
