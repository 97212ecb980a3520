import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join } from "node:path";
import type { Processes } from "#scripts/processes.ts";

const root = join(import.meta.dirname, "..");
const stampFile = join(root, ".next", "source.sha256");
const sources = [
  "{app,components,content,domain,i18n,messages,server}/**/*",
  "{proxy,instrumentation,next.config}.ts",
  "{package-lock.json,postcss.config.mjs,tsconfig.json}",
];

/** `next build`, when anything it reads has changed since the last one. Returns whether it built. */
export async function build(processes: Processes, env: NodeJS.ProcessEnv): Promise<boolean> {
  const stamp = await sourceStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === stamp) return false;
  rmSync(stampFile, { force: true });
  await processes.run("build", ["node_modules/next/dist/bin/next", "build"], { ...env, NODE_ENV: "production" });
  writeFileSync(stampFile, stamp);
  return true;
}

async function sourceStamp(): Promise<string> {
  const hash = createHash("sha256");
  const files = await Array.fromAsync(glob(sources, { cwd: root, withFileTypes: true }));
  const paths = files.filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name));
  for (const path of paths.filter((path) => !/\.test\.tsx?$/.test(path)).sort())
    hash.update(path).update(readFileSync(path));
  return hash.digest("hex");
}
