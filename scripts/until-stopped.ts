import { type DemoDatabase, demoDatabase } from "#scripts/demo-database.ts";
import { Processes } from "#scripts/processes.ts";

/**
 * Brings the database up and does `act`, until it is done or somebody stops it: Ctrl-C, SIGTERM, the terminal closing.
 * Whatever happens, all that was started is ended, the database last.
 */
export async function untilStopped(
  logFolder: string,
  act: (processes: Processes, database: DemoDatabase) => Promise<void>,
): Promise<void> {
  const processes = new Processes(logFolder);
  let database: DemoDatabase | undefined;
  const running = async () => {
    database = await demoDatabase(console.log);
    await act(processes, database);
  };
  try {
    await Promise.race([stopSignal(), running()]);
  } finally {
    await processes.stopAll();
    database?.stop();
  }
}

function stopSignal(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        console.log("\n正在停止…… Stopping …");
        done();
      });
    }
  });
}
