import { rmSync } from "node:fs";
import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { dropDatabase } from "#scripts/database.ts";
import { demoEnvironment, fillWhenEmpty } from "#scripts/demo-data.ts";
import { demoDatabase } from "#scripts/demo-database.ts";
import { localDatabase } from "#scripts/local-database.ts";
import { dataFolder } from "#scripts/local-environment.ts";
import { claim } from "#scripts/processes.ts";
import { orStop, Stop } from "#scripts/stop.ts";
import { untilStopped } from "#scripts/until-stopped.ts";

const help = `npm run reset

Throws the demo's data away (database, files, the sandbox bureau's books) and makes it anew.
Only the embedded database: one of your own, named by DATABASE_URL, is not touched.`;

readArguments(help, {});
await orStop(reset);
process.exit();

async function reset(): Promise<void> {
  if (process.env.DATABASE_URL) {
    throw new Stop(
      "DATABASE_URL is set: npm run reset only makes the embedded demo database anew.",
      "已设置 DATABASE_URL：npm run reset 只重建内置的演示数据库。",
    );
  }
  await claim(join(dataFolder, "running.json"), "npm run reset");
  const { postgres } = await localDatabase(console.log);
  await dropDatabase(postgres, "buchuan");
  for (const folder of ["files", "sandbox"]) rmSync(join(dataFolder, folder), { recursive: true, force: true });
  await untilStopped(join(dataFolder, "log"), async (processes) => {
    const database = await demoDatabase(processes);
    await fillWhenEmpty(processes, database, await demoEnvironment(database, "http://localhost:3000"));
    console.log("演示数据已重建。 The demo data is new.");
  });
}
