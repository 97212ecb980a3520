import { Processes } from "#scripts/processes.ts";

/**
 * Does `act`, until it is done or somebody stops it: Ctrl-C, SIGTERM, the terminal closing. Whatever happens, all that
 * was started is ended.
 */
export async function untilStopped(logFolder: string, act: (processes: Processes) => Promise<void>): Promise<void> {
  const processes = new Processes(logFolder);
  try {
    await Promise.race([stopSignal(), act(processes)]);
  } finally {
    await processes.stopAll();
  }
}

function stopSignal(): Promise<void> {
  return new Promise<void>((done) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => done());
  }).then(() => console.log("\n正在停止…… Stopping …"));
}
