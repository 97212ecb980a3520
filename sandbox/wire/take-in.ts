import { inTransaction } from "#sandbox/database.ts";
import { numberFor } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";
import type { Wire } from "#sandbox/uploads.ts";
import type { Caller } from "#sandbox/wire/knock.ts";

/** Invoices as their wire wrote them. */
export type TakenIn = readonly { readonly key: string; readonly invoice: unknown }[];

/** Keeps what was handed in until its verdict is due, and gives the acceptance number (受理流水号). */
export function takeIn(office: Office, caller: Caller, wire: Wire, seller: string, invoices: TakenIn): string {
  const { callId, userId, quirks } = caller;
  const number = numberFor(office, "upload", callId);
  const receivedAt = office.clock.now();
  const dueAt = new Date(receivedAt.getTime() + office.settings.processingMs);
  const copies = quirks.has("duplicate-effect") ? 2 : 1;
  const items = invoices.map(({ key, invoice }) => ({ key, invoice: JSON.stringify(invoice) }));
  inTransaction(office.db, () => {
    office.uploads.receive({ number, wire, callId, userId, seller, receivedAt, copies }, dueAt, items);
  });
  return number;
}
