import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { demoEnvironment, fillWhenEmpty } from "#scripts/demo-data.ts";
import { demoDatabase } from "#scripts/demo-database.ts";
import { startHouse } from "#scripts/house.ts";
import { dataFolder } from "#scripts/local-environment.ts";
import { mustBeFree } from "#scripts/ports.ts";
import { claim } from "#scripts/processes.ts";
import { orStop } from "#scripts/stop.ts";
import { untilStopped } from "#scripts/until-stopped.ts";

const help = `npm run dev [-- --port N]

As npm run demo, with pages compiled as they are asked for and reloaded as their files change. Worker and sandbox bureau
start again when their files change.

  --port N   where the pages are; also PORT=N; default 3000`;

const { values } = readArguments(help, { port: { type: "string" } });
await orStop(dev);
process.exit();

async function dev(): Promise<void> {
  const port = Number(values.port ?? (process.env.PORT || 3000));
  const address = `http://localhost:${port}`;
  const remember = await claim(join(dataFolder, "running.json"), address);
  await mustBeFree(port);
  await untilStopped(join(dataFolder, "log"), async (processes) => {
    const database = await demoDatabase(processes);
    const environment = await demoEnvironment(database, address);
    await fillWhenEmpty(processes, database, environment);
    const house = startHouse(processes, { environment, port, pages: "dev" });
    remember(processes.pids);
    await house;
    console.log(`\n  ${address}\n  日志 Logs: .data/log · Ctrl-C\n`);
    await processes.broken;
  });
}
