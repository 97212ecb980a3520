import { join } from "node:path";
import { readArguments } from "#scripts/arguments.ts";
import { build } from "#scripts/build.ts";
import { demoAccounts, demoPassword } from "#scripts/demo-accounts.ts";
import { demoEnvironment, fillWhenEmpty } from "#scripts/demo-data.ts";
import { demoDatabase } from "#scripts/demo-database.ts";
import { startHouse } from "#scripts/house.ts";
import { dataFolder } from "#scripts/local-environment.ts";
import { mustBeFree } from "#scripts/ports.ts";
import { claim } from "#scripts/processes.ts";
import { orStop } from "#scripts/stop.ts";
import { untilStopped } from "#scripts/until-stopped.ts";

const help = `npm run demo [-- --port N]

Starts the whole portal on this machine: PostgreSQL, the sandbox bureau, the worker and the web pages, with invented
merchants to look at. The data stays in .data from one start to the next; npm run reset makes it anew. Ctrl-C stops all.

  --port N   where the pages are; also PORT=N; default 3000
  DATABASE_URL, DATABASE_OWNER_URL   a PostgreSQL of your own instead of the embedded one (docs/operations.md)`;

const { values } = readArguments(help, { port: { type: "string" } });
await orStop(demo);
process.exit();

async function demo(): Promise<void> {
  const port = Number(values.port ?? (process.env.PORT || 3000));
  const address = `http://localhost:${port}`;
  const remember = await claim(join(dataFolder, "running.json"), address);
  await mustBeFree(port);
  await untilStopped(join(dataFolder, "log"), async (processes) => {
    const database = await demoDatabase(processes);
    const environment = await demoEnvironment(database, address);
    await fillWhenEmpty(processes, database, environment);
    console.log("页面构建中，首次约需一分钟…… Building the pages; the first time takes about a minute …");
    await build(processes, { ...process.env, ...environment });
    const house = startHouse(processes, { environment, port, pages: "start" });
    remember(processes.pids);
    await house;
    welcome(address);
    await processes.broken;
  });
}

function welcome(address: string): void {
  const accounts = demoAccounts.map(({ signInName, title }) => `    ${signInName.padEnd(16)} ${title}`);
  console.log(`
  补传已就绪 Buchuan is running
    ${address}

  演示账号 Demo accounts · 密码均为 the password of all: ${demoPassword}
${accounts.join("\n")}

  日志 Logs: .data/log · 按 Ctrl-C 停止 Press Ctrl-C to stop
`);
}
