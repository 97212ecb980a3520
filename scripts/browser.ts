import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

export interface Browser {
  /** For people: which one was taken. */
  what: string;
  /** Absent: Playwright's own. */
  executablePath?: string;
  args: string[];
}

/** A Chromium for the journeys: Playwright's own when it is installed, else the system's, else the packaged one. */
export async function findBrowser(): Promise<Browser> {
  if (existsSync(chromium.executablePath())) return { what: "Playwright's own Chromium", args: quiet };
  const system = names
    .flatMap((name) => onPath(name))
    .concat(applications)
    .find(existsSync);
  if (system) return { what: system, executablePath: system, args: quiet };
  const { default: packaged } = await import("@sparticuz/chromium");
  return {
    what: "@sparticuz/chromium",
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...quiet],
  };
}

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** As root and in containers there is no sandbox to be had, and a browser that phones home slows the journeys. */
const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function onPath(name: string): string[] {
  return (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name));
}
