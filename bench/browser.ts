import { execFile } from "node:child_process";
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { type Bench, median, ratio } from "#bench/bench.ts";
import { benchMerchant, invoiceTable, type TableEncoding } from "#bench/invoice-table.ts";
import { findBrowser } from "#scripts/browser.ts";
import { build } from "#scripts/build.ts";
import { freePort } from "#scripts/ports.ts";
import { Processes } from "#scripts/processes.ts";
import { createAccount } from "#server/accounts/create-account.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";

const encodings = ["utf-8", "gb18030"] as const satisfies TableEncoding[];
const account = { signInName: "bench", password: "bench-of-the-browser-2026" };
const megabyte = 1024 * 1024;
const slowdown = 4;
const fewRows = 5_000;

/**
 * A table chosen on the real page of a production build, until its preview stands there: against the same reader in Node
 * and against papaparse on the main thread; the longest task of the main thread; and the memory of the page's process.
 * Every run has a page, a worker and a Node process of its own, so none of them is warm.
 */
export const browser: Bench = async (_database, { rows = 100_000, runs }) => {
  const folder = mkdtempSync(join(tmpdir(), "buchuan-bench-browser-"));
  const processes = new Processes(join(folder, "log"));
  const { what, ...launchOptions } = await findBrowser();
  console.error(what);
  const chromiumBrowser = await chromium.launch(launchOptions);
  try {
    const address = await startPages(processes);
    const open = await signedIn(chromiumBrowser, address);
    const figures: Record<string, number> = { rows };
    const ratios: Record<string, number> = {};
    for (const encoding of encodings) {
      const path = await writeTable(folder, rows, encoding);
      const times = { preview: [] as number[], node: [] as number[], papaparse: [] as number[] };
      for (let run = 0; run < runs; run++) {
        times.preview.push(await withPage(open, (page) => previewMs(page, path)));
        times.node.push(await nodeMs(path));
        times.papaparse.push(await withPage(open, (page) => papaparseMs(page, path, encoding)));
      }
      const [preview, node, papaparse] = [median(times.preview), median(times.node), median(times.papaparse)];
      Object.assign(figures, {
        [`${encoding} preview`]: preview,
        [`${encoding} node`]: node,
        [`${encoding} papaparse on the main thread`]: papaparse,
        [`${encoding} longest main-thread task`]: await withPage(open, (page) =>
          longestTaskMs(chromiumBrowser, page, path),
        ),
        [`${encoding} added memory MiB`]: await addedMemory(launchOptions, address, path),
      });
      ratios[`${encoding} preview / node`] = ratio(preview, node);
      ratios[`${encoding} preview / papaparse`] = ratio(preview, papaparse);
    }
    const few = await writeTable(folder, fewRows, "utf-8");
    figures[`${fewRows} rows`] = await withPage(open, (page) => previewMs(page, few));
    figures[`${fewRows} rows, main thread slowed ${slowdown}×`] = await withPage(open, async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
      return previewMs(page, few);
    });
    return { figures, ratios };
  } finally {
    await chromiumBrowser.close();
    await processes.stopAll();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** The pages of the last build, with a merchant whose rows they are; neither worker nor bureau, for nothing is sent. */
async function startPages(processes: Processes): Promise<string> {
  const context = await registerMerchant(benchMerchant, "bench");
  await createAccount(context, { ...account, name: "店主", role: "owner" });
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const env = { ...process.env, APP_URL: address, NODE_ENV: "production" } as NodeJS.ProcessEnv;
  await build(processes, env);
  processes.start("web", ["node_modules/next/dist/bin/next", "start", "--port", String(port)], env);
  for (let tries = 0; tries < 240; tries++) {
    if ((await fetch(`${address}/sign-in`).catch(() => null))?.ok) return address;
    await wait(250);
  }
  throw new Error("the pages were not ready within a minute");
}

type OpenPage = () => Promise<Page>;

async function signedIn(chromiumBrowser: Browser, address: string): Promise<OpenPage> {
  const context = await chromiumBrowser.newContext({ baseURL: address, locale: "zh-CN" });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.fill("#signInName", account.signInName);
  await page.fill("#password", account.password);
  await page.press("#password", "Enter");
  await page.waitForURL((url) => !url.pathname.includes("sign-in"));
  await page.close();
  return async () => {
    const fresh = await context.newPage();
    await fresh.goto("/batches/new");
    await fresh.waitForFunction(() => document.querySelector<HTMLInputElement>("#file")?.multiple);
    return fresh;
  };
}

async function withPage<Figure>(open: OpenPage, measure: (page: Page) => Promise<Figure>): Promise<Figure> {
  const page = await open();
  try {
    return await measure(page);
  } finally {
    await page.close();
  }
}

/** From the choice of the file in its dialog to the sentence that says what is in it, by the page's own clock. */
async function previewMs(page: Page, path: string): Promise<number> {
  await page.evaluate(() => {
    const state = { from: 0, to: 0 };
    Object.assign(globalThis, { previewed: state });
    document.querySelector("#file")?.addEventListener(
      "change",
      () => {
        state.from = performance.now();
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (state.to === 0 && /¥/.test(document.querySelector("main h2")?.textContent ?? ""))
        state.to = performance.now();
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  const chooser = page.waitForEvent("filechooser");
  const reader = page.waitForEvent("worker");
  await page.locator("label[for=file]").last().click();
  await reader;
  await (await chooser).setFiles(path);
  const handle = await page.waitForFunction(
    () => {
      const { previewed } = globalThis as unknown as { previewed: { from: number; to: number } };
      return previewed.to > 0 ? previewed.to - previewed.from : null;
    },
    null,
    { timeout: 120_000 },
  );
  return (await handle.jsonValue()) ?? Number.NaN;
}

const readerInNode = `
  const { openAsBlob, statSync } = await import("node:fs");
  const { previewTable } = await import("#domain/preview/preview-table.ts");
  const [path, ground] = [process.argv[1], JSON.parse(process.argv[2])];
  const { sha256 } = await import("@noble/hashes/sha2.js");
  const blob = await openAsBlob(path);
  async function* stream() {
    const hash = sha256.create();
    for await (const piece of blob.stream()) {
      hash.update(piece);
      yield piece;
    }
    hash.digest();
  }
  const start = performance.now();
  await previewTable({ size: statSync(path).size, stream }, { choice: {}, ground });
  console.log(performance.now() - start);`;

async function nodeMs(path: string): Promise<number> {
  const { taxpayerId, name } = benchMerchant;
  const ground = { merchantTaxpayerId: taxpayerId, merchantName: name, today: "2026-11-22" };
  const args = ["--input-type=module", "-e", readerInNode, path, JSON.stringify(ground)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: join(import.meta.dirname, "..") });
  return Number(stdout);
}

/** What a page without a worker would do: header objects, on the thread that also has to draw. */
async function papaparseMs(page: Page, path: string, encoding: TableEncoding): Promise<number> {
  const source = readFileSync(createRequire(import.meta.url).resolve("papaparse/papaparse.min.js"), "utf8");
  await page.goto("about:blank");
  await page.setContent('<input type="file" id="file">');
  await page.addScriptTag({ content: source });
  await page.setInputFiles("#file", path);
  return page.evaluate(
    (charset) =>
      new Promise<number>((resolve) => {
        const file = document.querySelector<HTMLInputElement>("#file")?.files?.[0];
        const { Papa } = globalThis as unknown as { Papa: { parse: (file: unknown, options: object) => void } };
        const start = performance.now();
        const complete = () => resolve(performance.now() - start);
        Papa.parse(file, { header: true, skipEmptyLines: true, encoding: charset, complete });
      }),
    encoding,
  );
}

type TraceEvent = { name: string; ph: string; tdur?: number; pid: number; tid: number; args?: { name?: string } };

/**
 * By Chromium's own trace: the longest task of the page's main thread from the choice of the file to its preview, in the
 * time it had the processor, so that what else the machine does is not counted.
 */
async function longestTaskMs(chromiumBrowser: Browser, page: Page, path: string): Promise<number> {
  await chromiumBrowser.startTracing(page, { categories: ["toplevel", "__metadata"] });
  await previewMs(page, path);
  const { traceEvents } = JSON.parse((await chromiumBrowser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mainThreads = new Set(
    traceEvents
      .filter(({ name, args }) => name === "thread_name" && args?.name === "CrRendererMain")
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ pid, tid }) => mainThreads.has(`${pid} ${tid}`));
  return median([Math.max(0, ...tasks.map(({ tdur = 0 }) => tdur)) / 1_000]);
}

/** The most that the page's process, its worker included, held beyond what it held before; Linux only. */
async function addedMemory(launchOptions: object, address: string, path: string): Promise<number> {
  const own = await chromium.launch(launchOptions);
  try {
    const open = await signedIn(own, address);
    const page = await open();
    const session = await own.newBrowserCDPSession();
    const renderers = async () => {
      const { processInfo } = await session.send("SystemInfo.getProcessInfo");
      return processInfo.filter(({ type }) => type === "renderer").map(({ id }) => id);
    };
    const before = residentMiB(await renderers());
    let peak = before;
    let isDone = false;
    const reading = previewMs(page, path).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      peak = Math.max(peak, residentMiB(await renderers()));
      await wait(20);
    }
    await reading;
    return median([peak - before]);
  } finally {
    await own.close();
  }
}

function residentMiB(pids: readonly number[]): number {
  return pids.map(residentBytes).reduce((sum, bytes) => sum + bytes, 0) / megabyte;
}

function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]);
    return pages * 4096;
  } catch {
    return 0;
  }
}

async function writeTable(folder: string, rows: number, encoding: TableEncoding): Promise<string> {
  const path = join(folder, `${rows}.${encoding}.csv`);
  await pipeline(Readable.from(invoiceTable(rows, encoding)), createWriteStream(path));
  return path;
}
