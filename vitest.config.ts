import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          // next-intl imports "next/server" without its ending, which only a bundler resolves.
          server: { deps: { inline: ["next-intl"] } },
          include: [
            "*.test.ts",
            "{domain,content,messages,i18n,components,app,sandbox,scripts}/**/*.test.{ts,tsx}",
            "faults/bad-input/**/*.test.ts",
          ],
        },
      },
      {
        test: {
          name: "integration",
          include: ["{server,worker,faults,prisma}/**/*.test.ts"],
          exclude: [...configDefaults.exclude, "server/generated/**", "faults/bad-input/**"],
          globalSetup: "scripts/integration/global.ts",
          setupFiles: "scripts/integration/each-file.ts",
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
