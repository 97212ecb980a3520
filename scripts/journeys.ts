import { rmSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { build } from "#scripts/build.ts";
import { dropDatabase, ensureDatabase, ensureRoles } from "#scripts/database.ts";
import { startHouse } from "#scripts/house.ts";
import { dataFolder, localEnvironment } from "#scripts/local-environment.ts";
import { migrate } from "#scripts/migrate.ts";
import { freePort } from "#scripts/ports.ts";
import { databaseUrl, startPostgres } from "#scripts/postgres.ts";
import { claim, type Processes } from "#scripts/processes.ts";
import { orStop } from "#scripts/stop.ts";
import { testPostgresFolder } from "#scripts/test-postgres.ts";
import { untilStopped } from "#scripts/until-stopped.ts";

const help = `node scripts/run.mjs scripts/journeys.ts [--port N]

The portal the browser journeys walk through: its own database and files in .data/journeys, new at every start, filled
with the demo data. Playwright starts it by itself and uses one that runs already.`;

const folder = join(dataFolder, "journeys");
const { values } = readArguments(help, { port: { type: "string", default: "3100" } });

async function journeys(): Promise<void> {
  const port = Number(values.port);
  const address = `http://localhost:${port}`;
  const remember = await claim(join(folder, "running.json"), address);
  for (const part of ["files", "sandbox"]) rmSync(join(folder, part), { recursive: true, force: true });
  await untilStopped(join(folder, "log"), async (processes) => {
    const environment = await freshEnvironment(address);
    await fill(processes, environment);
    const house = startHouse(processes, { environment, port, pages: "start" });
    remember(processes.pids);
    await house;
    await processes.broken;
  });
}

/** Nothing of the person's own environment goes into a test. */
async function freshEnvironment(appUrl: string): Promise<Record<string, string>> {
  const postgres = await startPostgres({ folder: testPostgresFolder, throwAway: true });
  await ensureRoles(postgres);
  await dropDatabase(postgres, "buchuan_journeys");
  await ensureDatabase(postgres, "buchuan_journeys");
  const settings = {
    folder,
    appUrl,
    databaseUrl: databaseUrl(postgres, "buchuan_app", "buchuan_journeys"),
    databaseOwnerUrl: databaseUrl(postgres, "buchuan_owner", "buchuan_journeys"),
    sandboxPort: await freePort(),
    sandboxControlPort: await freePort(),
  };
  return { ...localEnvironment(settings, {}), ...hurry };
}

/** A journey does not wait for the bureau's pace; the demo does. */
const hurry = { RELEASE_SECONDS: "10", POLL_SECONDS: "1", QUIET_SECONDS: "15", RETRY_SECONDS: "1", TRIAL_SECONDS: "2" };

async function fill(processes: Processes, environment: Record<string, string>): Promise<void> {
  const env = { ...process.env, ...environment };
  await migrate(environment.DATABASE_OWNER_URL ?? "");
  await processes.run("seed", ["scripts/seed.ts"], env);
  await build(processes, env);
}

await orStop(journeys);
process.exit();
