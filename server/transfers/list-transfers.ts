import type { MissingCause } from "#domain/missing-cause.ts";
import type { Knock, ReplyKind } from "#domain/reply.ts";
import type { StaffContext } from "#server/context.ts";
import { acrossTenants, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { referenceOf } from "#server/submissions/reference.ts";
import { transferCondition } from "#server/transfers/transfer-condition.ts";
import type { TransferFilter } from "#server/transfers/transfer-filter.ts";

/** One knock at the bureau's door, with what came of it. */
export type ListedTransfer = {
  readonly merchant: { readonly id: string; readonly name: string; readonly taxpayerId: string };
  readonly submissionId: string;
  readonly reference: string;
  readonly invoiceKey: string;
  /** Which knock of its submission. */
  readonly number: number;
  readonly knock: Knock;
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  /** Null while nobody has heard the end of it. */
  readonly replyKind: ReplyKind | null;
  readonly replyCode: string | null;
  readonly replyMessage: string | null;
  readonly cause: MissingCause | null;
  /** How often the same answer came in that hour. */
  readonly times: number;
  readonly late: boolean;
  /** The call it went with (the last one, where there were several); null before any. */
  readonly call: TransferCall | null;
};
export type TransferCall = {
  readonly connector: string;
  readonly traceId: string;
  readonly status: number | null;
  readonly ms: number | null;
};

/** A page by keyset: a place is the key of its first or last row, so page 1,000 costs what page 1 does. */
export type TransferPlace = { readonly after: string } | { readonly before: string } | null;
export type TransferPage = {
  readonly rows: readonly ListedTransfer[];
  readonly before: string | null;
  readonly after: string | null;
};

export const transferPageSize = 50;

/** The newest first. */
export async function listTransfers(
  context: StaffContext,
  filter: TransferFilter,
  place: TransferPlace,
): Promise<TransferPage> {
  const backwards = place !== null && "before" in place;
  const found = await acrossTenants(context, (tx) => filteredTransfers(tx, filter, place, transferPageSize + 1));
  const more = found.length > transferPageSize;
  const rows = found.slice(0, transferPageSize);
  if (backwards) rows.reverse();
  const first = rows[0];
  const last = rows.at(-1);
  return {
    rows,
    before: first && (backwards ? more : place !== null) ? placeOf(first) : null,
    after: last && (backwards || more) ? placeOf(last) : null,
  };
}

/** The rows behind a page or an export. */
export async function filteredTransfers(
  tx: Tx,
  filter: TransferFilter,
  place: TransferPlace,
  limit: number,
): Promise<ListedTransfer[]> {
  const condition = await transferCondition(tx, filter);
  return condition === null ? [] : selectTransfers(tx, condition, place, limit);
}

/** @param condition on `attempt` */
export async function selectTransfers(
  tx: Tx,
  condition: Prisma.Sql,
  place: TransferPlace,
  limit: number,
): Promise<ListedTransfer[]> {
  const direction = place !== null && "before" in place ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const rows = await tx.$queryRaw<TransferRow[]>`
    SELECT page.*, submission.invoice_key, merchant.name, merchant.taxpayer_id, exchange.connector, exchange.trace_id, exchange.status,
      (extract(epoch FROM exchange.replied_at - exchange.sent_at) * 1000)::int AS ms
    FROM (
      SELECT merchant_id, submission_id, number, knock, started_at, ended_at, exchange_id, reply_kind, reply_code, reply_message, cause, times, late
      FROM attempt WHERE ${condition} AND ${beyond(place)}
      ORDER BY started_at ${direction}, merchant_id ${direction}, submission_id ${direction}, number ${direction} LIMIT ${limit}
    ) AS page
    JOIN submission ON submission.merchant_id = page.merchant_id AND submission.id = page.submission_id
    JOIN merchant ON merchant.id = page.merchant_id
    LEFT JOIN exchange ON exchange.merchant_id = page.merchant_id AND exchange.id = page.exchange_id
    ORDER BY page.started_at ${direction}, page.merchant_id ${direction}, page.submission_id ${direction}, page.number ${direction}`;
  return rows.map(listedTransfer);
}

type TransferRow = {
  merchant_id: string;
  submission_id: bigint;
  number: number;
  knock: Knock;
  started_at: Date;
  ended_at: Date | null;
  reply_kind: ReplyKind | null;
  reply_code: string | null;
  reply_message: string | null;
  cause: MissingCause | null;
  times: number;
  late: boolean;
  invoice_key: string;
  name: string;
  taxpayer_id: string;
  connector: string | null;
  trace_id: string | null;
  status: number | null;
  ms: number | null;
};

function listedTransfer(row: TransferRow): ListedTransfer {
  return {
    merchant: { id: row.merchant_id, name: row.name, taxpayerId: row.taxpayer_id },
    submissionId: String(row.submission_id),
    reference: referenceOf(row.submission_id),
    invoiceKey: row.invoice_key,
    number: row.number,
    knock: row.knock,
    startedAt: row.started_at,
    endedAt: row.ended_at,
    replyKind: row.reply_kind,
    replyCode: row.reply_code,
    replyMessage: row.reply_message,
    cause: row.cause,
    times: row.times,
    late: row.late,
    call:
      row.connector === null
        ? null
        : { connector: row.connector, traceId: row.trace_id ?? "", status: row.status, ms: row.ms },
  };
}

export function placeOf({ startedAt, merchant, submissionId, number }: ListedTransfer): string {
  return `${startedAt.getTime()}.${merchant.id}.${submissionId}.${number}`;
}

const placePattern = /^(\d{1,14})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(\d{1,18})\.(\d{1,9})$/;

/** A place from an address is anybody's text: what does not read as one means the first page. */
function beyond(place: TransferPlace): Prisma.Sql {
  if (place === null) return Prisma.sql`TRUE`;
  const [, ms, merchantId, submissionId, number] =
    placePattern.exec("before" in place ? place.before : place.after) ?? [];
  if (!ms || !merchantId || !submissionId || !number) return Prisma.sql`TRUE`;
  const key = Prisma.sql`(${new Date(Number(ms))}::timestamptz, ${merchantId}::uuid, ${BigInt(submissionId)}::bigint, ${Number(number)}::int)`;
  return "before" in place
    ? Prisma.sql`(started_at, merchant_id, submission_id, number) > ${key}`
    : Prisma.sql`(started_at, merchant_id, submission_id, number) < ${key}`;
}
