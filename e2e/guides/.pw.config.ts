import base from "../../playwright.config.ts";
export default {
  ...base,
  testDir: ".",
  outputDir: "/tmp/guides/results",
  webServer: undefined,
  workers: 1,
  reporter: "line",
  use: { ...base.use, baseURL: process.env.AT ?? "http://localhost:3100" },
};
