import type { InvoiceKey } from "#domain/invoice.ts";
import type { Reply } from "#domain/reply.ts";
import type { Exchange, ExchangeRecord } from "#server/bureau/bureau.ts";
import type { BareRecord } from "#server/bureau/http/call.ts";

/** One reply for each key asked about. */
export type Replies = ReadonlyMap<InvoiceKey, Reply>;

/** An exchange about one thing: what was read from it is its outcome. */
export function exchangeOf(reply: Reply, record: BareRecord): Exchange<Reply> {
  return { reading: reply, record: { ...record, outcome: reply.kind } };
}

/** An exchange about many invoices; its outcome is the one kind all replies have, or `list` when they differ. */
export function exchangeOfMany(replies: Replies, record: BareRecord): Exchange<Replies> {
  return { reading: replies, record: { ...record, outcome: commonKind(replies) } };
}

/** The same reply for each key. */
export function repliesForAll(keys: readonly InvoiceKey[], reply: Reply): Replies {
  return new Map(keys.map((key) => [key, reply]));
}

function commonKind(replies: Replies): ExchangeRecord["outcome"] {
  const kinds = new Set([...replies.values()].map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : "list";
}
