import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { findBrowser } from "#scripts/browser.ts";
import { checks } from "#scripts/check.ts";
import { dataFolder } from "#scripts/local-environment.ts";
import { freePort } from "#scripts/ports.ts";
import { runningPostgres, stopPostgres } from "#scripts/postgres.ts";
import { runStep } from "#scripts/step.ts";
import { orStop } from "#scripts/stop.ts";
import { addFigures, type Figures, playwrightFigures, summary, vitestFigures } from "#scripts/test-figures.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";

const help = `npm test [-- --only STAGE,…]

Stages: check, unit, integration (on a PostgreSQL of its own), journeys (in a real browser, on a build of its own data).
The last line sums them up: N passed, N failed.

  --only check,unit   some of the stages
  One file: npx vitest run --project unit domain/money.test.ts · npx playwright test e2e/sign-in.test.ts`;

const stages: Record<string, () => Promise<Figures>> = { check, unit, integration, journeys };
const reports = join(dataFolder, "reports");

const { values } = readArguments(help, { only: { type: "string" } });
await orStop(testAll);
process.exit();

async function testAll(): Promise<void> {
  const wanted = values.only?.split(",") ?? Object.keys(stages);
  const wasRunning = await runningPostgres(testPostgresFolder);
  mkdirSync(reports, { recursive: true });
  let sum: Figures = { passed: 0, failed: 0, skipped: 0 };
  for (const name of wanted) {
    const stage = stages[name];
    if (!stage) throw new Error(`No stage ${name}: there are ${Object.keys(stages).join(", ")}.`);
    console.log(`\n── ${name} ──`);
    sum = addFigures(sum, await stage());
  }
  if (!wasRunning) await stopPostgres(testPostgresFolder);
  if (sum.failed > 0) process.exitCode = 1;
  console.log(`\n${summary(sum)}`);
}

async function check(): Promise<Figures> {
  const results = [];
  for (const step of checks) results.push(await runStep(step));
  const passed = results.filter(Boolean).length;
  return { passed, failed: results.length - passed, skipped: 0 };
}

function unit(): Promise<Figures> {
  return vitest("unit");
}

function integration(): Promise<Figures> {
  return vitest("integration");
}

async function vitest(project: string): Promise<Figures> {
  const args = ["run", "--project", project, "--reporter=dot", "--reporter=json", "--passWithNoTests"];
  const { ok, report } = await reported(project, "node_modules/vitest/vitest.mjs", (file) => [
    ...args,
    `--outputFile.json=${file}`,
  ]);
  return vitestFigures(report, ok);
}

async function journeys(): Promise<Figures> {
  console.log(`Browser: ${(await findBrowser()).what}`);
  const env = { JOURNEYS_PORT: String(await freePort()) };
  const args = ["test", "--reporter=list,json", "--pass-with-no-tests"];
  const { ok, report } = await reported("journeys", "node_modules/@playwright/test/cli.js", () => args, env);
  return playwrightFigures(report, ok);
}

/** Runs a test runner that leaves a JSON report; null when it died before. */
async function reported(
  name: string,
  program: string,
  args: (file: string) => string[],
  env: Record<string, string> = {},
) {
  const file = join(reports, `${name}.json`);
  rmSync(file, { force: true });
  const ok = await runStep({ name, program, args: args(file), env: { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file } });
  return { ok, report: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null };
}
