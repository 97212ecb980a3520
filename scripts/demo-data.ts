import type { DemoDatabase } from "#scripts/demo-database.ts";
import { isEmpty } from "#scripts/demo-database.ts";
import { dataFolder, localEnvironment } from "#scripts/local-environment.ts";
import { portNear } from "#scripts/ports.ts";
import type { Processes } from "#scripts/processes.ts";

export async function demoEnvironment(database: DemoDatabase, appUrl: string): Promise<Record<string, string>> {
  const settings = {
    folder: dataFolder,
    appUrl,
    databaseUrl: database.appUrl,
    databaseOwnerUrl: database.ownerUrl,
    sandboxPort: await portNear(4700),
    sandboxControlPort: await portNear(4701),
  };
  return localEnvironment(settings, process.env);
}

/** Puts the invented merchants into a database in which nobody can sign in yet. */
export async function fillWhenEmpty(
  processes: Processes,
  database: DemoDatabase,
  environment: Record<string, string>,
): Promise<void> {
  if (!(await isEmpty(database))) return;
  console.log("写入演示数据…… Writing the demo data …");
  await processes.run("seed", ["scripts/seed.ts"], { ...process.env, ...environment });
}
