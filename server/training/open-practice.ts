import { randomInt, randomUUID } from "node:crypto";
import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import { practiceIdOf, practiceName, practiceTaxpayerId, sandboxMark } from "#domain/practice.ts";
import { type PracticeEntry, practiceBook } from "#domain/practice-book.ts";
import type { HeldInvoice } from "#domain/reply.ts";
import { record } from "#server/audit.ts";
import { type Bureau, practiceWay } from "#server/bureau/bureau.ts";
import { practiceBureau } from "#server/bureau/connectors.ts";
import { atHome, type MerchantContext, type SystemContext, systemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { log } from "#server/log.ts";
import { writeHeld } from "#server/reconciliation/write-held.ts";
import { Refusal } from "#server/refusal.ts";
import { enterPractice } from "#server/training/enter-practice.ts";
import { findOpenPractice } from "#server/training/find-practice.ts";

/**
 * Takes this session into the practice merchant of this person, opened and filled where there is none yet. Nothing else
 * of the account changes: another device stays where it is.
 * @throws Refusal not-now PRACTICE_UNAVAILABLE (no sandbox is set up), PRACTICE_NOT_ANSWERING
 */
export async function openPractice(context: MerchantContext, now: Date): Promise<void> {
  const home = atHome(context);
  const sandbox = practiceBureau();
  if (!sandbox) throw new Refusal("not-now", "PRACTICE_UNAVAILABLE");
  const known = await findOpenPractice(home);
  await enterPractice(home, known ?? (await beginPractice(home, sandbox, now)), now);
}

/** Two who begin at once, in two windows, meet in one: the second's is left behind unused. */
async function beginPractice(home: MerchantContext, sandbox: Bureau, now: Date): Promise<string> {
  const serial = randomInt(100_000_000);
  const practiceId = practiceIdOf(randomUUID());
  const practice = systemContext(practiceId, "practice");
  const taxpayerId = practiceTaxpayerId(serial);
  await assertSandbox(sandbox, practiceId, taxpayerId);
  await openBooks(practice, taxpayerId, now);
  await fillBooks(practice, practiceBook(taxpayerId, serial, businessDateOf(now)), now);
  return inTransaction(home, async (tx) => {
    const { merchantId, accountId } = home;
    const inserted = await tx.$executeRaw`
      INSERT INTO practice (merchant_id, practice_id, account_id, opened_at)
      VALUES (${merchantId}::uuid, ${practiceId}::uuid, ${accountId}::uuid, ${now}) ON CONFLICT DO NOTHING`;
    const facts = { account: accountId };
    const act = { action: "practice.opened", subjectKind: "merchant", subjects: [practiceId], facts } as const;
    if (inserted === 1) await record(tx, home, [act], now);
    const open = await tx.practice.findFirstOrThrow({ where: { merchantId, accountId, endedAt: null } });
    return open.practiceId;
  });
}

/** Nothing is opened before something at that address has said that it is a sandbox: no bureau says so. */
async function assertSandbox(sandbox: Bureau, merchantId: string, taxpayerId: string): Promise<void> {
  const { record: exchange, reading } = await sandbox.probe({ merchantId, taxpayerId });
  if (exchange.replyHeaders.server === sandboxMark && reading.kind === "accepted") return;
  log().warn({ outcome: exchange.outcome, status: exchange.status }, "no sandbox answers at PRACTICE_URL");
  throw new Refusal("not-now", "PRACTICE_NOT_ANSWERING");
}

async function openBooks(practice: SystemContext, taxpayerId: string, now: Date): Promise<void> {
  const { merchantId: id } = practice;
  await inTransaction(practice, async (tx) => {
    const complete = { bureauCompleteTo: now, comparedAt: now };
    const invented = { practice: true, ways: [practiceWay], ...complete };
    const district = taxpayerId.slice(2, 8);
    await tx.merchant.create({ data: { id, taxpayerId, name: practiceName, district, createdAt: now, ...invented } });
    const act = { action: "merchant.registered", subjectKind: "merchant", subjects: [id] } as const;
    await record(tx, practice, [act], now);
  });
}

async function fillBooks(practice: SystemContext, book: readonly PracticeEntry[], now: Date): Promise<void> {
  const issued = book.map(({ invoice, words }) => ({ invoice: invoiceText(invoice), transferWords: words }));
  await recordIssued(practice, issued, { kind: "file", name: "练习.xlsx" }, now);
  const held = book.filter((entry) => entry.held).map(({ invoice }) => heldOf(invoice));
  await inTransaction(practice, async (tx) => {
    await writeHeld(tx, practice.merchantId, held, now);
    await deriveStandings(tx, practice.merchantId);
  });
}

function heldOf(invoice: Invoice): HeldInvoice {
  const { kind, issuedOn, buyer, amount, tax, total } = invoice;
  const sums = { amount, tax, total };
  const { taxpayerId: buyerTaxpayerId, name: buyerName } = buyer;
  return { key: invoiceKey(invoice), kind, issuedOn, buyerTaxpayerId, buyerName, ...sums, status: "normal" };
}
