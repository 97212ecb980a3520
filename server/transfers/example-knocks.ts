import { randomUUID } from "node:crypto";
import type { MissingCause } from "#domain/missing-cause.ts";
import type { Knock, ReplyKind } from "#domain/reply.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";

export type ExampleKnock = {
  readonly submissionId: bigint;
  readonly number: number;
  readonly at: Date;
  readonly knock?: Knock;
  readonly connector?: ConnectorName;
  /** Null: nobody heard the end of it. */
  readonly reply?: ReplyKind | null;
  readonly code?: string;
  readonly cause?: MissingCause;
  readonly ms?: number;
  readonly times?: number;
};

/** Knocks as `send-due` and `settle` leave them, each with a call of its own. @returns the traces, in order */
export async function exampleKnocks(system: SystemContext, knocks: readonly ExampleKnock[]): Promise<string[]> {
  return inTransaction(system, async (tx) => {
    const traces = [];
    for (const one of knocks) {
      const { submissionId, number, at, knock = "send", reply = "received", ms = 100 } = one;
      const { connector = "leqi", code, cause, times = 1 } = one;
      const traceId = randomUUID();
      const endedAt = reply === null ? null : new Date(at.getTime() + ms);
      const exchangeId =
        reply === null
          ? null
          : await writeExchange(tx, system, {
              connector,
              operation: knock,
              traceId,
              sentAt: at,
              repliedAt: endedAt,
              bureauTime: endedAt,
              status: 200,
              requestBody: Buffer.from("request"),
              replyHeaders: { "content-type": "application/json", "set-cookie": "secret=1" },
              replyBody: Buffer.from("reply"),
              outcome: reply,
            });
      await tx.attempt.create({
        data: {
          merchantId: system.merchantId,
          submissionId,
          number,
          knock,
          startedAt: at,
          endedAt,
          exchangeId,
          replyKind: reply,
          replyCode: code ?? null,
          cause: cause ?? null,
          times,
        },
      });
      traces.push(traceId);
    }
    return traces;
  });
}
