import { type AlertRule, ruleNamed, type Severity } from "#domain/alert-rule.ts";
import type { OperatorContext } from "#server/context.ts";
import { db } from "#server/db.ts";

export type ListedAlert = {
  readonly id: string;
  readonly rule: string;
  /** Null where the rule was taken out since. */
  readonly known: AlertRule | null;
  readonly subject: string;
  readonly severity: Severity;
  readonly value: number | null;
  readonly limit: number | null;
  readonly since: Date;
  readonly recoveredAt: Date | null;
  readonly silencedUntil: Date | null;
  readonly silencedBy: string | null;
};

export type ListedAlerts = {
  readonly open: readonly ListedAlert[];
  readonly silenced: readonly ListedAlert[];
  /** What is over, the latest first, from `before` on. */
  readonly past: readonly ListedAlert[];
  /** The id to go on after; null at the end. */
  readonly next: string | null;
};

const pageSize = 30;

/** What is open, what somebody has silenced, and what was. @param before an id of a page before; what is no id is the first page */
export async function listAlerts(_context: OperatorContext, now: Date, before: string | null): Promise<ListedAlerts> {
  const [open, past] = await Promise.all([openAlerts(now), pastAlerts(before)]);
  return {
    open: open.filter(({ silencedUntil }) => silencedUntil === null),
    silenced: open.filter(({ silencedUntil }) => silencedUntil !== null),
    past: past.slice(0, pageSize),
    next: past.length > pageSize ? (past[pageSize - 1]?.id ?? null) : null,
  };
}

/** Everything that is open, the worst and oldest first; a silence that has ended is none. */
export async function openAlerts(now: Date): Promise<ListedAlert[]> {
  const rows = await db().alert.findMany({
    where: { recoveredAt: null },
    orderBy: [{ severity: "asc" }, { since: "asc" }],
  });
  const alerts = await named(rows);
  return alerts.map((alert) =>
    alert.silencedUntil && alert.silencedUntil > now ? alert : { ...alert, silencedUntil: null, silencedBy: null },
  );
}

async function pastAlerts(before: string | null): Promise<ListedAlert[]> {
  const id = before !== null && /^\d{1,18}$/.test(before) ? BigInt(before) : null;
  const where = { recoveredAt: { not: null }, ...(id !== null && { id: { lt: id } }) };
  return named(await db().alert.findMany({ where, orderBy: { id: "desc" }, take: pageSize + 1 }));
}

type Row = Awaited<ReturnType<ReturnType<typeof db>["alert"]["findMany"]>>[number];

async function named(rows: readonly Row[]): Promise<ListedAlert[]> {
  const ids = rows.flatMap(({ silencedBy }) => silencedBy ?? []);
  const people = ids.length === 0 ? [] : await db().account.findMany({ where: { id: { in: ids } } });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ id, rule, subject, severity, value, limit, since, recoveredAt, silencedUntil, silencedBy }) => ({
    id: String(id),
    rule,
    known: ruleNamed(rule),
    subject,
    severity: severity === "critical" ? "critical" : "warning",
    value,
    limit,
    since,
    recoveredAt,
    silencedUntil,
    silencedBy: silencedBy && (names.get(silencedBy) ?? null),
  }));
}
