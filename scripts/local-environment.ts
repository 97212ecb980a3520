import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";

export const dataFolder = join(import.meta.dirname, "..", ".data");

export interface LocalSettings {
  /** Where web, sandbox and files of this run are; `.data` for the demo. */
  folder: string;
  appUrl: string;
  databaseUrl: string;
  databaseOwnerUrl: string;
  sandboxPort: number;
  sandboxControlPort: number;
}

/**
 * The environment of a demo, written to `<folder>/env` (mode 600) so that other handles find the same database.
 * Secrets are made once and kept; what is `given` from outside wins.
 */
export function localEnvironment(
  settings: LocalSettings,
  given: Record<string, string | undefined>,
): Record<string, string> {
  const { folder } = settings;
  const file = join(folder, "env");
  const kept = existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
  const sm4Key = given.LEQI_SM4_KEY ?? kept.LEQI_SM4_KEY ?? randomBytes(16).toString("hex");
  const environment = {
    DATABASE_URL: settings.databaseUrl,
    DATABASE_OWNER_URL: settings.databaseOwnerUrl,
    APP_URL: given.APP_URL ?? settings.appUrl,
    AUTH_SECRET: given.AUTH_SECRET ?? kept.AUTH_SECRET ?? randomBytes(32).toString("base64url"),
    EVIDENCE_KEY: given.EVIDENCE_KEY ?? kept.EVIDENCE_KEY ?? randomBytes(32).toString("hex"),
    FILES_DIR: given.FILES_DIR ?? join(folder, "files"),
    LEQI_URL: given.LEQI_URL ?? `http://127.0.0.1:${settings.sandboxPort}`,
    LEQI_SM4_KEY: sm4Key,
    LEQI_USER_ID: given.LEQI_USER_ID ?? "91110105MA09XX013J",
    LEQI_PLATFORM: given.LEQI_PLATFORM ?? "SANDBOX",
    PRACTICE_URL: given.PRACTICE_URL ?? `http://127.0.0.1:${settings.sandboxPort}`,
    PRACTICE_SM4_KEY: given.PRACTICE_SM4_KEY ?? sm4Key,
    BAIWANG_URL: given.BAIWANG_URL ?? `http://127.0.0.1:${settings.sandboxPort}`,
    BAIWANG_APP_KEY: given.BAIWANG_APP_KEY ?? "buchuan-demo",
    BAIWANG_APP_SECRET: given.BAIWANG_APP_SECRET ?? kept.BAIWANG_APP_SECRET ?? randomBytes(16).toString("hex"),
    BAIWANG_USER: given.BAIWANG_USER ?? "buchuan-demo",
    BAIWANG_PASSWORD: given.BAIWANG_PASSWORD ?? kept.BAIWANG_PASSWORD ?? randomBytes(16).toString("hex"),
    BAIWANG_SALT: given.BAIWANG_SALT ?? kept.BAIWANG_SALT ?? randomBytes(16).toString("hex"),
    SANDBOX_PORT: String(settings.sandboxPort),
    SANDBOX_CONTROL_PORT: String(settings.sandboxControlPort),
    SANDBOX_DIR: join(folder, "sandbox"),
  };
  mkdirSync(folder, { recursive: true });
  const lines = Object.entries(environment).map(([key, value]) => `${key}=${value}\n`);
  writeFileSync(file, lines.join(""), { mode: 0o600 });
  return environment;
}
