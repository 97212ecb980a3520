import { randomUUID } from "node:crypto";
import type { Agent } from "undici";
import type { z } from "zod";
import type { Reply } from "#domain/reply.ts";
import type { ExchangeRecord, Operation } from "#server/bureau/bureau.ts";
import { type Heard, type Posted, post } from "#server/bureau/leqi/client.ts";
import type { Settled } from "#server/bureau/leqi/config.ts";
import { open, seal } from "#server/bureau/leqi/envelope.ts";
import { retryAfterSeconds } from "#server/bureau/leqi/retry-after.ts";
import { unpack } from "#server/bureau/leqi/unpack.ts";
import type { Service } from "#server/bureau/leqi/wire.ts";

const megabyte = 1024 * 1024;
const keptOfGarbage = 4 * 1024;
const limits: Readonly<Record<Operation, number>> = {
  send: 5 * megabyte,
  poll: 5 * megabyte,
  check: 5 * megabyte,
  probe: 5 * megabyte,
  pull: 20 * megabyte,
};

export type Errand<Schema extends z.ZodType> = {
  readonly operation: Operation;
  readonly service: Service;
  readonly content: unknown;
  readonly answer: Schema;
};

export type BareRecord = Omit<ExchangeRecord, "outcome">;

/** One call: what the bureau said, in its own fields, or the Reply that stands for its failure to say anything. */
export type Invoked<T> =
  | { readonly kind: "answer"; readonly answer: T; readonly record: BareRecord }
  | { readonly kind: "failure"; readonly reply: Reply; readonly record: BareRecord };

/** `POST /access/v2/invoke/{nlbm}/{fwbm}` with the SM4 envelope. Never throws for what network or bureau do. */
export async function invoke<Schema extends z.ZodType>(
  config: Settled,
  line: Agent,
  errand: Errand<Schema>,
): Promise<Invoked<z.output<Schema>>> {
  const limit = limits[errand.operation];
  const traceId = randomUUID().replaceAll("-", "");
  const requestBody = seal(errand.content, config.sm4Key);
  const sentAt = config.now();
  const letter = {
    url: addressOf(config, errand.service),
    headers: headersOf(config, errand.service, traceId),
    body: requestBody,
    limit,
  };
  const posted = await post(line, letter, config.deadlines);
  const repliedAt = posted.kind === "not-sent" || posted.status === null ? null : config.now();
  const record = recordOf(errand.operation, posted, { traceId, sentAt, repliedAt, requestBody });
  const read = await readReply(posted, limit, config);
  const answer = read.kind === "data" ? errand.answer.safeParse(read.data) : null;
  if (answer?.success) return { kind: "answer", answer: answer.data, record };
  const reply: Reply = read.kind === "data" ? { kind: "lost", cause: "garbage" } : read;
  return {
    kind: "failure",
    reply,
    record: { ...record, replyBody: new Uint8Array(record.replyBody.subarray(0, keptOfGarbage)) },
  };
}

function addressOf({ url }: Settled, { capability, service }: Service): URL {
  return new URL(`/access/v2/invoke/${capability}/${service}`, url);
}

function headersOf(
  { userId, platformNumber }: Settled,
  { capability, service }: Service,
  traceId: string,
): Record<string, string> {
  return {
    "content-type": "text/plain; charset=utf-8",
    accept: "application/json",
    "accept-encoding": "gzip",
    nlbm: capability,
    fwbm: service,
    jrdwptbh: platformNumber,
    sydwptbh: userId,
    "x-trace-id": traceId,
  };
}

function recordOf(
  operation: Operation,
  posted: Posted,
  known: Pick<BareRecord, "traceId" | "sentAt" | "repliedAt" | "requestBody">,
): BareRecord {
  const heard: Heard = posted.kind === "not-sent" ? { status: null, headers: {}, body: Buffer.alloc(0) } : posted;
  return {
    ...known,
    connector: "leqi",
    operation,
    bureauTime: dateOf(heard.headers.date),
    status: heard.status,
    replyHeaders: heard.headers,
    replyBody: heard.body,
  };
}

type Read = { readonly kind: "data"; readonly data: unknown } | Reply;

async function readReply(posted: Posted, limit: number, config: Settled): Promise<Read> {
  if (posted.kind === "not-sent") return { kind: "not-sent", cause: posted.cause };
  if (posted.kind === "lost") return { kind: "lost", cause: posted.cause };
  if (posted.status !== 200) return replyOfStatus(posted.status, posted.headers, config.now());
  const unpacked = await unpack(posted.body, posted.headers["content-encoding"] ?? "", limit);
  if (typeof unpacked === "string") return { kind: "lost", cause: unpacked };
  const opened = open(unpacked, config.sm4Key);
  if (opened === null) return { kind: "lost", cause: "garbage" };
  return opened.kind === "data" ? opened : { kind: "unknown-code", code: opened.code, message: opened.message };
}

/** What a status other than 200 says by itself. */
function replyOfStatus(status: number, headers: Readonly<Record<string, string>>, now: Date): Reply {
  if (status === 401 || status === 403) return { kind: "refused-us", status };
  if (status === 429) {
    return {
      kind: "told-to-wait",
      retryAfterSeconds: retryAfterSeconds(headers["retry-after"], dateOf(headers.date) ?? now),
    };
  }
  if (status >= 500) return { kind: "lost", cause: "server-error" };
  if (status >= 400) return { kind: "unknown-code", code: `HTTP ${status}`, message: "" };
  return { kind: "lost", cause: status >= 300 ? "redirect" : "garbage" };
}

function dateOf(header: string | undefined): Date | null {
  const at = Date.parse(header ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
