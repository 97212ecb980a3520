import { spawn } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

export interface Step {
  name: string;
  /** A JavaScript file from the root, run by this Node. */
  program: string;
  args: string[];
  env?: Record<string, string>;
}

/** Runs one step in the open and says how long it took. True when it succeeded. */
export async function runStep({ name, program, args, env }: Step): Promise<boolean> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, ...env },
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} ${seconds} s`);
  return code === 0;
}
