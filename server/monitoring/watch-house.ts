import { ruleNamed } from "#domain/alert-rule.ts";
import { type AuditAct, houseId, record } from "#server/audit.ts";
import { systemContext } from "#server/context.ts";
import { acrossTenants, inTransaction, type Tx } from "#server/db.ts";
import { announcedMaintenance } from "#server/monitoring/announced-maintenance.ts";
import { type Judged, judgeHouse } from "#server/monitoring/judge-house.ts";
import { tellOfAlerts } from "#server/monitoring/tell-of-alerts.ts";

export type Watched = { readonly opened: number; readonly recovered: number; readonly letters: number };

/**
 * Holds the figures of the house against every rule: an alert begins, goes on or is over, and whoever wants to know is
 * told. Run twice it finds nothing left to do; two at once wait for each other.
 */
export async function watchHouse(now: Date): Promise<Watched> {
  const house = systemContext(houseId, "watch-house");
  const judged = await acrossTenants({ kind: "worker" }, (tx) => judgeHouse(tx, now));
  return inTransaction(house, async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('watch-house'))`;
    const open = await tx.alert.findMany({ where: { recoveredAt: null } });
    const opened = await begin(tx, judged, open, now);
    await goOn(tx, judged, open, now);
    const recovered = await end(tx, judged, open, now);
    const letters = await tellOfAlerts(tx, house, await announcedMaintenance(tx, now), now);
    const acts: AuditAct[] = [
      { action: "alert.opened", subjectKind: "alert", subjects: opened },
      { action: "alert.recovered", subjectKind: "alert", subjects: recovered },
    ];
    await record(tx, house, acts, now);
    return { opened: opened.length, recovered: recovered.length, letters };
  });
}

type Open = {
  readonly id: bigint;
  readonly rule: string;
  readonly subject: string;
  readonly silencedUntil: Date | null;
};

/** One that comes back while it was silenced is silenced still. */
async function begin(tx: Tx, judged: readonly Judged[], open: readonly Open[], now: Date): Promise<string[]> {
  const fresh = judged.filter(({ verdict, ...of }) => verdict.state === "holds" && !openOf(open, of));
  if (fresh.length === 0) return [];
  const silenced = await tx.alert.findMany({ where: { silencedUntil: { gt: now } }, orderBy: { id: "desc" } });
  const rows = await tx.alert.createManyAndReturn({
    data: fresh.map(({ rule, subject, verdict }) => {
      const before = openOf(silenced, { rule, subject });
      return {
        rule: rule.name,
        subject,
        severity: rule.severity,
        value: verdict.value,
        limit: verdict.limit,
        since: verdict.since,
        lastAt: now,
        silencedUntil: before?.silencedUntil ?? null,
        silencedBy: before?.silencedBy ?? null,
      };
    }),
  });
  return rows.map(({ id }) => String(id));
}

async function goOn(tx: Tx, judged: readonly Judged[], open: readonly Open[], now: Date): Promise<void> {
  const holding = judged.flatMap(({ verdict, ...of }) => {
    const alert = verdict.state === "holds" ? openOf(open, of) : undefined;
    return alert ? [{ id: alert.id, ...verdict }] : [];
  });
  if (holding.length === 0) return;
  await tx.$executeRaw`
    UPDATE alert SET value = held.value, limit_value = held.bound, last_at = ${now}
    FROM unnest(${holding.map(({ id }) => id)}::bigint[], ${holding.map(({ value }) => value)}::float8[], ${holding.map(({ limit }) => limit)}::float8[])
      AS held (id, value, bound)
    WHERE alert.id = held.id`;
}

/** Nobody needs to be told that it is over where nobody was to be told that it is. */
async function end(tx: Tx, judged: readonly Judged[], open: readonly Open[], now: Date): Promise<string[]> {
  const over = open.filter((alert) => {
    const of = judged.find(({ rule, subject }) => rule.name === alert.rule && subject === alert.subject);
    return of ? of.verdict.state === "clear" : isGone(alert.rule);
  });
  const ids = over.map(({ id }) => id);
  const quiet = over.filter(({ silencedUntil }) => silencedUntil !== null && silencedUntil > now).map(({ id }) => id);
  await tx.alert.updateMany({ where: { id: { in: ids } }, data: { recoveredAt: now } });
  await tx.alert.updateMany({ where: { id: { in: quiet } }, data: { toldAt: now } });
  return ids.map(String);
}

/** Of a figure nobody takes any more nothing is known; a trend without a count, or a rule taken out, is over. */
function isGone(name: string): boolean {
  const rule = ruleNamed(name);
  return rule === null || rule.condition.kind === "trend";
}

function openOf<Alert extends { readonly rule: string; readonly subject: string }>(
  alerts: readonly Alert[],
  { rule, subject }: Pick<Judged, "rule" | "subject">,
): Alert | undefined {
  return alerts.find((alert) => alert.rule === rule.name && alert.subject === subject);
}
