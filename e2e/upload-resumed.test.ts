import { createHash } from "node:crypto";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { type BrowserContext, expect, type Page, type Route } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";
import { writeBatchFile } from "./fixtures/write-batch-file.ts";

const merchant = {
  taxpayerId: "91110107MA09XX081G",
  name: "北京石景山五金有限公司（测试）",
  signInName: "upload-owner",
};
const stranger = {
  taxpayerId: "91110108MA09XX0835",
  name: "北京海淀文具有限公司（测试）",
  signInName: "upload-stranger",
};
const pieceBytes = 4 * 1024 * 1024;
const pieces = "**/api/uploads/*";
const file = largeFile();

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test.beforeAll(async () => {
  await makeMerchant(merchant);
  await makeMerchant(stranger);
});

test("the network goes half-way and comes back: the upload goes on by itself", async ({ page, context }) => {
  const offsets = await countPieces(page);
  await page.route(pieces, async (route) => {
    if (offsets.length !== 1 || route.request().method() !== "PATCH") return route.fallback();
    await context.setOffline(true);
    await route.abort("internetdisconnected");
  });
  await signInAs(page, merchant.signInName);
  await choose(page, file("网线被碰掉.csv", 1));
  await send(page);
  await expect(page.getByText("网络断开了")).toBeVisible();
  await page.unroute(pieces);
  const after = await countPieces(page);
  await context.setOffline(false);
  await expect(page).toHaveURL(/\/batches\/\d+$/, { timeout: 60_000 });
  expect([...offsets, ...after]).toEqual([0, pieceBytes, 2 * pieceBytes]);
});

test("the browser is closed half-way and opened again: the same file goes on where it stopped", async ({
  page,
  context,
  browser,
}) => {
  const chosen = file("电脑重启了.csv", 2);
  await signInAs(page, merchant.signInName);
  const stopped = new Promise<void>((resolve) => {
    let seen = 0;
    void page.route(pieces, (route) => {
      if (route.request().method() !== "PATCH" || seen++ < 1) return route.fallback();
      resolve();
    });
  });
  await choose(page, chosen);
  await send(page);
  await stopped;
  const kept = await context.storageState();
  await context.close();

  const opened = await browser.newContext({ storageState: kept, locale: "zh-CN" });
  const again = await opened.newPage();
  const offsets = await countPieces(again);
  await again.goto("/batches/new");
  await expect(again.getByText("上次传“电脑重启了.csv”时断开了")).toBeVisible();
  await choose(again, chosen);
  await send(again);
  await expect(again).toHaveURL(/\/batches\/\d+$/, { timeout: 60_000 });
  expect(offsets).toEqual([pieceBytes, 2 * pieceBytes]);
  await opened.close();
});

test("signed out half-way: signed in again in another window, it goes on", async ({ page, context }) => {
  await signInAs(page, merchant.signInName);
  const offsets = await countPieces(page);
  await page.route(pieces, async (route) => {
    if (offsets.length === 1 && route.request().method() === "PATCH") await context.clearCookies();
    return route.fallback();
  });
  await choose(page, file("登录过期.csv", 3));
  await send(page);
  await expect(page.getByText("登录已过期").first()).toBeVisible();
  await page.unroute(pieces);
  const other = await context.newPage();
  await signInAs(other, merchant.signInName);
  const after = await countPieces(page);
  await send(page);
  await expect(page).toHaveURL(/\/batches\/\d+$/, { timeout: 60_000 });
  expect(after).toEqual([pieceBytes, 2 * pieceBytes]);
});

test("a connection that dies in the middle of a piece keeps what came; a wrong byte is not received", async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(page, merchant.signInName);
  const wire = wireOf(String(baseURL), await cookiesOf(context));
  const { buffer } = file("脚本.csv", 4);
  const upload = await wire.announce(buffer);
  const cut = 1_500_000;
  await wire.sendThenDie(upload, 0, buffer.subarray(0, cut), pieceBytes);
  await expect.poll(() => wire.offset(upload)).toBeGreaterThan(0);
  let at = await wire.offset(upload);
  expect(at).toBeLessThanOrEqual(cut);
  expect((await wire.send(upload, 0, buffer.subarray(0, 10))).status).toBe(409);
  for (; buffer.length - at > pieceBytes; at += pieceBytes)
    expect((await wire.send(upload, at, buffer.subarray(at, at + pieceBytes))).status).toBe(204);
  const wrong = Buffer.from(buffer.subarray(at));
  wrong[9] = (wrong[9] ?? 0) ^ 1;
  const refused = await wire.send(upload, at, wrong);
  expect([refused.status, refused.json]).toMatchObject([422, { problem: { code: "FILE_NOT_WHOLE" } }]);
  expect((await wire.send(upload, at, wrong)).status).toBe(404);
});

test("another merchant finds no such upload, nobody a way in without a session or from another site", async ({
  page,
  context,
  browser,
  baseURL,
}) => {
  await signInAs(page, merchant.signInName);
  const own = wireOf(String(baseURL), await cookiesOf(context));
  const { buffer } = file("别人的.csv", 5);
  const upload = await own.announce(buffer);
  const theirs = await browser.newContext({ baseURL });
  await signInAs(await theirs.newPage(), stranger.signInName);
  const strange = wireOf(String(baseURL), await cookiesOf(theirs));
  expect((await strange.send(upload, 0, buffer.subarray(0, 10))).status).toBe(404);
  expect(await strange.announce(buffer)).not.toBe(upload);
  expect((await wireOf(String(baseURL), "").send(upload, 0, buffer.subarray(0, 10))).status).toBe(403);
  const elsewhere = wireOf(String(baseURL), await cookiesOf(context), "https://elsewhere.example");
  expect((await elsewhere.send(upload, 0, buffer.subarray(0, 10))).status).toBe(403);
  expect(await own.offset(upload)).toBe(0);
  await theirs.close();
});

test("a script sends it in one go, or in pieces and the last one twice: one batch", async ({
  page,
  context,
  baseURL,
}) => {
  await signInAs(page, merchant.signInName);
  const cookie = await cookiesOf(context);
  const wire = wireOf(String(baseURL), cookie);
  const { buffer } = file("一次传完.csv", 6);
  const headers = { cookie, origin: String(baseURL), "content-disposition": "attachment; filename*=UTF-8''whole.csv" };
  const whole = await fetch(`${baseURL}/api/uploads`, { method: "POST", headers, body: new Uint8Array(buffer) });
  expect(whole.status).toBe(201);
  const small = buffer.subarray(0, 100_000);
  const upload = await wire.announce(small);
  const { json: batch, status } = await wire.send(upload, 0, small);
  expect([status, batch]).toMatchObject([201, { again: false }]);
  expect((await wire.send(upload, small.length, Buffer.alloc(0))).json).toEqual(batch);
  const form = await page.request.post("/api/uploads", {
    headers: { origin: String(baseURL) },
    multipart: { file: { name: "表单.csv", mimeType: "text/csv", buffer: small } },
    maxRedirects: 0,
  });
  expect([form.status(), form.headers().location]).toEqual([303, `/batches/${batch.batchId}?again=1`]);
});

/** Some 10 MB, three pieces; another `serial` is another file. */
function largeFile() {
  const { bytes } = writeBatchFile(merchant, { rows: 2_000, encoding: "utf-8" });
  const [head = "", ...lines] = bytes.toString("utf8").split("\r\n");
  const rows = lines.filter((line) => line !== "");
  const times = Math.ceil((2.3 * pieceBytes) / (bytes.length - head.length));
  return (name: string, serial: number) => {
    const body = Array.from({ length: times }, (_, time) =>
      rows.map((row) => row.replace("9990", `${serial}${String(time).padStart(3, "0")}`)),
    );
    return { name, mimeType: "text/csv", buffer: Buffer.from([head, ...body.flat()].join("\r\n")) };
  };
}

/** Offsets of the pieces that went out, as they go. */
async function countPieces(page: Page): Promise<number[]> {
  const offsets: number[] = [];
  await page.route(pieces, (route: Route) => {
    const request = route.request();
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
    return route.fallback();
  });
  return offsets;
}

async function choose(page: Page, chosen: ReturnType<typeof file>): Promise<void> {
  await page.goto("/batches/new");
  await page.locator("input[type=file]").first().setInputFiles(chosen);
}

async function send(page: Page): Promise<void> {
  await page.getByRole("button", { name: "上传并继续" }).first().click({ timeout: 60_000 });
}

async function signInAs(page: Page, signInName: string): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("#signInName", signInName);
  await page.fill("#password", demoPassword);
  await page.press("#password", "Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

async function cookiesOf(context: BrowserContext): Promise<string> {
  return (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** The protocol by hand, as a script speaks it, down to the socket. */
function wireOf(baseURL: string, cookie: string, origin = baseURL) {
  const headers = { cookie, origin };
  return { announce, offset, send, sendThenDie };

  async function announce(buffer: Buffer): Promise<string> {
    const sha256 = createHash("sha256").update(buffer).digest("hex");
    const metadata = `filename ${base64("脚本.csv")},sha256 ${base64(sha256)}`;
    const reply = await fetch(`${baseURL}/api/uploads`, {
      method: "POST",
      headers: { ...headers, "upload-length": String(buffer.length), "upload-metadata": metadata },
    });
    expect(reply.status).toBe(201);
    return reply.headers.get("location") ?? "";
  }

  async function offset(upload: string): Promise<number> {
    const reply = await fetch(baseURL + upload, { method: "HEAD", headers });
    return Number(reply.headers.get("upload-offset"));
  }

  async function send(upload: string, at: number, body: Buffer) {
    const reply = await fetch(baseURL + upload, {
      method: "PATCH",
      headers: { ...headers, "upload-offset": String(at) },
      body: new Uint8Array(body),
    });
    return { status: reply.status, json: await reply.json().catch(() => null) };
  }

  /** Says that more is coming than ever does. */
  function sendThenDie(upload: string, at: number, body: Buffer, said: number): Promise<void> {
    return new Promise((resolve) => {
      const request = httpRequest(baseURL + upload, {
        method: "PATCH",
        headers: { ...headers, "upload-offset": String(at), "content-length": String(said) },
      });
      request.on("error", () => resolve());
      request.on("response", (reply: IncomingMessage) => reply.resume());
      request.write(body, () => request.destroy(new Error("the plug was pulled")));
    });
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
