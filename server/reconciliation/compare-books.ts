import { believedWatermark } from "#domain/reconciliation.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { listingWays } from "#server/bureau/connectors.ts";
import { gateOfOne } from "#server/bureau/gate.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import type { SystemContext } from "#server/context.ts";
import { alone, inTransaction } from "#server/db.ts";
import { findParty, type Sender } from "#server/ledger/find-party.ts";
import { type Begun, beginComparison, type Span } from "#server/reconciliation/begin-comparison.ts";
import { finishComparison, type Pulling } from "#server/reconciliation/finish-comparison.ts";
import { healMissing } from "#server/reconciliation/heal-missing.ts";
import { listsAll } from "#server/reconciliation/lists-all.ts";
import { takePage } from "#server/reconciliation/take-page.ts";

/** `idle`: another one is at this merchant's books, or nobody waits for this one any more. */
export type Compared = {
  readonly outcome: "complete" | "broken" | "idle";
  readonly pulled: number;
  readonly changed: number;
  readonly watermark: Date | null;
  /** Queued again by itself. */
  readonly healed: number;
};

const idle: Compared = { outcome: "idle", pulled: 0, changed: 0, watermark: null, healed: 0 };

/**
 * Pulls the bureau's list of a merchant and derives every standing anew; one at a time for a merchant. A list that broke
 * off, or whose time cannot be believed, leaves what came before it and the old watermark: nothing is called missing on
 * the strength of a list that is not whole. What can go by itself then goes, where the merchant wants that.
 */
export async function compareBooks(
  context: SystemContext,
  clock: () => Date,
  span: Span = "recent",
): Promise<Compared> {
  return (await alone(`compare ${context.merchantId}`, () => compare(context, clock, span))) ?? idle;
}

async function compare(context: SystemContext, clock: () => Date, span: Span): Promise<Compared> {
  const begun = await beginComparison(context, span, clock());
  if (begun === null) return idle;
  const pulling = await pullAll(context, await findParty(context), begun, clock);
  const { changed, outcome } = await finishComparison(context, begun, pulling, clock());
  const healed = outcome === "complete" ? await healMissing(context, begun.id, clock()) : 0;
  return { outcome, pulled: pulling.pulled, changed, watermark: pulling.watermark, healed };
}

/** Every list there is of this merchant's invoices, one after the other, page by page. */
async function pullAll(context: SystemContext, party: Sender, begun: Begun, clock: () => Date): Promise<Pulling> {
  let [pulled, broken] = [0, false];
  const watermarks: Date[] = [];
  const contradicting = new Set<string>();
  const ways = listingWays(party.ways);
  for (const bureau of ways) {
    if (!(await mayBeCalled(context, bureau, clock()))) {
      broken = true;
      continue;
    }
    for await (const part of bureau.pull(party, begun.from, begun.to)) {
      await inTransaction(context, async (tx) => {
        if (part.kind !== "page") return writeExchange(tx, context, part.record);
        const page = await takePage(tx, context, begun, part.held, clock());
        pulled += page.taken;
        for (const key of page.contradicting) contradicting.add(key);
      });
      await noteConnector(part.record);
      if (part.kind === "broken") broken = true;
      if (part.kind !== "complete") continue;
      const { bureauTime, repliedAt, sentAt } = part.record;
      const believed = believedWatermark(part.watermark, { bureauTime, readAt: repliedAt ?? sentAt });
      if (believed) watermarks.push(believed);
      else broken = true;
    }
  }
  const whole = !broken && (await inTransaction(context, (tx) => listsAll(tx, context.merchantId, ways)));
  return { pulled, broken, watermark: whole ? earliest(watermarks) : null, contradicting: contradicting.size };
}

async function mayBeCalled(context: SystemContext, { name }: Bureau, now: Date): Promise<boolean> {
  return (await inTransaction(context, (tx) => gateOfOne(tx, name, now))).open;
}

function earliest(moments: readonly Date[]): Date | null {
  return moments.reduce<Date | null>((first, moment) => (first === null || moment < first ? moment : first), null);
}
