import { addDays, type BusinessDate, businessDateOf, instantOf, isBusinessDate } from "#domain/period.ts";
import type { pressingStandings } from "#domain/standing.ts";
import type { ReaderContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { pressedAt } from "#server/missing/pressing-as-of.ts";
import { Refusal } from "#server/refusal.ts";

type PressingStanding = (typeof pressingStandings)[number];

/** One invoice that had to be looked at at the end of a day. Money in fen. */
export type MissingThen = {
  readonly key: string;
  readonly issuedOn: BusinessDate;
  readonly buyerName: string;
  readonly total: bigint;
  readonly standing: PressingStanding;
  /** From when it did; `until` null where it still does. */
  readonly since: Date;
  readonly until: Date | null;
};

export type AsOf = {
  readonly count: number;
  readonly total: bigint;
  readonly rows: readonly MissingThen[];
  readonly after: string | null;
  /** The books had not been compared yet then: nothing is known of that day. */
  readonly unknown: boolean;
};

export const asOfPageSize = 50;

/**
 * What was missing, different or too late at the end of a day in Beijing: the same answer whenever it is asked. What
 * arrived later, here or there, has changed what is so since, and nothing of what was so then.
 * @param after `issuedOn.key` of a row
 * @throws Refusal not-now DAY_NOT_OVER, not-found DAY where the text is no day
 */
export async function missingAsOf(
  context: ReaderContext,
  date: BusinessDate,
  after: string | null,
  now: Date,
): Promise<AsOf> {
  const end = endOf(date, now);
  return inTransaction(context, async (tx) => {
    const found = await select(tx, context.merchantId, end, after, asOfPageSize + 1);
    const rows = found.slice(0, asOfPageSize);
    const last = rows.at(-1);
    return {
      ...(await sums(tx, context.merchantId, end)),
      rows,
      after: last && found.length > asOfPageSize ? placeOf(last) : null,
      unknown: (await comparedBefore(tx, context.merchantId, end)) === null,
    };
  });
}

const chunkSize = 2_000;

/** All of it, in chunks, each from where the last one ended. @throws as `missingAsOf` */
export async function* exportAsOf(
  context: ReaderContext,
  date: BusinessDate,
  now: Date,
): AsyncGenerator<MissingThen[]> {
  const end = endOf(date, now);
  let after: string | null = null;
  for (;;) {
    const from: string | null = after;
    const rows: MissingThen[] = await inTransaction(context, (tx) =>
      select(tx, context.merchantId, end, from, chunkSize),
    );
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = placeOf(last);
  }
}

function endOf(date: BusinessDate, now: Date): Date {
  const end = isBusinessDate(date) ? instantOf(addDays(date, 1)) : null;
  if (end === null) throw new Refusal("not-found", "DAY");
  if (date >= businessDateOf(now)) throw new Refusal("not-now", "DAY_NOT_OVER");
  return end;
}

function select(tx: Tx, merchantId: string, end: Date, after: string | null, limit: number): Promise<MissingThen[]> {
  const match = /^(\d{4}-\d{2}-\d{2})\.(\d{18,20})$/.exec(after ?? "");
  const beyond = match ? Prisma.sql`(spell.issued_on, spell.key) > (${match[1]}::date, ${match[2]})` : Prisma.sql`TRUE`;
  return tx.$queryRaw<MissingThen[]>`
    SELECT spell.key, spell.issued_on::text AS "issuedOn", ledger.buyer_name AS "buyerName", spell.total, spell.standing, spell.since, spell.until
    FROM pressing_spell spell
    JOIN issued_invoice ledger ON ledger.merchant_id = spell.merchant_id AND ledger.key = spell.key
    WHERE ${pressedAt(merchantId, Prisma.sql`${end}`)} AND ${beyond}
    ORDER BY spell.issued_on, spell.key LIMIT ${limit}`;
}

async function sums(tx: Tx, merchantId: string, end: Date): Promise<{ count: number; total: bigint }> {
  const [row] = await tx.$queryRaw<{ count: bigint; total: bigint }[]>`
    SELECT count(*) AS count, coalesce(sum(spell.total), 0)::bigint AS total FROM pressing_spell spell WHERE ${pressedAt(merchantId, Prisma.sql`${end}`)}`;
  return { count: Number(row?.count ?? 0n), total: row?.total ?? 0n };
}

function comparedBefore(tx: Tx, merchantId: string, end: Date) {
  return tx.comparison.findFirst({
    where: { merchantId, outcome: "complete", finishedAt: { lt: end } },
    select: { id: true },
  });
}

function placeOf({ issuedOn, key }: MissingThen): string {
  return `${issuedOn}.${key}`;
}
