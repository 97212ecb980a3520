import { ruleNamed } from "#domain/alert-rule.ts";
import type { SystemContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import { alertsTold, type ToldAlert } from "#server/notices/alert-letter.ts";
import { writeLetters } from "#server/notices/write-letters.ts";

/** A second letter waits so long for what may come with it: a storm is one letter, not thirty. */
export const groupMs = 5 * 60_000;
/** What is still open is said again. */
export const repeatMs = 4 * 3_600_000;
/** What was over before anybody was told is not told after this. */
const newsMs = 24 * 3_600_000;

/**
 * One letter for everything there is to say: what began, what is over, what still goes on after four hours. Silent are
 * alerts a person has silenced, and those the bureau's announced maintenance explains.
 * @param maintained ways under announced maintenance
 * @returns how many letters were written
 */
export async function tellOfAlerts(
  tx: Tx,
  house: SystemContext,
  maintained: ReadonlySet<string>,
  now: Date,
): Promise<number> {
  const { _max: last } = await tx.letter.aggregate({
    where: { merchantId: house.merchantId, kind: "alert" },
    _max: { writtenAt: true },
  });
  if (last.writtenAt && now.getTime() - last.writtenAt.getTime() < groupMs) return 0;
  const alerts = await tx.$queryRaw<(ToldAlert & { id: bigint; toldAt: Date | null })[]>`
    SELECT id, rule, subject, severity, value, limit_value AS limit, since, recovered_at AS "recoveredAt", told_at AS "toldAt"
    FROM alert
    WHERE (silenced_until IS NULL OR silenced_until <= ${now})
      AND ((recovered_at IS NULL AND (told_at IS NULL OR told_at <= ${new Date(now.getTime() - repeatMs)}))
        OR (recovered_at > ${new Date(now.getTime() - newsMs)} AND (told_at IS NULL OR told_at < recovered_at)))
    ORDER BY recovered_at NULLS FIRST, severity, since, id`;
  const news = alerts.filter(
    ({ rule, subject }) => !(ruleNamed(rule)?.expectedInMaintenance && maintained.has(subject)),
  );
  if (news.length === 0) return 0;
  await tx.alert.updateMany({ where: { id: { in: news.map(({ id }) => id) } }, data: { toldAt: now } });
  return writeLetters(tx, house, alertsTold(news, now), now);
}
