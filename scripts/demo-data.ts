import { withClient } from "#scripts/database.ts";
import type { DemoDatabase } from "#scripts/demo-database.ts";
import { dataFolder, localEnvironment } from "#scripts/local-environment.ts";
import { portNear } from "#scripts/ports.ts";
import type { Processes } from "#scripts/processes.ts";
import { Stop } from "#scripts/stop.ts";

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

/** Puts the invented merchants into an empty database. Says so when an earlier filling was cut short. */
export async function fillWhenEmpty(
  processes: Processes,
  database: DemoDatabase,
  environment: Record<string, string>,
): Promise<void> {
  const fill = await fillOf(database);
  if (fill === "whole") return;
  if (fill === "half") throw halfFilled();
  console.log("写入演示数据…… Writing the demo data …");
  await processes.run("seed", ["scripts/seed.ts"], { ...process.env, ...environment });
  await markWhole(database);
}

const mark = "demo data whole";

async function fillOf(database: DemoDatabase): Promise<"empty" | "half" | "whole"> {
  return withClient(database.ownerUrl, async (client) => {
    const { rows } = await client.query<{ marked: boolean; begun: boolean }>(
      `SELECT obj_description('public'::regnamespace) = $1 AS marked, EXISTS (SELECT FROM account) AS begun`,
      [mark],
    );
    if (rows[0]?.marked) return "whole";
    return rows[0]?.begun ? "half" : "empty";
  });
}

async function markWhole(database: DemoDatabase): Promise<void> {
  await withClient(database.ownerUrl, (client) => client.query(`COMMENT ON SCHEMA public IS '${mark}'`));
}

function halfFilled(): Stop {
  return new Stop(
    "The demo data was cut short while it was written: npm run reset makes it anew.",
    "演示数据上次没有写完：请运行 npm run reset 重建。",
  );
}
