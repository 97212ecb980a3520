import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { Operation } from "#server/bureau/bureau.ts";
import { type Called, call, type Said } from "#server/bureau/http/call.ts";
import type { Line } from "#server/bureau/http/client.ts";
import type { Settled } from "#server/bureau/leqi/config.ts";
import { open, seal } from "#server/bureau/leqi/envelope.ts";
import type { Service } from "#server/bureau/leqi/wire.ts";

export type Invocation<Schema extends z.ZodType> = {
  readonly operation: Operation;
  readonly service: Service;
  readonly content: unknown;
  readonly answer: Schema;
  readonly notAfter?: Date | undefined;
};

/** `POST /access/v2/invoke/{nlbm}/{fwbm}` with the SM4 envelope. Never throws for what network or bureau do. */
export async function invoke<Schema extends z.ZodType>(
  config: Settled,
  line: Line,
  invocation: Invocation<Schema>,
): Promise<Called<z.output<Schema>>> {
  const { operation, service, content, answer, notAfter } = invocation;
  const traceId = randomUUID().replaceAll("-", "");
  return call(line, {
    connector: "leqi",
    operation,
    traceId,
    url: addressOf(config, service),
    headers: headersOf(config, service, traceId),
    body: seal(content, config.sm4Key),
    now: config.now,
    notAfter,
    read: (bytes) => readAnswer(bytes, config.sm4Key, answer),
  });
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

function readAnswer<Schema extends z.ZodType>(
  bytes: Buffer,
  sm4Key: string,
  schema: Schema,
): Said<z.output<Schema>> | null {
  const opened = open(bytes, sm4Key);
  if (opened === null) return null;
  if (opened.kind === "error") return { kind: "unknown-code", code: opened.code, message: opened.message };
  const answer = schema.safeParse(opened.data);
  return answer.success ? { kind: "answer", answer: answer.data } : null;
}
