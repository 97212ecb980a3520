import type { DatabaseSync } from "node:sqlite";

/** One request that reached the wire, and how it was dealt with. */
export type Call = {
  readonly id: number;
  readonly at: Date;
  /** `202007/QDFPSC` */
  readonly service: string;
  readonly userId: string;
  /** Empty where the request does not say, as for a result that has expired. */
  readonly taxpayerId: string;
  readonly traceId: string;
  readonly items: number;
  /** Status of the reply; null when there was none. */
  readonly status: number | null;
  /** The fault that struck, or empty. */
  readonly fault: string;
};

export type Calls = ReturnType<typeof openCalls>;

export function openCalls(db: DatabaseSync) {
  const insert = db.prepare(
    "INSERT INTO calls (at, service, user_id, taxpayer_id, trace_id, items, fault) VALUES (?, ?, ?, ?, ?, ?, ?)",
  );
  const finish = db.prepare("UPDATE calls SET status = ? WHERE id = ?");
  const select = db.prepare("SELECT * FROM calls WHERE id > ? AND (? = '' OR service = ?) ORDER BY id LIMIT ?");

  function open(call: Omit<Call, "id" | "status">): number {
    const { at, service, userId, taxpayerId, traceId, items, fault } = call;
    return Number(insert.run(at.getTime(), service, userId, taxpayerId, traceId, items, fault).lastInsertRowid);
  }

  function close(id: number, status: number): void {
    finish.run(status, id);
  }

  /** @param service empty = all */
  function list(service: string, after: number, limit: number): Call[] {
    return select.all(after, service, service, limit).map(callOf);
  }

  return { open, close, list };
}

function callOf(row: Record<string, unknown>): Call {
  return {
    id: Number(row.id),
    at: new Date(Number(row.at)),
    service: String(row.service),
    userId: String(row.user_id),
    taxpayerId: String(row.taxpayer_id),
    traceId: String(row.trace_id),
    items: Number(row.items),
    status: row.status === null ? null : Number(row.status),
    fault: String(row.fault),
  };
}
