import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type BaiwangAccount, demoAccount } from "#sandbox/baiwang/account.ts";
import { createClock } from "#sandbox/clock.ts";
import { controlListener } from "#sandbox/control/listen.ts";
import { processUploads } from "#sandbox/judging/process-uploads.ts";
import { openOffice } from "#sandbox/office.ts";
import type { Settings } from "#sandbox/settings.ts";
import { wireListener } from "#sandbox/wire/listen.ts";

export type SandboxOptions = {
  /** Folder of its own file, or `:memory:`. */
  readonly dir: string;
  /** 0 = any free port. */
  readonly port: number;
  readonly controlPort: number;
  /** 32 hex digits. */
  readonly sm4Key: string;
  /** Loopback unless given. */
  readonly host?: string;
  readonly settings?: Partial<Settings>;
  /** The account of 百望 it knows; the demo's unless given. */
  readonly baiwang?: BaiwangAccount;
  /** All that looks random comes from it; 0 unless given. */
  readonly seed?: number;
};

export type Sandbox = {
  /** Where the connectors point: `/access/v2/invoke` is 乐企, `/router/rest` is 百望. */
  readonly url: string;
  readonly controlUrl: string;
  /** Stops listening, cuts what is open, closes the file. */
  readonly close: () => Promise<void>;
};

const tickMs = 200;

/** Starts the stand-in bureau: both wires on one port, its control and its desk on another. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { dir, sm4Key, host = "127.0.0.1", settings = {}, baiwang = demoAccount, seed = 0 } = options;
  const office = openOffice({ dir, sm4Key, baiwang, seed, settings, clock: createClock() });
  const wire = await listen(wireListener(office), options.port, host);
  const control = await listen(controlListener(office), options.controlPort, host);
  const tick = setInterval(processUploads, tickMs, office).unref();

  async function close(): Promise<void> {
    clearInterval(tick);
    await Promise.all([shut(wire), shut(control)]);
    office.db.close();
  }

  return { url: urlOf(wire, host), controlUrl: urlOf(control, host), close };
}

async function listen(listener: RequestListener, port: number, host: string): Promise<Server> {
  const server = createServer(listener);
  server.listen(port, host);
  await once(server, "listening");
  return server;
}

async function shut(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}

function urlOf(server: Server, host: string): string {
  return `http://${host.includes(":") ? `[${host}]` : host}:${(server.address() as AddressInfo).port}`;
}
