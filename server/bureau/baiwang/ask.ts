import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Reply } from "#domain/reply.ts";
import type { Settled } from "#server/bureau/baiwang/config.ts";
import { passwordDigest, sign } from "#server/bureau/baiwang/sign.ts";
import { type Fetched, type TokenKeeper, tokenKeeper } from "#server/bureau/baiwang/token.ts";
import { errorReply } from "#server/bureau/baiwang/translate.ts";
import { errorCodes, type Method, methods, replySchema, tokenSchema } from "#server/bureau/baiwang/wire.ts";
import type { Operation } from "#server/bureau/bureau.ts";
import { type BareRecord, type Called, call, type Said } from "#server/bureau/http/call.ts";
import { type Line, openLine } from "#server/bureau/http/client.ts";
import { jsonIn } from "#server/bureau/http/json.ts";

/** 百望 as one process speaks to it: its settings, its connections, its token. */
export type Counter = { readonly config: Settled; readonly line: Line; readonly token: TokenKeeper };

export type Question<Schema extends z.ZodType> = {
  readonly operation: Operation;
  readonly method: Method;
  readonly body: unknown;
  readonly answer: Schema;
  readonly notAfter?: Date | undefined;
};

export function openCounter(config: Settled): Counter {
  const line = openLine(config.deadlines, config.turn);
  return { config, line, token: tokenKeeper(() => fetchToken(config, line), config.now) };
}

/**
 * `POST /router/rest` with a token. A call refused for its token was certainly not taken, so it is made once more with a
 * new one, and the record tells of both. Never throws for what network or 百望 do.
 */
export async function ask<Schema extends z.ZodType>(
  counter: Counter,
  question: Question<Schema>,
): Promise<Called<z.output<Schema>>> {
  const body = Buffer.from(JSON.stringify(question.body));
  const first = await askOnce(counter, question, body);
  if (first.kind !== "stale") return first;
  const second = await askOnce(counter, question, body);
  const record = { ...second.record, replyHeaders: { ...second.record.replyHeaders, ...factsOf(first.record) } };
  return second.kind === "stale" ? { kind: "failure", reply: refusedAgain, record } : { ...second, record };
}

/** A token they gave a moment ago is not theirs any more: that passes, and the invoice was not taken. */
const refusedAgain: Reply = { kind: "told-to-wait", retryAfterSeconds: null };

/** What is kept of the call before the one a record is of. */
function factsOf(before: BareRecord): Record<string, string> {
  return {
    "before-trace-id": before.traceId,
    "before-sent-at": before.sentAt.toISOString(),
    "before-replied-at": before.repliedAt?.toISOString() ?? "",
    "before-status": String(before.status),
    "before-reply-base64": Buffer.from(before.replyBody).subarray(0, 1_024).toString("base64"),
  };
}

type Stale = { readonly kind: "stale"; readonly record: BareRecord };

async function askOnce<Schema extends z.ZodType>(
  { config, line, token: keeper }: Counter,
  { operation, method, answer, notAfter }: Question<Schema>,
  body: Buffer,
): Promise<Called<z.output<Schema>> | Stale> {
  const fetched = await keeper.get();
  if (fetched.kind === "failure") return withoutToken(fetched, operation, body);
  const called = await call(line, {
    ...errandOf(config, method, { token: fetched.token }, body),
    operation,
    notAfter,
    read: (bytes) => readReply(bytes, answer),
  });
  if (called.kind === "failure") return called;
  if (called.answer.kind === "told") return { ...called, answer: called.answer.answer };
  keeper.discard(fetched.token);
  return { kind: "stale", record: called.record };
}

/** Nothing was asked, so nothing can have been done: even silence about the token leaves no doubt about the invoice. */
function withoutToken(
  { reply, record }: Extract<Fetched, { kind: "failure" }>,
  operation: Operation,
  body: Buffer,
): Called<never> {
  const failure: Reply = reply.kind === "lost" ? { kind: "not-sent", cause: "unreachable" } : reply;
  return { kind: "failure", reply: failure, record: { ...record, operation, requestBody: body } };
}

async function fetchToken(config: Settled, line: Line): Promise<Fetched> {
  const { user, password, salt, appSecret } = config;
  const body = Buffer.from(
    JSON.stringify({ client_secret: appSecret, username: user, password: passwordDigest(password, salt) }),
  );
  // A call may need two tokens: what waits for both has to end before its lease does.
  const hasty = { ...line, deadlines: { ...line.deadlines, totalMs: line.deadlines.headersMs } };
  const called = await call(hasty, {
    ...errandOf(config, methods.token, { grant_type: "password" }, body),
    operation: "probe",
    read: (bytes) => readReply(bytes, tokenSchema),
  });
  if (called.kind === "failure") return { ...called, reply: refusalOf(called.reply) };
  if (called.answer.kind === "stale") return { ...called, kind: "failure", reply: refusalOf(called.answer.reply) };
  const { access_token, expires_in } = called.answer.answer;
  return { kind: "token", token: access_token, lifeSeconds: expires_in };
}

/** Whatever they say in a token's place, it is we who are refused. */
function refusalOf(reply: Reply): Reply {
  return reply.kind === "unknown-code" ? { kind: "refused-us", status: 401 } : reply;
}

function errandOf(
  { url, appKey, appSecret, now }: Settled,
  method: Method,
  more: Record<string, string>,
  body: Buffer,
) {
  const traceId = randomUUID().replaceAll("-", "");
  const query = {
    method,
    version: "6.0",
    appKey,
    format: "json",
    timestamp: String(now().getTime()),
    type: "sync",
    requestId: traceId,
    ...more,
  };
  const address = new URL("/router/rest", url);
  address.search = String(new URLSearchParams({ ...query, sign: sign(query, body, appSecret) }));
  const headers = { "content-type": "application/json", accept: "application/json", "accept-encoding": "gzip" };
  return { connector: "baiwang", traceId, url: address, headers, body, now } as const;
}

/** What they told us, or that our token is none: the call was not taken then. */
type Told<T> = { readonly kind: "told"; readonly answer: T } | { readonly kind: "stale"; readonly reply: Reply };

function readReply<Schema extends z.ZodType>(bytes: Buffer, schema: Schema): Said<Told<z.output<Schema>>> | null {
  const reply = replySchema.safeParse(jsonIn(bytes));
  if (!reply.success) return null;
  if (!reply.data.success) {
    const { errorResponse } = reply.data;
    const isStale = errorResponse.code === errorCodes.tokenUnknown || errorResponse.code === errorCodes.tokenExpired;
    const said = errorReply(errorResponse);
    return isStale ? { kind: "answer", answer: { kind: "stale", reply: said } } : said;
  }
  const answer = schema.safeParse(reply.data.response);
  return answer.success ? { kind: "answer", answer: { kind: "told", answer: answer.data } } : null;
}
