import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { alertRules } from "#domain/alert-rule.ts";
import { figureNames, figureOf } from "#domain/house-figure.ts";
import { prometheusRules } from "#scripts/prometheus-rules.ts";

const folder = join(import.meta.dirname, "..", "docs", "monitoring");
const read = (name: string) => readFileSync(join(folder, name), "utf8");
const metrics = new Set([
  ...figureNames.map((name) => `buchuan_${name}`),
  "buchuan_figures_age_seconds",
  "buchuan_alerts_open",
]);

test("the file of alert rules is the one of domain/alert-rule.ts", () => {
  expect(read("prometheus-alerts.yml")).toBe(prometheusRules());
});

test("every limit and every time stands there as it is held here", () => {
  const { groups } = parse(read("prometheus-alerts.yml")) as {
    groups: { rules: { alert: string; expr: string; for: string; labels: { severity: string } }[] }[];
  };
  const rules = groups.flatMap((group) => group.rules);
  const held = alertRules.flatMap(({ severity, condition }) =>
    condition.kind === "trend"
      ? []
      : [
          {
            expr: `buchuan_${condition.figure} ${condition.kind === "over" ? ">" : "<"} ${condition.limit}`,
            for: `${condition.minutes}m`,
            severity,
          },
        ],
  );
  for (const { severity, ...rule } of held)
    expect(rules).toContainEqual(expect.objectContaining({ ...rule, labels: { severity } }));
  expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  for (const { alert, expr } of rules) {
    expect(alert).toMatch(/^[A-Za-z]+$/);
    for (const metric of namesIn(expr)) expect(metrics).toContain(metric);
  }
});

type Panel = {
  id: number;
  title: string;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
};

test("the dashboard draws metrics there are, by labels they have", () => {
  const dashboard = JSON.parse(read("grafana-dashboard.json")) as {
    uid: string;
    panels: Panel[];
    templating: { list: { name: string; query?: unknown }[] };
  };
  expect(dashboard.uid).toBe("buchuan");
  const variables = dashboard.templating.list.map(({ name }) => name);
  expect(variables).toEqual(["datasource", "instance", "way"]);
  const panels = dashboard.panels.filter(({ targets }) => targets);
  expect(panels.length).toBeGreaterThanOrEqual(12);
  expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
  for (const { title, gridPos, targets = [] } of panels) {
    expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
    for (const { expr } of targets) {
      const ours = namesIn(expr);
      expect(
        ours.every((name) => metrics.has(name)),
        expr,
      ).toBe(true);
      for (const [, variable] of expr.matchAll(/\$(\w+)/g)) expect(variables, expr).toContain(variable);
      for (const name of ours) expect(labelsFit(expr, name), expr).toBe(true);
    }
  }
});

function namesIn(expr: string): string[] {
  return [...expr.matchAll(/\bbuchuan_\w+/g)].map(([name]) => name);
}

/** `way` only of what is measured by way. */
function labelsFit(expr: string, metric: string): boolean {
  const name = figureNames.find((one) => `buchuan_${one}` === metric);
  const label = name && figureOf(name).label;
  return !expr.includes("$way") || label === "way";
}
