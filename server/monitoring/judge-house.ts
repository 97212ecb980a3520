import {
  type AlertRule,
  alertRules,
  type Condition,
  judgeHour,
  judgeReadings,
  type Reading,
  type Verdict,
} from "#domain/alert-rule.ts";
import { type FigureName, figureOfKey } from "#domain/house-figure.ts";
import type { Tx } from "#server/db.ts";
import { readHours } from "#server/monitoring/read-hours.ts";

/** What one rule says of one subject (a way, a cause; empty where there is only one). */
export type Judged = { readonly rule: AlertRule; readonly subject: string; readonly verdict: Verdict };

/** Further back than any rule looks. */
const lookBackMs = 30 * 60_000;

/** Every rule on the figures as they are. */
export async function judgeHouse(tx: Tx, now: Date): Promise<Judged[]> {
  const series = await readSeries(tx, now);
  const hours = await readHours(tx, now);
  return alertRules.flatMap((rule: AlertRule): Judged[] => {
    const { condition } = rule;
    if (condition.kind === "trend")
      return [...(hours.get(condition.of) ?? [])].map(([subject, count]) => ({
        rule,
        subject,
        verdict: judgeHour(condition, count, now),
      }));
    return subjectsOf(series, condition.figure).map(([subject, readings]) => ({
      rule,
      subject,
      verdict: judgeReadings(condition, readings, now),
    }));
  });
}

type Series = Map<FigureName, Map<string, Reading[]>>;

function subjectsOf(series: Series, figure: Extract<Condition, { figure: FigureName }>["figure"]) {
  return [...(series.get(figure) ?? [])];
}

/** Figures of the last half hour, and the probes of that time */
async function readSeries(tx: Tx, now: Date): Promise<Series> {
  const from = new Date(now.getTime() - lookBackMs);
  const rows = await tx.$queryRaw<{ key: string; at: Date; value: number }[]>`
    SELECT name AS key, at, value FROM sample WHERE at >= ${from} AND at <= ${now}
    UNION ALL SELECT 'probe_seconds/' || connector, at, ms / 1000.0 FROM probe WHERE at >= ${from} AND at <= ${now} AND ms IS NOT NULL
    UNION ALL SELECT 'certificate_failed/' || connector, at, (cause = 'certificate')::int FROM probe WHERE at >= ${from} AND at <= ${now}
    ORDER BY at`;
  const series: Series = new Map();
  for (const { key, at, value } of rows) {
    const figure = figureOfKey(key);
    if (!figure) continue;
    const subjects = series.get(figure.name) ?? new Map<string, Reading[]>();
    series.set(figure.name, subjects);
    subjects.set(figure.subject, [...(subjects.get(figure.subject) ?? []), { at, value: Number(value) }]);
  }
  return series;
}
