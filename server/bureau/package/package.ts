import { randomUUID } from "node:crypto";
import { type Invoice, type InvoiceKey, invoiceKey } from "#domain/invoice.ts";
import type { Reply } from "#domain/reply.ts";
import type { Bureau, Exchange, ExchangeRecord, Operation, Party } from "#server/bureau/bureau.ts";
import { type LyingInvoice, lastAnswers } from "#server/bureau/package/last-answers.ts";
import { answerFactsJson, replyOf, type StoredAnswer } from "#server/bureau/package/stored-answer.ts";
import { packageFile, packageFileName } from "#server/bureau/package/translate.ts";

/**
 * The way a person carries: `send` writes the file (record.requestBody, its name in `x-file-name` with `{number}` for the
 * package's own), and what was brought back from the bureau answers `poll` and `check`. It takes every kind, so it is
 * the last of all ways.
 */
export function packageBureau(now: () => Date = () => new Date()): Bureau {
  return {
    name: "package",
    carriage: "by-hand",
    sendLimit: 500,
    carries: () => true,
    lists: () => false,
    send: (party, invoices) => send(party, invoices, now()),
    poll: (party, acceptanceNumber, keys) => poll(party, acceptanceNumber, keys, now()),
    check: (party, invoice) => check(party, invoiceKey(invoice), now()),
    pull: nothing,
    probe: async () => {
      const reply: Reply = { kind: "accepted", warnings: [], bureauTime: null };
      return { reading: reply, record: recordOf("probe", now(), { outcome: reply.kind }) };
    },
  };
}

type Replies = ReadonlyMap<InvoiceKey, Reply>;

async function send(party: Party, invoices: readonly Invoice[], now: Date): Promise<Exchange<Replies>> {
  const reply: Reply = { kind: "packed" };
  const record = recordOf("send", now, {
    outcome: reply.kind,
    requestBody: await packageFile(invoices),
    replyHeaders: { "x-file-name": packageFileName(party.taxpayerId, now, "{number}") },
  });
  return { reading: new Map(invoices.map((invoice) => [invoiceKey(invoice), reply])), record };
}

/** Nothing brought back is no answer of the bureau's either: there is nothing to do but wait. */
const nothingBroughtBack: Reply = { kind: "told-to-wait", retryAfterSeconds: null };

async function poll(
  party: Party,
  acceptanceNumber: string,
  keys: readonly InvoiceKey[],
  now: Date,
): Promise<Exchange<Replies>> {
  const lying = await lastAnswers(party, keys);
  const answers = [...lying.values()].flatMap(({ answer }) => answer ?? []);
  const replies = new Map(
    keys.map((key) => {
      const answer = lying.get(key)?.answer;
      return [key, answer ? replyOf(answer) : nothingBroughtBack];
    }),
  );
  return { reading: replies, record: recordOf("poll", now, evidence({ acceptanceNumber, keys }, answers)) };
}

async function check(party: Party, key: InvoiceKey, now: Date): Promise<Exchange<Reply>> {
  const lying = (await lastAnswers(party, [key])).get(key);
  const answer = lying?.answer ?? null;
  return {
    reading: whetherThere(lying, answer, now),
    record: recordOf("check", now, evidence({ keys: [key] }, answer ? [answer] : [])),
  };
}

/** Only the bureau's list shows whether it has one; the result of a hand-in does not say with which values. */
function whetherThere(lying: LyingInvoice | undefined, answer: StoredAnswer | null, now: Date): Reply {
  if (!lying?.mayBeThere) return { kind: "absent", watermark: now };
  return answer && (answer.kind === "found" || answer.kind === "absent") ? replyOf(answer) : nothingBroughtBack;
}

async function* nothing(): AsyncGenerator<never> {}

type Evidence = Pick<ExchangeRecord, "outcome"> & Partial<ExchangeRecord>;

/** What was asked, and the answers with the file and row they stand in: all there is to prove it by. */
function evidence(asked: object, answers: readonly StoredAnswer[]): Evidence {
  const told = answers.map(({ readAt, facts, ...answer }) => ({
    ...answer,
    readAt: readAt.toISOString(),
    ...answerFactsJson(facts),
  }));
  const times = answers.flatMap(({ facts }) => facts.at ?? []);
  return {
    outcome: answers.length === 0 ? "processing" : "list",
    requestBody: jsonBytes(asked),
    replyBody: jsonBytes({ answers: told }),
    bureauTime: times.length === 0 ? null : new Date(Math.max(...times.map((time) => time.getTime()))),
  };
}

function recordOf(operation: Operation, now: Date, facts: Evidence): ExchangeRecord {
  const none = new Uint8Array(0);
  return {
    connector: "package",
    operation,
    traceId: randomUUID(),
    sentAt: now,
    repliedAt: now,
    bureauTime: null,
    status: null,
    requestBody: none,
    replyHeaders: {},
    replyBody: none,
    ...facts,
  };
}

function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
