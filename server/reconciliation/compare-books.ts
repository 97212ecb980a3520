import { addDays, type BusinessDate, businessDateOf } from "#domain/period.ts";
import type { HeldInvoice } from "#domain/reply.ts";
import { record } from "#server/audit.ts";
import type { Bureau } from "#server/bureau/bureau.ts";
import { listingWays } from "#server/bureau/connectors.ts";
import { gateOfOne } from "#server/bureau/gate.ts";
import { noteConnector } from "#server/bureau/note-connector.ts";
import { writeExchange } from "#server/bureau/write-exchange.ts";
import type { SystemContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { deriveStandings } from "#server/ledger/derive-standings.ts";
import { findParty } from "#server/ledger/find-party.ts";
import { listsAll } from "#server/reconciliation/lists-all.ts";
import { writeHeld } from "#server/reconciliation/write-held.ts";
import { openThese } from "#server/submissions/open-cases.ts";

/** The recent span every comparison pulls anew, so that what arrived late at the bureau is still found. */
const overlapDays = 7;
const fullSpanDays = 400;

export type Compared = { readonly pulled: number; readonly changed: number; readonly watermark: Date | null };

/**
 * Pulls the bureau's list of a merchant and derives every standing anew. A list that broke off leaves what came
 * before it and the old watermark: nothing is called missing on the strength of a list that is not whole.
 * @param span `recent`, or `full` (which the first one always is)
 */
export async function compareBooks(
  context: SystemContext,
  clock: () => Date,
  span: "recent" | "full" = "recent",
): Promise<Compared> {
  const party = await findParty(context);
  const to = businessDateOf(clock());
  const from = await firstDay(context, to, span);
  const comparison = await begin(context, from, to, clock());
  let pulled = 0;
  let watermark: Date | null = null;
  let broken = false;
  const ways = listingWays(party.ways);
  for (const bureau of ways) {
    if (!(await mayBeCalled(context, bureau, clock()))) {
      broken = true;
      continue;
    }
    for await (const part of bureau.pull(party, from, to)) {
      await inTransaction(context, async (tx) => {
        if (part.kind === "page") pulled += await takePage(tx, context, part.held, clock());
        else await writeExchange(tx, context, part.record);
      });
      await noteConnector(part.record);
      if (part.kind === "complete") watermark = earlier(watermark, part.watermark);
      if (part.kind === "broken") broken = true;
    }
  }
  const whole = !broken && (await inTransaction(context, (tx) => listsAll(tx, context.merchantId, ways)));
  return finish(context, comparison, { pulled, watermark: whole ? watermark : null, broken }, clock());
}

async function mayBeCalled(context: SystemContext, { name }: Bureau, now: Date): Promise<boolean> {
  return (await inTransaction(context, (tx) => gateOfOne(tx, name, now))).open;
}

/** The list is asked for by date of issue, so what was accepted lately is looked for as far back as it was issued. */
async function firstDay(context: SystemContext, today: BusinessDate, span: "recent" | "full"): Promise<BusinessDate> {
  const rows = await inTransaction(
    context,
    (tx) => tx.$queryRaw<{ complete_to: Date | null; unseen: BusinessDate | null }[]>`
    SELECT merchant.bureau_complete_to AS complete_to, (
      SELECT min(ledger.issued_on)::text FROM issued_invoice ledger
      LEFT JOIN held_invoice held ON held.merchant_id = ledger.merchant_id AND held.key = ledger.key
      WHERE ledger.merchant_id = merchant.id AND ledger.standing IN ('AT_BUREAU', 'UPLOADING') AND held.key IS NULL) AS unseen
    FROM merchant WHERE merchant.id = ${context.merchantId}::uuid`,
  );
  const { complete_to: completeTo, unseen } = rows[0] ?? { complete_to: null, unseen: null };
  if (span === "full" || completeTo === null) return addDays(today, -fullSpanDays);
  const recent = addDays(businessDateOf(completeTo), -overlapDays);
  return unseen !== null && unseen < recent ? unseen : recent;
}

async function begin(context: SystemContext, from: BusinessDate, to: BusinessDate, now: Date): Promise<bigint> {
  const { id } = await inTransaction(context, (tx) =>
    tx.comparison.create({
      data: { merchantId: context.merchantId, startedAt: now, fromDate: new Date(from), toDate: new Date(to) },
    }),
  );
  return id;
}

async function finish(
  context: SystemContext,
  id: bigint,
  { pulled, watermark, broken }: { pulled: number; watermark: Date | null; broken: boolean },
  now: Date,
): Promise<Compared> {
  return inTransaction(context, async (tx) => {
    if (watermark !== null) {
      await tx.$executeRaw`
        UPDATE merchant SET compared_at = ${now}, bureau_complete_to = greatest(bureau_complete_to, ${watermark}) WHERE id = ${context.merchantId}::uuid`;
    }
    const changed = await deriveStandings(tx, context.merchantId);
    const groups = await tx.issuedInvoice.groupBy({
      by: ["standing"],
      where: { merchantId: context.merchantId },
      _count: true,
    });
    const counts = Object.fromEntries(groups.map((group) => [group.standing, group._count]));
    await tx.comparison.update({
      where: { merchantId_id: { merchantId: context.merchantId, id } },
      data: { finishedAt: now, watermark, pulled, counts, outcome: broken ? "broken" : "complete" },
    });
    await record(
      tx,
      context,
      [
        {
          action: "books.compared",
          subjectKind: "merchant",
          subjects: [context.merchantId],
          facts: { comparison: String(id), pulled, changed, outcome: broken ? "broken" : "complete" },
        },
      ],
      now,
    );
    return { pulled, changed, watermark };
  });
}

/** An invoice that stands on a page twice is taken once, and a person is told: the bureau has doubled it. */
async function takePage(tx: Tx, context: SystemContext, held: readonly HeldInvoice[], now: Date): Promise<number> {
  const byKey = Map.groupBy(held, ({ key }) => key);
  const doubled = [...byKey].filter(([, rows]) => rows.length > 1).map(([key]) => key);
  const once = [...byKey.values()].flatMap((rows) => rows.slice(-1));
  const written = await writeHeld(tx, context.merchantId, once, now);
  if (doubled.length > 0) await tellDoubled(tx, context, doubled, now);
  return written;
}

async function tellDoubled(tx: Tx, context: SystemContext, keys: readonly string[], now: Date): Promise<void> {
  const sent = await tx.$queryRaw<{ submissionId: bigint; key: string }[]>`
    SELECT ledger.last_submission_id AS "submissionId", ledger.key FROM issued_invoice ledger
    WHERE ledger.merchant_id = ${context.merchantId}::uuid AND ledger.key = ANY(${[...keys]}::text[]) AND ledger.last_submission_id IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM support_case told WHERE told.merchant_id = ledger.merchant_id
        AND told.submission_id = ledger.last_submission_id AND told.code = 'DOUBLED_EFFECT')`;
  const cases = sent.map(({ submissionId }) => ({ submissionId, code: "DOUBLED_EFFECT" as const, words: "" }));
  await record(tx, context, await openThese(tx, context, cases, now), now);
}

function earlier(one: Date | null, other: Date): Date {
  return one === null || other < one ? other : one;
}
