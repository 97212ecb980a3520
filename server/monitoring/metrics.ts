import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { alertRules } from "#domain/alert-rule.ts";
import { type FigureName, figureNames, figureOf, figureOfKey } from "#domain/house-figure.ts";
import { db } from "#server/db.ts";
import { openAlerts } from "#server/monitoring/list-alerts.ts";

/** Before each figure's own name. */
export const metricPrefix = "buchuan_";
/** A figure not taken for this long is no longer told: better none than an old one. */
const freshMs = 11 * 60_000;

const kept = globalThis as typeof globalThis & { buchuanProcess?: Registry };

/**
 * All there is to scrape, as Prometheus reads it: this web process, and the house as it was last sampled, its workers
 * with it, so that one scrape of any web process tells all. Nothing of any merchant.
 */
export async function metrics(now: Date): Promise<{ readonly contentType: string; readonly text: string }> {
  const house = await houseRegistry(now);
  const all = Registry.merge([processRegistry(), house]);
  return { contentType: all.contentType, text: await all.metrics() };
}

/** Memory, event loop and garbage of this process. */
function processRegistry(): Registry {
  if (kept.buchuanProcess) return kept.buchuanProcess;
  const register = new Registry();
  collectDefaultMetrics({ register });
  kept.buchuanProcess = register;
  return register;
}

async function houseRegistry(now: Date): Promise<Registry> {
  const register = new Registry();
  const figures = await latestFigures(now);
  for (const name of figureNames) {
    const values = figures.filter((one) => one.name === name);
    // A gauge that was never set says 0, which is not the same as not knowing.
    if (values.length === 0) continue;
    const { help, label } = figureOf(name);
    const gauge = gaugeOf(register, `${metricPrefix}${name}`, help, label ? [label] : []);
    for (const { subject, value } of values) {
      if (label) gauge.set({ [label]: subject }, value);
      else gauge.set(value);
    }
  }
  const taken = figures.find(({ name }) => name === "database_round_trip_seconds");
  if (taken) {
    const age = gaugeOf(register, `${metricPrefix}figures_age_seconds`, "Since these figures were taken", []);
    age.set((now.getTime() - taken.at.getTime()) / 1_000);
  }
  await tellAlerts(register, now);
  return register;
}

async function tellAlerts(register: Registry, now: Date): Promise<void> {
  const gauge = gaugeOf(register, `${metricPrefix}alerts_open`, "Alerts that are open, by rule", ["rule", "severity"]);
  const open = await openAlerts(now);
  for (const { name, severity } of alertRules)
    gauge.set({ rule: name, severity }, open.filter(({ rule }) => rule === name).length);
}

type Latest = { readonly name: FigureName; readonly subject: string; readonly at: Date; readonly value: number };

/** The newest of each figure and subject, and of each way its last probe. */
async function latestFigures(now: Date): Promise<Latest[]> {
  const from = new Date(now.getTime() - freshMs);
  const rows = await db().$queryRaw<{ key: string; at: Date; value: number }[]>`
    (SELECT DISTINCT ON (name) name AS key, at, value FROM sample WHERE at > ${from} ORDER BY name, at DESC)
    UNION ALL (
      SELECT name || '/' || connector, at, value FROM (
        SELECT DISTINCT ON (connector) connector, at, ms, cause FROM probe WHERE at > ${from} ORDER BY connector, at DESC) last,
      LATERAL (VALUES ('probe_seconds', ms / 1000.0), ('probe_failed', (cause <> '')::int), ('certificate_failed', (cause = 'certificate')::int)) AS told (name, value)
      WHERE value IS NOT NULL)`;
  return rows.flatMap(({ key, at, value }) => {
    const figure = figureOfKey(key);
    return figure ? [{ ...figure, at, value: Number(value) }] : [];
  });
}

function gaugeOf(register: Registry, name: string, help: string, labelNames: string[]): Gauge {
  return new Gauge({ name, help, labelNames, registers: [register] });
}
