import { execFile, execFileSync } from "node:child_process";
import { cpSync, existsSync, rmSync, symlinkSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

const root = join(import.meta.dirname, "..");
const folder = join(root, ".data", "faults", "old");

/** The code before the newest migration, in a worktree of its own, able to run. Needs the history of the repository. */
export type OldVersion = {
  readonly root: string;
  readonly commit: string;
  /** Runs one of its programs to the end. @returns what it said */
  readonly run: (program: string, args?: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

export async function checkOutOldVersion(): Promise<OldVersion> {
  const newest = (await Array.fromAsync(glob("*/migration.sql", { cwd: join(root, "prisma", "migrations") })))
    .sort()
    .at(-1);
  const added = git("log", "-1", "--format=%H", "--diff-filter=A", "--", `prisma/migrations/${newest}`);
  const commit = git("rev-parse", added === "" ? "HEAD" : `${added}^`);
  remove();
  git("worktree", "add", "--detach", folder, commit);
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  cpSync(join(import.meta.dirname, "hand-in.ts"), join(folder, "faults", "hand-in.ts"));
  await run("scripts/generate.ts");
  return { root: folder, commit, run, remove };
}

/** Without holding up this process, whose bureau has to answer meanwhile. */
async function run(program: string, args: readonly string[] = []): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [program, ...args], { cwd: folder });
  return stdout;
}

function remove(): void {
  if (existsSync(folder)) rmSync(folder, { recursive: true });
  git("worktree", "prune");
}

function git(...args: string[]): string {
  return execFileSync("git", args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
}
