import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** One process at a time: two test runs may start the same server. A lock of a process that is gone is taken over. */
export async function exclusively<Result>(lockFile: string, act: () => Promise<Result>): Promise<Result> {
  mkdirSync(dirname(lockFile), { recursive: true });
  while (!take(lockFile)) await wait(100);
  try {
    return await act();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function take(lockFile: string): boolean {
  try {
    writeFileSync(lockFile, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const holder = holderOf(lockFile);
  if (holder && !isAlive(holder)) rmSync(lockFile, { force: true });
  return false;
}

/** 0 while the holder has not written its number yet, or has just gone. */
function holderOf(lockFile: string): number {
  try {
    return Number(readFileSync(lockFile, "utf8"));
  } catch {
    return 0;
  }
}
