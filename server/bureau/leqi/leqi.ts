import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import type { Reply } from "#domain/reply.ts";
import type { Bureau, Exchange, Party } from "#server/bureau/bureau.ts";
import { type Line, openLine } from "#server/bureau/http/client.ts";
import { exchangeOf, exchangeOfMany, type Replies, repliesForAll } from "#server/bureau/http/exchange.ts";
import { type LeqiConfig, type Settled, settle } from "#server/bureau/leqi/config.ts";
import { invoke } from "#server/bureau/leqi/invoke.ts";
import { pull } from "#server/bureau/leqi/pull.ts";
import { resultReplies, statusReply, toWire, unknownCode, uploadReply } from "#server/bureau/leqi/translate.ts";
import {
  creditLineAnswerSchema,
  invoiceStatusAnswerSchema,
  returnCodes,
  services,
  uploadAnswerSchema,
  uploadResultAnswerSchema,
} from "#server/bureau/leqi/wire.ts";

/** `close` lets go of idle connections; a connector that lives as long as its process need not call it. */
export type LeqiBureau = Bureau & { readonly close: () => Promise<void> };

/** The way to the bureau through 乐企: 数电票 (81, 82), at most 100 a call (乐企 QDFPSC). */
export function leqiBureau(given: LeqiConfig): LeqiBureau {
  const config = settle(given);
  const line = openLine(config.deadlines, config.turn);
  return {
    name: config.name,
    carriage: "wire",
    sendLimit: 100,
    carries: (kind) => kind === "81" || kind === "82",
    lists: (kind) => config.pullKinds.includes(kind),
    send: (_party, invoices, notAfter) => send(config, line, invoices, notAfter),
    poll: (_party, acceptanceNumber, keys) => poll(config, line, acceptanceNumber, keys),
    check: (party, invoice) => check(config, line, party, invoice),
    pull: (party, from, to) => pull(config, line, { party, from, to }),
    probe: (party) => probe(config, line, party),
    close: () => line.agent.close(),
  };
}

async function send(
  config: Settled,
  line: Line,
  invoices: readonly Invoice[],
  notAfter: Date | undefined,
): Promise<Exchange<Replies>> {
  const content = invoices.map((invoice) => toWire(invoice, config));
  const invoked = await invoke(config, line, {
    operation: "send",
    service: services.upload,
    content,
    answer: uploadAnswerSchema,
    notAfter,
  });
  const reply = invoked.kind === "failure" ? invoked.reply : uploadReply(invoked.answer);
  return exchangeOfMany(repliesForAll(invoices.map(invoiceKey), reply), invoked.record);
}

async function poll(
  config: Settled,
  line: Line,
  sllsh: string,
  keys: readonly InvoiceKey[],
): Promise<Exchange<Replies>> {
  const invoked = await invoke(config, line, {
    operation: "poll",
    service: services.uploadResult,
    content: { sllsh },
    answer: uploadResultAnswerSchema,
  });
  const replies = invoked.kind === "failure" ? repliesForAll(keys, invoked.reply) : resultReplies(keys, invoked.answer);
  return exchangeOfMany(replies, invoked.record);
}

/** 归集 says who asks (nsrsbh) in its other services; here it is added, since one 使用单位 serves many taxpayers. */
async function check(
  config: Settled,
  line: Line,
  party: Party,
  invoice: Pick<Invoice, "kind" | "number" | "code" | "issuedOn">,
): Promise<Exchange<Reply>> {
  const invoked = await invoke(config, line, {
    operation: "check",
    service: services.invoiceStatus,
    content: {
      nsrsbh: party.taxpayerId,
      fplx: invoice.kind,
      fpdm: invoice.number.length === 20 ? "" : invoice.code,
      fphm: invoice.number,
      kprq: invoice.issuedOn.replaceAll("-", ""),
    },
    answer: invoiceStatusAnswerSchema,
  });
  const reply = invoked.kind === "failure" ? invoked.reply : statusReply(invoice, invoked.answer);
  return exchangeOf(reply, invoked.record);
}

/** Asks for the credit line (CXSXED), which changes nothing. `accepted` = the interface answers. */
async function probe(config: Settled, line: Line, party: Party): Promise<Exchange<Reply>> {
  const content = { nsrsbh: party.taxpayerId };
  const invoked = await invoke(config, line, {
    operation: "probe",
    service: services.creditLine,
    content,
    answer: creditLineAnswerSchema,
  });
  if (invoked.kind === "failure") return exchangeOf(invoked.reply, invoked.record);
  const { answer, record } = invoked;
  const answers = answer.returncode === returnCodes.success;
  const reply: Reply = answers
    ? { kind: "accepted", warnings: [], bureauTime: record.bureauTime }
    : unknownCode(answer);
  return exchangeOf(reply, record);
}
