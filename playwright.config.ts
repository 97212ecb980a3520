import { defineConfig } from "@playwright/test";
import { findBrowser } from "#scripts/browser.ts";

const port = process.env.JOURNEYS_PORT ?? "3100";
const { what: _, ...launchOptions } = await findBrowser();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.test.ts",
  outputDir: ".data/journeys/results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  use: {
    baseURL: `http://localhost:${port}`,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    viewport: { width: 1280, height: 800 },
    screenshot: "only-on-failure",
    launchOptions,
  },
  webServer: {
    command: `node scripts/run.mjs scripts/journeys.ts --port ${port}`,
    url: `http://localhost:${port}/readyz?worker`,
    reuseExistingServer: process.env.JOURNEYS_PORT === undefined,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "pipe",
  },
});
