import { later } from "#domain/period.ts";
import type { SubmissionState } from "#domain/submission.ts";
import { record } from "#server/audit.ts";
import { type StaffContext, type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { sha256, unseal } from "#server/evidence.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import { maskBuyer } from "#server/support/mask-buyer.ts";
import { type ListedTransfer, selectTransfers } from "#server/transfers/list-transfers.ts";

/** One knock with the call that carried it. Bodies stay sealed: their hashes and sizes say whether two are the same. */
export type FoundTransfer = ListedTransfer & {
  readonly state: SubmissionState;
  readonly queuedAt: Date;
  readonly acceptanceNumber: string | null;
  /** Masked, as everywhere in the rooms of staff. */
  readonly buyer: { readonly name: string; readonly taxpayerId: string };
  readonly exchange: TransferExchange | null;
};
export type TransferExchange = {
  readonly operation: string;
  readonly outcome: string;
  readonly sentAt: Date;
  readonly repliedAt: Date | null;
  readonly bureauTime: Date | null;
  /** How the way was before the call: closed (sound), open, recovering. */
  readonly circuit: string;
  readonly rules: string;
  readonly request: { readonly sha256: string; readonly bytes: number };
  readonly reply: { readonly sha256: string; readonly bytes: number };
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Knocks that went with the same call, this one among them. */
  readonly carried: number;
};

/** One look in the hour is written down once. */
const lookMs = 3_600_000;
const secretHeaders = /cookie|authorization|token/i;

/**
 * One knock of one merchant, for staff. That it was looked at stands in the merchant's own chain.
 * @throws Refusal not-found TRANSFER, also for what is no address of one
 */
export async function findTransfer(
  context: StaffContext,
  address: { readonly merchantId: string; readonly submissionId: string; readonly number: string },
  now: Date,
): Promise<FoundTransfer> {
  const { merchantId, submissionId, number } = parseAddress(address);
  const looking = systemContext(merchantId, context.kind);
  return inTransaction(looking, async (tx) => {
    const found = await readTransfer(tx, merchantId, submissionId, number);
    if (!found) throw new Refusal("not-found", "TRANSFER");
    await recordLook(tx, looking, context, `${submissionId}/${number}`, now);
    return found;
  });
}

function parseAddress(address: { merchantId: string; submissionId: string; number: string }) {
  const isOne =
    /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(address.merchantId) &&
    /^\d{1,18}$/.test(address.submissionId) &&
    /^\d{1,9}$/.test(address.number);
  if (!isOne) throw new Refusal("not-found", "TRANSFER");
  return { ...address, submissionId: BigInt(address.submissionId), number: Number(address.number) };
}

async function readTransfer(
  tx: Tx,
  merchantId: string,
  submissionId: bigint,
  number: number,
): Promise<FoundTransfer | null> {
  const one = Prisma.sql`attempt.merchant_id = ${merchantId}::uuid AND attempt.submission_id = ${submissionId} AND attempt.number = ${number}`;
  const [listed] = await selectTransfers(tx, one, null, 1);
  if (!listed) return null;
  const submission = await tx.submission.findUniqueOrThrow({
    where: { merchantId_id: { merchantId, id: submissionId } },
    select: { state: true, queuedAt: true, acceptanceNumber: true },
  });
  const ledger = await tx.issuedInvoice.findUniqueOrThrow({
    where: { merchantId_key: { merchantId, key: listed.invoiceKey } },
    select: { buyerName: true, buyerTaxpayerId: true },
  });
  const { exchangeId } = await tx.attempt.findUniqueOrThrow({
    where: { merchantId_submissionId_number: { merchantId, submissionId, number } },
    select: { exchangeId: true },
  });
  return {
    ...listed,
    state: submission.state as SubmissionState,
    queuedAt: submission.queuedAt,
    acceptanceNumber: submission.acceptanceNumber,
    buyer: maskBuyer({ name: ledger.buyerName, taxpayerId: ledger.buyerTaxpayerId }),
    exchange: exchangeId === null ? null : await readExchange(tx, merchantId, exchangeId),
  };
}

async function readExchange(tx: Tx, merchantId: string, id: bigint): Promise<TransferExchange> {
  const row = await tx.exchange.findUniqueOrThrow({ where: { merchantId_id: { merchantId, id } } });
  const [request, reply] = [unseal(row.requestBody), unseal(row.replyBody)];
  const headers = Object.entries(row.replyHeaders as Record<string, string>);
  const { operation, outcome, sentAt, repliedAt, bureauTime, circuit, rules } = row;
  return {
    operation,
    outcome,
    sentAt,
    repliedAt,
    bureauTime,
    circuit,
    rules,
    request: { sha256: Buffer.from(row.requestSha256).toString("hex"), bytes: request.length },
    reply: { sha256: Buffer.from(sha256(reply)).toString("hex"), bytes: reply.length },
    headers: headers.filter(([name]) => !secretHeaders.test(name)).map(([name, value]) => [name, String(value)]),
    carried: await tx.attempt.count({
      where: { merchantId, exchangeId: id, startedAt: { gte: later(sentAt, -lookMs), lte: sentAt } },
    }),
  };
}

async function recordLook(
  tx: Tx,
  looking: SystemContext,
  { accountId }: StaffContext,
  knock: string,
  now: Date,
): Promise<void> {
  const known = await tx.auditEntry.findFirst({
    where: {
      merchantId: looking.merchantId,
      action: "transfer.viewed",
      at: { gt: later(now, -lookMs) },
      subjects: { has: knock },
      facts: { path: ["account"], equals: accountId },
    },
    select: { seq: true },
  });
  if (known) return;
  const facts = { account: accountId };
  await record(tx, looking, [{ action: "transfer.viewed", subjectKind: "transfer", subjects: [knock], facts }], now);
}
