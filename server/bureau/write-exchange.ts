import { circuitState } from "#domain/circuit.ts";
import type { ExchangeRecord } from "#server/bureau/bureau.ts";
import type { SystemContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { seal, sha256 } from "#server/evidence.ts";

/** By which rules replies are read and acted on (`domain/submission.ts`): counted up when they change. */
export const rulesVersion = "2026-11";

/** Keeps one exchange as evidence, its bodies sealed, with how its way stood before it. @returns its id */
export async function writeExchange(tx: Tx, context: SystemContext, exchange: ExchangeRecord): Promise<bigint> {
  const way = await tx.connector.findUnique({ where: { name: exchange.connector } });
  const { id } = await tx.exchange.create({
    data: {
      merchantId: context.merchantId,
      connector: exchange.connector,
      operation: exchange.operation,
      traceId: exchange.traceId,
      sentAt: exchange.sentAt,
      repliedAt: exchange.repliedAt,
      bureauTime: exchange.bureauTime,
      status: exchange.status,
      outcome: exchange.outcome,
      circuit: way ? circuitState(way) : "closed",
      rules: rulesVersion,
      requestSha256: sha256(exchange.requestBody),
      requestBody: seal(exchange.requestBody),
      replyHeaders: { ...exchange.replyHeaders },
      replyBody: seal(exchange.replyBody),
    },
    select: { id: true },
  });
  return id;
}
