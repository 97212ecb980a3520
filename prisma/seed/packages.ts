import { type Invoice, invoiceKey } from "#domain/invoice.ts";
import type { SeedBureau } from "#prisma/seed/bureau.ts";
import type { MerchantContext, SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import { askForPackage } from "#server/packages/ask-for-package.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { receiveAnswer } from "#server/packages/receive-answer.ts";
import { takeBackAnswer } from "#server/packages/take-back-answer.ts";
import { pollDue } from "#server/submissions/poll-due.ts";
import { sendDue } from "#server/submissions/send-due.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** A merchant without 百望, whose tax-control invoices are carried to the bureau by hand. */
export type Carrier = {
  readonly taxpayerId: string;
  readonly owner: MerchantContext;
  readonly system: SystemContext;
  readonly bureau: SeedBureau;
  /** What its device issued and the bureau does not have. */
  readonly device: readonly Invoice[];
};

const clock = () => new Date();

/** One package is answered, one waits to be handed in, and two invoices wait for the next. */
export async function carryPackages(carrier: Carrier): Promise<void> {
  await leaveBaiwangOut(carrier);
  await answered(carrier, carrier.device.slice(0, 3));
  await toBeHandedIn(carrier, carrier.device.slice(3, 6));
  await waiting(carrier, carrier.device.slice(6, 8));
}

async function leaveBaiwangOut({ system }: Carrier): Promise<void> {
  await inTransaction(system, (tx) =>
    tx.merchant.update({ where: { id: system.merchantId }, data: { ways: ["leqi", "package"] } }),
  );
}

/** The counter takes all of them but the last, whose signature it cannot verify. */
async function answered(carrier: Carrier, invoices: readonly Invoice[]): Promise<void> {
  const { taxpayerId, owner, system, bureau } = carrier;
  const packageId = await packed(carrier, invoices);
  const file = await packageFile(owner, packageId, clock());
  await bureau.settings({ signatureFails: invoices.slice(-1).map(invoiceKey) });
  const result = await bureau.handIn(taxpayerId, file.bytes);
  await bureau.settings({ signatureFails: [] });
  const token = await receiveAnswer(owner, packageId, { name: "受理结果.csv", bytes: inOnePiece(result) });
  await takeBackAnswer(owner, packageId, token, { exportedAt: null, span: null }, clock());
  await pollDue(system, clock);
}

async function toBeHandedIn(carrier: Carrier, invoices: readonly Invoice[]): Promise<void> {
  await packageFile(carrier.owner, await packed(carrier, invoices), clock());
}

async function waiting({ owner, system }: Carrier, invoices: readonly Invoice[]): Promise<void> {
  await submitInvoices(owner, invoices, { kind: "form" }, clock());
  await sendDue(system, clock);
}

async function packed(carrier: Carrier, invoices: readonly Invoice[]): Promise<bigint> {
  const { owner, system } = carrier;
  await waiting(carrier, invoices);
  await askForPackage(owner, clock());
  await sendDue(system, clock);
  const made = await inTransaction(system, (tx) =>
    tx.package.findFirstOrThrow({ where: { merchantId: system.merchantId }, orderBy: { id: "desc" } }),
  );
  return made.id;
}

async function* inOnePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
