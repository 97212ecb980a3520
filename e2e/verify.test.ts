import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { createTranslator } from "next-intl";
import type { Translate } from "#components/batches/problem-words.ts";
import { sheetOf } from "#components/certificates/sheet-of.ts";
import { certificateFactsSchema } from "#domain/certificate/facts.ts";
import { readPaper } from "#domain/certificate/read-paper.ts";
import { qrCodeOf } from "#server/certificates/pdf/qr-code.ts";
import { writePdf } from "#server/certificates/pdf/write-pdf.ts";
import { test } from "./fixtures/sign-in.ts";

type Kept = { link: string; pdf: Buffer };

let kept: Kept;

test.describe.configure({ mode: "serial" });

test("a merchant saves the receipt as a PDF and sees the link to hand on", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/receipts");
  await page.locator("main a[href^='/submissions/']").first().click();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 PDF" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^回执-BC-[\d-]+\.pdf$/);
  const link = await page.locator("main a[href*='/verify/']:not([download])").first().getAttribute("href");
  kept = { link: link ?? "", pdf: readFileSync(await file.path()) };
  expect(kept.pdf.length).toBeLessThan(200_000);
});

test("a delay certificate is one press away, and leads to a page of its own", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/receipts");
  await page.locator("main a[href^='/submissions/']").first().click();
  await page.getByRole("button", { name: "延误证明" }).click();
  await expect(page).toHaveURL(/\/certificates\/[0-9A-Z-]{29}$/);
  await expect(page.getByRole("heading", { name: "时间在谁手中" })).toBeVisible();
  await expect(page.locator("main")).toContainText("以主管税务机关为准");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("whoever was given the link sees that it is genuine, without signing in", async ({ page }) => {
      await page.goto(pathOf(kept.link));
      await expectGenuine(page);
      await expect(page.getByRole("heading", { name: "发票补传回执" })).toBeVisible();
    });

    test("the code typed from paper leads there; one misread is told so", async ({ page }) => {
      const code = kept.link.split("/").at(-1) ?? "";
      await page.goto("/verify");
      await page.fill("#code", code.toLowerCase().replaceAll("-", " "));
      await page.getByRole("button", { name: "核验", exact: true }).click();
      await expectGenuine(page);
      await page.goto("/verify");
      await page.fill(
        "#code",
        code.replace(/.$/, (last) => (last === "7" ? "8" : "7")),
      );
      await page.getByRole("button", { name: "核验", exact: true }).click();
      await expect(page.getByText("这不是一个证明编号")).toBeVisible();
    });

    test("the file as it was given is the original", async ({ page }) => {
      await handIn(page, kept.pdf, javaScriptEnabled);
      await expect(page.getByText("文件是原件，一个字节也没有改动")).toBeVisible();
      await expectGenuine(page);
    });

    test("one digit changed in a copy: the page names it, and what was issued", async ({ page }) => {
      const { bytes, said, issued } = await changedCopy(kept);
      await handIn(page, bytes, javaScriptEnabled);
      await expect(page.getByText("文件被改过，有 1 处与我们开具的不一致")).toBeVisible();
      const row = page.getByRole("row", { name: /价税合计/ }).first();
      await expect(row).toContainText(said);
      await expect(row).toContainText(issued);
    });

    test("a file that is none of ours is told so kindly", async ({ page }) => {
      await handIn(page, Buffer.from("hello"), javaScriptEnabled);
      await expect(page.getByText("没有核对成")).toBeVisible();
    });
  });
}

test("the hash of the bureau's answer is answered with yes and when, and with nothing else", async ({ page }) => {
  const { facts } = await claimOf(kept.pdf);
  await page.goto("/verify");
  await page.fill("#code", facts.receipt.sha256);
  await page.getByRole("button", { name: "核验", exact: true }).click();
  await expect(page.getByText("我们存有这份税局答复")).toBeVisible();
  await expect(page.locator("main")).not.toContainText(facts.invoice.number);
});

test("without its code nobody comes to it", async ({ page, request }) => {
  const response = await request.get("/verify/00000-00000-00000-00000-00000/pdf");
  expect(response.status()).toBe(404);
  await page.goto("/verify/00000-00000-00000-00000-00000");
  await expect(page.getByText("没有这个编号的证明")).toBeVisible();
});

async function expectGenuine(page: Page): Promise<void> {
  await expect(page).toHaveURL(/\/verify\/[0-9A-Z-]{29}/);
  await expect(page.getByText("属实：这份证明由补传开具，与记录一致")).toBeVisible();
}

/** With a script the file is sent as soon as it is chosen; without one, by its button. */
async function handIn(page: Page, buffer: Buffer, isSentByItself: boolean): Promise<void> {
  await page.goto("/verify");
  const input = page.locator(isSentByItself ? "label input[type=file]" : "input[type=file][required]");
  await input.setInputFiles({ name: "回执.pdf", mimeType: "application/pdf", buffer });
  if (!isSentByItself) await page.getByRole("button", { name: "核对文件" }).click();
  await expect(page).toHaveURL(/\/verify(\/[0-9A-Z-]{29})?\?/);
}

async function claimOf(pdf: Buffer) {
  const { attachment } = await readPaper(pdf, { readQrImage: null });
  const { code, issuedAt, facts: told } = JSON.parse(attachment ?? "{}");
  const facts = certificateFactsSchema.parse(told);
  if (facts.certificate !== "receipt" || facts.about !== "invoice") throw new Error("another certificate");
  return { code, issuedAt: new Date(issuedAt), facts };
}

/** What somebody with our own program could make of it: a copy whose total is another in its last digit. */
async function changedCopy({ link, pdf }: Kept): Promise<{ bytes: Buffer; said: string; issued: string }> {
  const { code, issuedAt, facts } = await claimOf(pdf);
  const { total } = facts.invoice;
  const other = total.replace(/\d$/, (last) => String((Number(last) + 1) % 10));
  const shown = { ...facts, invoice: { ...facts.invoice, total: other } };
  const words = { t: translator(), locale: "zh-CN" } as const;
  const sheet = sheetOf(words, { code, issuedAt, facts: shown }, link);
  const task = {
    sheet,
    qr: await qrCodeOf(link),
    attachment: JSON.stringify({ code, issuedAt, facts: shown }),
    issuedAt,
  };
  const grouped = (yuan: string) => yuan.replace(/\B(?=(\d{3})+\.)/g, ",");
  return { bytes: Buffer.from(await writePdf(task)), said: grouped(other), issued: grouped(total) };
}

function translator(): Translate {
  const folder = join(import.meta.dirname, "..", "messages", "zh-CN");
  const rooms = readdirSync(folder).map((name) => [
    name.replace(".json", ""),
    JSON.parse(readFileSync(join(folder, name), "utf8")),
  ]);
  const messages = Object.fromEntries(rooms);
  return createTranslator({ locale: "zh-CN", messages, timeZone: "Asia/Shanghai" }) as unknown as Translate;
}

function pathOf(link: string): string {
  return new URL(link).pathname;
}
