import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runApart } from "#faults/apart.ts";
import { everyFault } from "#faults/every-fault.ts";
import type { Fault } from "#faults/fault.ts";
import { medianOf, type Tally, worstOf } from "#faults/tally.ts";
import { readArguments } from "#scripts/arguments.ts";
import { dropDatabase, ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { migrate } from "#scripts/migrate.ts";
import { databaseUrl, removePostgres, startPostgres } from "#scripts/postgres.ts";
import { orStop, Stop } from "#scripts/stop.ts";

const help = `npm run faults [-- --only F2,F10 --seed 7 --runs 20 --list]

Lets things go wrong on purpose (docs/reliability.md): each fault in a house of its own with PostgreSQL, workers and a
sandbox bureau. Afterwards every invoice's fate has to be settled, nothing lost, nothing doubled, nothing sent blindly.
The last line is JSON. Exit code 1 when a promise was broken; the seed and what happened are printed then.

  --only F2,F10   some of them
  --seed 7        the same course of events again, as far as clocks allow; any number, chosen and printed when left out
  --runs 20       how much of it; what a run is stands beside each fault
  --short         as much as npm test does
  --list          what there is`;

const { values } = readArguments(help, {
  only: { type: "string" },
  seed: { type: "string" },
  runs: { type: "string" },
  short: { type: "boolean" },
  list: { type: "boolean" },
});
/** Two may run at once. */
const postgresFolder = join(import.meta.dirname, "..", ".data", "faults", String(process.pid), "postgres");
const template = "faults_template";

if (values.list)
  for (const { name, what, runs } of everyFault) console.log(`${name.padEnd(10)} ${what} (${runs.long} runs)`);
else await orStop(main);
process.exit();

async function main(): Promise<void> {
  const faults = wanted();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  const seed = values.seed === undefined ? Date.now() % 1_000_000 : numberOf("seed", values.seed);
  console.log(`Seed ${seed}.`);
  const postgres = await startPostgres({ folder: postgresFolder, throwAway: true });
  try {
    await ensureRoles(postgres);
    await dropDatabase(postgres, template);
    await ensureDatabase(postgres, template);
    await migrate(databaseUrl(postgres, "buchuan_owner", template));
    const tallies: Tally[] = [];
    for (const fault of faults) {
      if (stop.signal.aborted) break;
      const runs =
        values.runs === undefined ? fault.runs[values.short ? "short" : "long"] : numberOf("runs", values.runs);
      const tally = await runApart({ fault: fault.name, seed, runs, postgresFolder, template }, stop.signal);
      tallies.push(tally);
      tell(fault, tally);
    }
    console.log(
      JSON.stringify(
        tallies.map(({ events: _, recoveryMs, ...tally }) => ({ ...tally, recovery: spread(recoveryMs) })),
      ),
    );
    if (tallies.some(({ broken }) => broken.length > 0)) process.exitCode = 1;
  } finally {
    await removePostgres(postgresFolder);
    rmSync(dirname(postgresFolder), { recursive: true, force: true });
  }
}

function wanted(): readonly Fault[] {
  const names = values.only?.split(",");
  const known = new Set(everyFault.map(({ name }) => name));
  const unknown = names?.find((name) => !known.has(name));
  if (unknown !== undefined)
    throw new Stop(`There is no fault ${unknown}: --list shows them.`, `没有故障 ${unknown}：用 --list 查看。`);
  return everyFault.filter(({ name, runs }) => names?.includes(name) ?? (!values.short || runs.short > 0));
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new Stop(`--${option} takes a whole number.`, `--${option} 须为整数。`);
}

/** One line a fault; more only when a promise was broken. */
function tell({ name, what }: Fault, tally: Tally): void {
  const { median, worst } = spread(tally.recoveryMs);
  const parts = [
    `${tally.runs} runs`,
    `${tally.injected} injected`,
    `${tally.effects} effects`,
    `${tally.lost} lost`,
    `${tally.doubled} doubled`,
    `${tally.blind} blind`,
    ...(tally.needless > 0 ? [`${tally.needless} needless`] : []),
    ...(median === null ? [] : [`recovery ${median} ms, worst ${worst} ms`]),
    `${tally.seconds} s`,
  ];
  console.log(`${tally.broken.length === 0 ? "✓" : "✗"} ${name.padEnd(9)} ${what}: ${parts.join(" · ")}`);
  for (const note of tally.notes) console.log(`            ${note}`);
  if (tally.broken.length === 0) return;
  console.log(
    [`  seed ${tally.seed}`, ...tally.events.slice(-400), ...tally.broken].map((line) => `    ${line}`).join("\n"),
  );
}

function spread(recoveryMs: readonly number[]) {
  return { count: recoveryMs.length, median: medianOf(recoveryMs), worst: worstOf(recoveryMs) };
}
