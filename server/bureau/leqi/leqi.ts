import type { Agent } from "undici";
import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import type { Reply } from "#domain/reply.ts";
import type { Bureau, Exchange, ExchangeRecord, Party } from "#server/bureau/bureau.ts";
import { openLine } from "#server/bureau/leqi/client.ts";
import { type LeqiConfig, type Settled, settle } from "#server/bureau/leqi/config.ts";
import { type BareRecord, invoke } from "#server/bureau/leqi/invoke.ts";
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
  const line = openLine(config.deadlines);
  return {
    name: "leqi",
    carriage: "wire",
    sendLimit: 100,
    carries: (kind) => kind === "81" || kind === "82",
    send: (_party, invoices) => send(config, line, invoices),
    poll: (_party, acceptanceNumber, keys) => poll(config, line, acceptanceNumber, keys),
    check: (party, invoice) => check(config, line, party, invoice),
    pull: (party, from, to) => pull(config, line, { party, from, to }),
    probe: (party) => probe(config, line, party),
    close: () => line.close(),
  };
}

type Replies = ReadonlyMap<InvoiceKey, Reply>;

async function send(config: Settled, line: Agent, invoices: readonly Invoice[]): Promise<Exchange<Replies>> {
  const content = invoices.map((invoice) => toWire(invoice, config));
  const invoked = await invoke(config, line, {
    operation: "send",
    service: services.upload,
    content,
    answer: uploadAnswerSchema,
  });
  const reply = invoked.kind === "failure" ? invoked.reply : uploadReply(invoked.answer);
  return exchange(new Map(invoices.map((invoice) => [invoiceKey(invoice), reply])), reply.kind, invoked.record);
}

async function poll(
  config: Settled,
  line: Agent,
  sllsh: string,
  keys: readonly InvoiceKey[],
): Promise<Exchange<Replies>> {
  const invoked = await invoke(config, line, {
    operation: "poll",
    service: services.uploadResult,
    content: { sllsh },
    answer: uploadResultAnswerSchema,
  });
  const { kind } = invoked;
  const replies =
    kind === "failure" ? new Map(keys.map((key) => [key, invoked.reply])) : resultReplies(keys, invoked.answer);
  return exchange(replies, commonKind(replies), invoked.record);
}

/** 归集 says who asks (nsrsbh) in its other services; here it is added, since one 使用单位 serves many taxpayers. */
async function check(
  config: Settled,
  line: Agent,
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
  return exchange(reply, reply.kind, invoked.record);
}

/** Asks for the credit line (CXSXED), which changes nothing. `accepted` = the interface answers. */
async function probe(config: Settled, line: Agent, party: Party): Promise<Exchange<Reply>> {
  const content = { nsrsbh: party.taxpayerId };
  const invoked = await invoke(config, line, {
    operation: "probe",
    service: services.creditLine,
    content,
    answer: creditLineAnswerSchema,
  });
  if (invoked.kind === "failure") return exchange(invoked.reply, invoked.reply.kind, invoked.record);
  const { answer, record } = invoked;
  const answers = answer.returncode === returnCodes.success;
  const reply: Reply = answers
    ? { kind: "accepted", warnings: [], bureauTime: record.bureauTime }
    : unknownCode(answer);
  return exchange(reply, reply.kind, record);
}

function exchange<T>(reading: T, outcome: ExchangeRecord["outcome"], record: BareRecord): Exchange<T> {
  return { reading, record: { ...record, outcome } };
}

/** The one kind all replies have, or `list` when they differ. */
function commonKind(replies: Replies): ExchangeRecord["outcome"] {
  const kinds = new Set([...replies.values()].map(({ kind }) => kind));
  const [only] = kinds;
  return kinds.size === 1 && only ? only : "list";
}
