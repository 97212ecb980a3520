import { invoiceKindCodes } from "#domain/invoice-kind.ts";
import type { HeldReason } from "#domain/submission.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import { connectorFor } from "#server/bureau/connectors.ts";
import { gatesOf } from "#server/bureau/gate.ts";
import type { Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import type { Sender } from "#server/ledger/find-party.ts";

/** By which way invoices of one kind go for a merchant right now, or why they do not. */
type Route = {
  readonly kind: string;
  readonly connector: ConnectorName | null;
  readonly byHand: boolean;
  /** The way is shut, or there is none. */
  readonly reason: HeldReason | null;
  readonly until: Date | null;
  /** Since when the way is coming back: only what was let go since then may pass. */
  readonly recoveringSince: Date | null;
  /** Invoices one call may carry. */
  readonly sendLimit: number;
};

const noWayMs = 3_600_000;

/** `(kind, connector, by_hand, reason, until, recovering_since, send_limit)` for every kind, as a relation to join with. */
export async function routesOf(tx: Tx, { ways }: Sender, now: Date): Promise<Prisma.Sql> {
  const gates = await gatesOf(tx, ways, now);
  const routes = invoiceKindCodes.map((kind): Route => {
    const bureau = connectorFor(kind, ways);
    const none = {
      kind,
      connector: bureau?.name ?? null,
      byHand: bureau?.carriage === "by-hand",
      sendLimit: bureau?.sendLimit ?? 1,
    };
    if (!bureau) {
      const until = new Date(now.getTime() + noWayMs);
      return { ...none, reason: "NO_WAY", until, recoveringSince: null };
    }
    const gate = gates.get(bureau.name);
    if (gate?.open === false) return { ...none, reason: gate.reason, until: gate.until, recoveringSince: null };
    return { ...none, reason: null, until: null, recoveringSince: gate?.recoveringSince ?? null };
  });
  const column = <T>(of: (route: Route) => T): T[] => routes.map(of);
  return Prisma.sql`(SELECT * FROM unnest(
    ${column((one) => one.kind)}::text[], ${column((one) => one.connector)}::text[], ${column((one) => one.byHand)}::boolean[],
    ${column((one) => one.reason)}::text[], ${column((one) => one.until)}::timestamptz[], ${column((one) => one.recoveringSince)}::timestamptz[],
    ${column((one) => one.sendLimit)}::int[])
    AS route (kind, connector, by_hand, reason, until, recovering_since, send_limit))`;
}
