import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import type { Reply } from "#domain/reply.ts";
import { ask, type Counter, openCounter } from "#server/bureau/baiwang/ask.ts";
import { type BaiwangConfig, settle } from "#server/bureau/baiwang/config.ts";
import { askPage, pull } from "#server/bureau/baiwang/pull.ts";
import { isCarried, resultReplies, statusReply, toWire, uploadReplies } from "#server/bureau/baiwang/translate.ts";
import { methods, querySchema, type UploadBody, type UploadType, uploadSchema } from "#server/bureau/baiwang/wire.ts";
import type { Bureau, Exchange, Party } from "#server/bureau/bureau.ts";
import { exchangeOf, exchangeOfMany, type Replies, repliesForAll } from "#server/bureau/http/exchange.ts";

/** `close` lets go of idle connections; a connector that lives as long as its process need not call it. */
export type BaiwangBureau = Bureau & { readonly close: () => Promise<void> };

/** The way to the bureau through 百望: invoices of tax-control devices, at most 50 a call, voided ones by themselves. */
export function baiwangBureau(given: BaiwangConfig): BaiwangBureau {
  const counter = openCounter(settle(given));
  return {
    name: "baiwang",
    carriage: "wire",
    sendLimit: 50,
    carries: isCarried,
    lists: isCarried,
    send: (party, invoices, notAfter) => send(counter, party, invoices, notAfter),
    poll: (party, acceptanceNumber, keys) => poll(counter, party, acceptanceNumber, keys),
    check: (party, invoice) => check(counter, party, invoice),
    pull: (party, from, to) => pull(counter, { party, from, to }),
    probe: (party) => probe(counter, party),
    close: () => counter.line.agent.close(),
  };
}

async function send(
  counter: Counter,
  party: Party,
  invoices: readonly Invoice[],
  notAfter: Date | undefined,
): Promise<Exchange<Replies>> {
  const body: UploadBody = {
    taxNo: party.taxpayerId,
    invoiceUploadType: uploadType(invoices),
    invoiceList: invoices.map(toWire),
  };
  const asked = await ask(counter, { operation: "send", method: methods.upload, body, answer: uploadSchema, notAfter });
  const keys = invoices.map(invoiceKey);
  const replies = asked.kind === "failure" ? repliesForAll(keys, asked.reply) : uploadReplies(keys, asked.answer);
  return exchangeOfMany(replies, asked.record);
}

/** One call is either of invoices that stand or of voided ones; who claims a load keeps them apart. */
function uploadType(invoices: readonly Invoice[]): UploadType {
  const voided = invoices.filter(({ voidedAt }) => voidedAt !== "").length;
  if (voided === 0) return "3";
  if (voided < invoices.length) throw new Error("a load of 百望 holds voided invoices or none");
  return "4";
}

async function poll(
  counter: Counter,
  party: Party,
  acceptNo: string,
  keys: readonly InvoiceKey[],
): Promise<Exchange<Replies>> {
  const body = { taxNo: party.taxpayerId, acceptNo };
  const asked = await ask(counter, { operation: "poll", method: methods.query, body, answer: querySchema });
  const replies = asked.kind === "failure" ? repliesForAll(keys, asked.reply) : resultReplies(keys, asked.answer);
  return exchangeOfMany(replies, asked.record);
}

async function check(
  counter: Counter,
  party: Party,
  invoice: Pick<Invoice, "number" | "code">,
): Promise<Exchange<Reply>> {
  const body = { taxNo: party.taxpayerId, invoiceCode: invoice.code, invoiceNo: invoice.number };
  const asked = await ask(counter, { operation: "check", method: methods.query, body, answer: querySchema });
  return exchangeOf(asked.kind === "failure" ? asked.reply : statusReply(invoice, asked.answer), asked.record);
}

/** Asks for the first row of today's list, which changes nothing. `accepted` = the interface answers. */
async function probe(counter: Counter, party: Party): Promise<Exchange<Reply>> {
  const today = businessDateOf(counter.config.now());
  const asked = await askPage(counter, "probe", { party, from: today, to: today }, 1, 1);
  const { record } = asked;
  const reply: Reply =
    asked.kind === "failure" ? asked.reply : { kind: "accepted", warnings: [], bureauTime: record.bureauTime };
  return exchangeOf(reply, record);
}
