import type { Reply } from "#domain/reply.ts";
import type { ConnectorName, ExchangeRecord, Operation } from "#server/bureau/bureau.ts";
import { type Heard, type Line, type Posted, post } from "#server/bureau/http/client.ts";
import { retryAfterSeconds } from "#server/bureau/http/retry-after.ts";
import { unpack } from "#server/bureau/http/unpack.ts";
import { log } from "#server/log.ts";

const megabyte = 1024 * 1024;
const keptOfGarbage = 4 * 1024;
const limits: Readonly<Record<Operation, number>> = {
  send: 5 * megabyte,
  poll: 5 * megabyte,
  check: 5 * megabyte,
  probe: 5 * megabyte,
  pull: 20 * megabyte,
};

export type Errand<T> = {
  readonly connector: ConnectorName;
  readonly operation: Operation;
  readonly traceId: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly now: () => Date;
  readonly notAfter?: Date | undefined;
  /** What the unpacked bytes of a 200 say; null when they cannot be read: then nobody knows what the bureau did. */
  readonly read: (bytes: Buffer) => Said<T> | null;
};

/** The bureau's answer in its own fields, or the Reply that stands for it as a whole. */
export type Said<T> = { readonly kind: "answer"; readonly answer: T } | Reply;

/** The record of an exchange before it is judged. */
export type BareRecord = Omit<ExchangeRecord, "outcome">;

/** One call: what the bureau said, in its own fields, or the Reply that stands for its failure to say anything. */
export type Called<T> =
  | { readonly kind: "answer"; readonly answer: T; readonly record: BareRecord }
  | { readonly kind: "failure"; readonly reply: Reply; readonly record: BareRecord };

/** Waits for its turn, posts once and reads what comes back. Never throws for what network or bureau do. */
export async function call<T>(line: Line, errand: Errand<T>): Promise<Called<T>> {
  const { url, headers, body, now, notAfter } = errand;
  const limit = limits[errand.operation];
  await line.turn();
  const sentAt = now();
  const posted = await post(line, { url, headers, body, limit, notAfter });
  const repliedAt = posted.kind === "not-sent" || posted.status === null ? null : now();
  const record = recordOf(errand, posted, sentAt, repliedAt);
  const said = await readReply(posted, limit, errand);
  note(record, said.kind);
  if (said.kind === "answer") return { kind: "answer", answer: said.answer, record };
  const kept = new Uint8Array(record.replyBody.subarray(0, keptOfGarbage));
  return { kind: "failure", reply: said, record: { ...record, replyBody: kept } };
}

/** By `exchange` the bureau knows the call, and so does the transfer log. */
function note({ connector, operation, traceId, status, sentAt, repliedAt }: BareRecord, said: string): void {
  const ms = repliedAt && repliedAt.getTime() - sentAt.getTime();
  log().info({ connector, operation, exchange: traceId, status, ms, said }, "bureau called");
}

function recordOf<T>(errand: Errand<T>, posted: Posted, sentAt: Date, repliedAt: Date | null): BareRecord {
  const heard: Heard = posted.kind === "not-sent" ? { status: null, headers: {}, body: Buffer.alloc(0) } : posted;
  return {
    connector: errand.connector,
    operation: errand.operation,
    traceId: errand.traceId,
    sentAt,
    repliedAt,
    bureauTime: dateOf(heard.headers.date),
    status: heard.status,
    requestBody: errand.body,
    replyHeaders: heard.headers,
    replyBody: heard.body,
  };
}

async function readReply<T>(posted: Posted, limit: number, errand: Errand<T>): Promise<Said<T>> {
  if (posted.kind === "not-sent") return { kind: "not-sent", cause: posted.cause };
  if (posted.kind === "lost") return { kind: "lost", cause: posted.cause };
  if (posted.status !== 200) return replyOfStatus(posted.status, posted.headers, errand.now());
  const unpacked = await unpack(posted.body, posted.headers["content-encoding"] ?? "", limit);
  if (typeof unpacked === "string") return { kind: "lost", cause: unpacked };
  return errand.read(unpacked) ?? { kind: "lost", cause: "garbage" };
}

/** What a status other than 200 says by itself. A 404 or 413 is a proxy's word, not the bureau's: it proves nothing. */
function replyOfStatus(status: number, headers: Readonly<Record<string, string>>, now: Date): Reply {
  if (status === 401 || status === 403) return { kind: "refused-us", status };
  if (status === 429) {
    return {
      kind: "told-to-wait",
      retryAfterSeconds: retryAfterSeconds(headers["retry-after"], dateOf(headers.date) ?? now),
    };
  }
  if (status >= 400) return { kind: "lost", cause: "server-error" };
  return { kind: "lost", cause: status >= 300 ? "redirect" : "garbage" };
}

function dateOf(header: string | undefined): Date | null {
  const at = Date.parse(header ?? "");
  return Number.isNaN(at) ? null : new Date(at);
}
