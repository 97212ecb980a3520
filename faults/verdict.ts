import type { House } from "#faults/house.ts";
import { byTaxpayer } from "#scripts/bureau-control.ts";
import { acrossTenants } from "#server/db.ts";
import type { Loss } from "#server/monitoring/nothing-lost/check.ts";
import { nothingLost } from "#server/monitoring/nothing-lost/nothing-lost.ts";

/** What is left when all is at rest: everything in here is zero or empty, or a promise was broken. */
export type Verdict = {
  readonly effects: number;
  /** Taken in twice, and not as the bureau's doing that a person was told of. */
  readonly doubled: readonly string[];
  /** Sent again although nobody had made sure that the time before came to nothing. */
  readonly blind: readonly string[];
  /** Their merchants were told that they are taken in, and there is nothing of them. */
  readonly forgotten: readonly string[];
  /** Everything else the checker says (`lifecycle.md` §5). */
  readonly losses: readonly Loss[];
  /** Sent again after a look-up that did not show it, and then refused as a duplicate of our own: no harm, but no use. */
  readonly needless: number;
};

const doubledWords = "invoices with more than one effect at the bureau";

export async function verdictOn(house: House, now: Date): Promise<Verdict> {
  const effects = await house.bureau.effects();
  const { losses } = await nothingLost(byTaxpayer(effects), now);
  return {
    effects: effects.length,
    doubled: losses.filter(({ what }) => what === doubledWords).flatMap(({ ids }) => ids),
    blind: await sentBlindly(),
    forgotten: await forgotten(house),
    losses: losses.filter(({ what }) => what !== doubledWords),
    needless: await sentNeedlessly(),
  };
}

async function forgotten({ takenIn }: House): Promise<string[]> {
  const rows = await acrossTenants({ kind: "worker" }, (tx) =>
    tx.submission.findMany({ distinct: ["merchantId", "invoiceKey"], select: { invoiceKey: true } }),
  );
  const known = new Set(rows.map(({ invoiceKey }) => invoiceKey));
  return takenIn.filter((key) => !known.has(key));
}

/** Between two sends of one submission stands a look-up that found nothing, unless the first certainly never arrived. */
async function sentBlindly(): Promise<string[]> {
  const rows = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ key: string }[]>`
    WITH sends AS (
      SELECT merchant_id, submission_id, number, reply_kind, late,
        lead(number) OVER (PARTITION BY merchant_id, submission_id ORDER BY number) AS next
      FROM attempt WHERE knock = 'send'
    )
    SELECT submission.invoice_key AS key FROM sends
    JOIN submission ON submission.merchant_id = sends.merchant_id AND submission.id = sends.submission_id
    WHERE next IS NOT NULL AND (reply_kind IS NULL OR late OR reply_kind NOT IN ('refused-us', 'not-sent', 'told-to-wait'))
      AND NOT EXISTS (
        SELECT 1 FROM attempt looked WHERE looked.merchant_id = sends.merchant_id AND looked.submission_id = sends.submission_id
          AND looked.number > sends.number AND looked.number < sends.next AND looked.knock = 'check' AND looked.reply_kind = 'absent')`,
  );
  return rows.map(({ key }) => key);
}

async function sentNeedlessly(): Promise<number> {
  const [row] = await acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT (twice.merchant_id, twice.submission_id))::int AS count FROM attempt twice
    JOIN attempt before ON before.merchant_id = twice.merchant_id AND before.submission_id = twice.submission_id
      AND before.knock = 'send' AND before.number < twice.number
    WHERE twice.reply_kind = 'duplicate'
      AND (SELECT count(*) FROM attempt send WHERE send.merchant_id = twice.merchant_id AND send.submission_id = twice.submission_id AND send.knock = 'send') > 1`,
  );
  return row?.count ?? 0;
}

/** The promises that were broken, each in one line. */
export function brokenPromises({ losses, doubled, forgotten, blind }: Verdict): string[] {
  return [
    ...losses.map(({ check, what, ids }) => `${check} ${what}: ${some(ids)}`),
    ...naming("taken in twice by our doing", doubled),
    ...naming("taken in by us and forgotten", forgotten),
    ...naming("sent again blindly", blind),
  ];
}

function naming(what: string, ids: readonly string[]): string[] {
  return ids.length === 0 ? [] : [`${what}: ${some(ids)}`];
}

function some(ids: readonly string[]): string {
  return `${ids.length} (${ids.slice(0, 5).join(", ")}${ids.length > 5 ? ", …" : ""})`;
}
