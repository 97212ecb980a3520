import { afterAll, beforeAll } from "vitest";
import { demoAccount } from "#sandbox/baiwang/account.ts";
import { type Sandbox, startSandbox } from "#sandbox/start-sandbox.ts";
import { type BureauControl, bureauControl } from "#scripts/bureau-control.ts";

/** A sandbox bureau of the test file's own, in memory, where the file's environment points. It answers at once. */
export function testBureau(): BureauControl {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({
      dir: ":memory:",
      port: 0,
      controlPort: 0,
      sm4Key: process.env.LEQI_SM4_KEY ?? "",
      settings: { processingMs: 0, queryLagMs: 0 },
    });
    process.env.LEQI_URL = sandbox.url;
    process.env.PRACTICE_URL = sandbox.url;
    process.env.PRACTICE_SM4_KEY = process.env.LEQI_SM4_KEY;
    Object.assign(process.env, {
      BAIWANG_URL: sandbox.url,
      BAIWANG_APP_KEY: demoAccount.appKey,
      BAIWANG_APP_SECRET: demoAccount.secret,
      BAIWANG_USER: demoAccount.username,
      BAIWANG_PASSWORD: demoAccount.password,
      BAIWANG_SALT: demoAccount.salt,
    });
  });
  afterAll(() => sandbox.close());
  return bureauControl(() => sandbox.controlUrl);
}
