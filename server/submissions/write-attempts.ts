import { causeOfReply } from "#domain/missing-cause.ts";
import type { Knock, Reply } from "#domain/reply.ts";
import { closedAfterMs, hourOf } from "#domain/transfer-hour.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import type { Tx } from "#server/db.ts";
import type { Answered } from "#server/submissions/answered.ts";

/**
 * Writes the outcome beside each knock. A send has its row already, from before the call; a poll or check that says
 * the same as the one before it in the same hour is only counted there: so each hour's knocks can be counted for good.
 * @param current submissions whose row still stood where it was claimed; the others' answers are marked late
 */
export async function writeAttempts(
  tx: Tx,
  merchantId: string,
  knock: Knock,
  answered: readonly Answered[],
  current: ReadonlySet<bigint>,
  exchangeId: bigint,
  exchange: ExchangeRecord,
  now: Date,
): Promise<void> {
  const told = answered.map(({ claim, reply }) => ({
    ...claim,
    ...words(reply),
    cause: causeOfReply(reply),
    late: !current.has(claim.submissionId),
  }));
  const answers = told.filter(({ attempt }) => attempt !== null);
  const others = told.filter(({ attempt }) => attempt === null);
  if (answers.length > 0) {
    await tx.$executeRaw`
      UPDATE attempt SET ended_at = ${exchange.repliedAt ?? now}, exchange_id = ${exchangeId},
        reply_kind = told.kind, reply_code = told.code, reply_message = told.message, late = told.late, cause = told.cause
      FROM unnest(${answers.map((one) => one.submissionId)}::bigint[], ${answers.map((one) => one.attempt)}::int[], ${answers.map((one) => one.kind)}::text[],
        ${answers.map((one) => one.code)}::text[], ${answers.map((one) => one.message)}::text[], ${answers.map((one) => one.late)}::boolean[],
        ${answers.map((one) => one.cause)}::text[]) AS told (id, number, kind, code, message, late, cause)
      WHERE attempt.merchant_id = ${merchantId}::uuid AND attempt.submission_id = told.id AND attempt.number = told.number`;
  }
  if (others.length > 0) {
    await tx.$executeRaw`
      WITH told AS (
        SELECT * FROM unnest(${others.map((one) => one.submissionId)}::bigint[], ${others.map((one) => one.kind)}::text[],
          ${others.map((one) => one.code)}::text[], ${others.map((one) => one.message)}::text[], ${others.map((one) => one.late)}::boolean[],
          ${others.map((one) => one.cause)}::text[]) AS told (id, kind, code, message, late, cause)
      ), last AS (
        SELECT DISTINCT ON (submission_id) submission_id, number, knock, started_at, reply_kind, reply_code FROM attempt
        WHERE merchant_id = ${merchantId}::uuid AND submission_id IN (SELECT id FROM told) ORDER BY submission_id, number DESC
      ), counted AS (
        UPDATE attempt SET times = times + 1, ended_at = ${exchange.repliedAt ?? now}, exchange_id = ${exchangeId}
        FROM told JOIN last ON last.submission_id = told.id AND last.knock = ${knock} AND last.reply_kind = told.kind
          AND last.reply_code IS NOT DISTINCT FROM told.code AND last.started_at >= ${hourOf(exchange.sentAt)}
        WHERE attempt.merchant_id = ${merchantId}::uuid AND attempt.submission_id = told.id AND attempt.number = last.number
        RETURNING attempt.submission_id
      )
      INSERT INTO attempt (merchant_id, submission_id, number, knock, started_at, ended_at, exchange_id, reply_kind, reply_code, reply_message, late, cause)
      SELECT ${merchantId}::uuid, told.id, coalesce(last.number, 0) + 1, ${knock}, ${exchange.sentAt}, ${exchange.repliedAt ?? now}, ${exchangeId},
        told.kind, told.code, told.message, told.late, told.cause
      FROM told LEFT JOIN last ON last.submission_id = told.id
      WHERE told.id NOT IN (SELECT submission_id FROM counted)`;
  }
  if (now.getTime() - exchange.sentAt.getTime() > closedAfterMs)
    await reopenHours(tx, merchantId, answered, exchangeId);
}

/** An answer that comes long after its call (a worker that was frozen): what was counted of that hour is counted again. */
async function reopenHours(
  tx: Tx,
  merchantId: string,
  answered: readonly Answered[],
  exchangeId: bigint,
): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO transfer_reopened (hour)
    SELECT DISTINCT date_trunc('hour', started_at) FROM attempt
    WHERE merchant_id = ${merchantId}::uuid AND submission_id = ANY(${answered.map(({ claim }) => claim.submissionId)}::bigint[])
      AND exchange_id = ${exchangeId}
    ON CONFLICT DO NOTHING`;
}

function words(reply: Reply): { kind: string; code: string | null; message: string | null } {
  switch (reply.kind) {
    case "rejected":
    case "unknown-code":
      return { kind: reply.kind, code: reply.code, message: reply.message };
    case "duplicate":
      return { kind: reply.kind, code: null, message: reply.message };
    case "lost":
    case "not-sent":
      return { kind: reply.kind, code: reply.cause, message: null };
    case "refused-us":
      return { kind: reply.kind, code: String(reply.status), message: null };
    default:
      return { kind: reply.kind, code: null, message: null };
  }
}
