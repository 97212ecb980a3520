import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { Stop } from "#scripts/stop.ts";

export async function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** Whether nobody listens there; without a host, on any interface. */
export async function isFree(port: number, host?: string): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once("error", () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });
}

/** The wanted port when it is free, else any; 0 is any. */
export async function portNear(wanted: number): Promise<number> {
  return wanted !== 0 && (await isFree(wanted, "127.0.0.1")) ? wanted : freePort();
}

export async function mustBeFree(port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Stop(`--port takes a number from 1 to 65535.`, "--port 须为 1 至 65535 的整数。");
  }
  if (await isFree(port)) return;
  await wait(1000); // A process just killed may hold it for another moment.
  if (await isFree(port)) return;
  throw new Stop(
    `Port ${port} is taken: choose another, as in npm run demo -- --port ${port + 1}.`,
    `端口 ${port} 已被占用：请换一个，例如 npm run demo -- --port ${port + 1}。`,
  );
}
