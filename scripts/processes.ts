import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { Stop } from "#scripts/stop.ts";

const root = join(import.meta.dirname, "..");

export interface Running {
  pid: number;
  address: string;
  children: number[];
}

/**
 * The processes of one demo, development or test run. Each is a group of its own, so that Ctrl-C reaches only the
 * script that started them, and it can end them in order: web, worker, sandbox.
 */
export class Processes {
  /** Rejects when a started process ends by itself. */
  readonly broken: Promise<never>;
  readonly #children = new Map<string, ChildProcess>();
  readonly #logFolder: string;
  #break: (reason: Error) => void = () => {};
  #atEnd: (() => void)[] = [];
  #stopping = false;

  constructor(logFolder: string) {
    this.#logFolder = logFolder;
    this.broken = new Promise((_, fail) => {
      this.#break = fail;
    });
    this.broken.catch(() => {});
    mkdirSync(logFolder, { recursive: true });
  }

  /** Starts one that shall run until `stopAll`; its output goes to `<name>.log`. */
  start(name: string, args: string[], env: NodeJS.ProcessEnv): void {
    const child = this.#spawn(name, args, env);
    child.once("exit", (code, signal) => {
      this.#children.delete(name);
      if (!this.#stopping) this.#break(this.#failure(name, `${code ?? signal}`));
    });
  }

  /** Runs one to its end. Throws with the end of its output when it fails. */
  async run(name: string, args: string[], env: NodeJS.ProcessEnv): Promise<void> {
    const child = this.#spawn(name, args, env);
    const code = await new Promise((done) => child.once("close", done));
    this.#children.delete(name);
    if (code !== 0 || this.#stopping) throw this.#failure(name, `${code}`);
  }

  /** What to do after all have ended: the database goes last. */
  atEnd(act: () => void): void {
    this.#atEnd.push(act);
  }

  async stopAll(): Promise<void> {
    this.#stopping = true;
    for (const child of [...this.#children.values()].reverse()) await end(child);
    for (const act of this.#atEnd.splice(0).reverse()) act();
  }

  get pids(): number[] {
    return [...this.#children.values()].flatMap((child) => child.pid ?? []);
  }

  #spawn(name: string, args: string[], env: NodeJS.ProcessEnv): ChildProcess {
    if (this.#stopping) throw new Error(`${name} comes too late: everything is being stopped`);
    const log = openSync(this.#logFile(name), "w");
    const child = spawn(process.execPath, args, { cwd: root, env, detached: true, stdio: ["ignore", log, log] });
    closeSync(log);
    this.#children.set(name, child);
    return child;
  }

  #failure(name: string, how: string): Stop {
    const lines = readFileSync(this.#logFile(name), "utf8").trim().split("\n").slice(-20).join("\n");
    return new Stop(
      `${name} ended by itself (${how}). Its last lines:\n${lines}`,
      `${name} 意外结束（${how}），末尾日志见下。`,
    );
  }

  #logFile(name: string): string {
    return join(this.#logFolder, `${name}.log`);
  }
}

/** Remembers what runs, so that a second start is told so, and what a killed one left behind is ended. */
export async function claim(noteFile: string, address: string): Promise<(children: number[]) => void> {
  const before: Running | null = existsSync(noteFile) ? JSON.parse(readFileSync(noteFile, "utf8")) : null;
  if (before && before.pid !== process.pid && commandOf(before.pid).includes("scripts/")) {
    throw new Stop(
      `It already runs at ${before.address} (process ${before.pid}).`,
      `已在运行：${before.address}（进程 ${before.pid}）。`,
    );
  }
  for (const pid of before?.children ?? []) await endLeftOver(pid);
  process.once("exit", () => rmSync(noteFile, { force: true }));
  const write = (children: number[]) => {
    mkdirSync(dirname(noteFile), { recursive: true });
    writeFileSync(noteFile, JSON.stringify({ pid: process.pid, address, children } satisfies Running));
  };
  write([]);
  return write;
}

async function endLeftOver(pid: number): Promise<void> {
  if (!/next|worker\/main\.ts|sandbox\/main\.ts/.test(commandOf(pid))) return;
  killGroup(pid, "SIGKILL");
  while (commandOf(pid) !== "") await wait(50);
}

/** SIGTERM, and SIGKILL after 15 seconds. */
async function end(child: ChildProcess): Promise<void> {
  if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
  const pid = child.pid;
  const ended = new Promise((done) => child.once("exit", done));
  killGroup(pid, "SIGTERM");
  const patience = setTimeout(() => killGroup(pid, "SIGKILL"), 15_000);
  await ended;
  clearTimeout(patience);
}

function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function commandOf(pid: number): string {
  try {
    process.kill(pid, 0);
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return "";
  }
}
