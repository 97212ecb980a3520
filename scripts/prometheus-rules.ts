import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type AlertRule, alertRules } from "#domain/alert-rule.ts";
import english from "#messages/en/watch.json" with { type: "json" };
import { metricPrefix } from "#server/monitoring/metrics.ts";

const head = `# Written from domain/alert-rule.ts by scripts/prometheus-rules.ts; a test keeps the two alike.
# Trends against earlier weeks are held by the house itself (buchuan_alerts_open); here they come in as BuchuanAlertOpen.
`;

/** The text of `docs/monitoring/prometheus-alerts.yml`. */
export function prometheusRules(): string {
  const rules = [...alertRules.flatMap(ruleOf), ...ofScraping];
  return head + stringify({ groups: [{ name: "buchuan", rules }] }, { lineWidth: 0 });
}

/** One rule of ours as Prometheus holds it; a trend it cannot. */
function ruleOf({ name, severity, handbook, condition }: AlertRule) {
  if (condition.kind === "trend") return [];
  const { kind, figure, limit, minutes } = condition;
  return [
    {
      alert: `Buchuan${name.replace(/(^|-)(\w)/g, (_, _dash, letter: string) => letter.toUpperCase())}`,
      expr: `${metricPrefix}${figure} ${kind === "over" ? ">" : "<"} ${limit}`,
      for: `${minutes}m`,
      labels: { severity },
      annotations: { summary: wordsOf(name), handbook: `/ops/handbook/${handbook}` },
    },
  ];
}

/** What only somebody outside can see, and what the house has found by itself. */
const ofScraping = [
  {
    alert: "BuchuanUnreachable",
    expr: `absent(${metricPrefix}figures_age_seconds)`,
    for: "5m",
    labels: { severity: "critical" },
    annotations: { summary: "No web process tells figures", handbook: "/ops/handbook/plan" },
  },
  {
    alert: "BuchuanFiguresOld",
    expr: `${metricPrefix}figures_age_seconds > 300`,
    for: "1m",
    labels: { severity: "critical" },
    annotations: {
      summary: "Neither a worker nor a web process takes figures",
      handbook: "/ops/handbook/worker-stopped",
    },
  },
  {
    alert: "BuchuanAlertOpen",
    expr: `max by (rule, severity) (${metricPrefix}alerts_open) > 0`,
    for: "0m",
    labels: { severity: "info" },
    annotations: { summary: "The house has an open alert: {{ $labels.rule }}", handbook: "/ops/alerts" },
  },
];

function wordsOf(name: string): string {
  return Object.entries(english.rules).find(([rule]) => rule === name)?.[1] ?? name;
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, "..", "docs", "monitoring", "prometheus-alerts.yml"), prometheusRules());
  console.log("docs/monitoring/prometheus-alerts.yml written.");
}
