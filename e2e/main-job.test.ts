import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { control, effectsOf, expectNothingLost, makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";
import { writeBatchFile } from "./fixtures/write-batch-file.ts";

const restaurant = "91110106MA09XX056E";
/** Nobody else's journey sends for it: the bureau's fault meets the right call. */
const wholesaler = "91110113MA09XX0728";
const samples = join(import.meta.dirname, "..", "..", "shared", "samples");
const upload = "202007/QDFPSC";

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("sign in, see what is missing, send one again by its form, hold its receipt", async ({ page, signIn }) => {
      await signIn("owner");
      await page.goto("/missing?cause=NEVER_SENT");
      await page.locator("main a[href^='/missing/']").filter({ hasText: /\d{4}/ }).first().click();
      const key = await keyOnPage(page);
      await page.getByRole("link", { name: "重新补传" }).click();
      await checkAndSubmit(page);
      await expect(page.getByText(/BC-\d{4}-\d{4}-\d/).first()).toBeVisible();
      await comesToRest(page, "成功");
      await page.getByRole("link", { name: "查看回执" }).click();
      await expect(page.getByText("受理流水号").first()).toBeVisible();
      expect((await effectsOf(restaurant)).filter((effect) => effect.key === key)).toHaveLength(1);
    });
  });
}

test("the reply is swallowed: 结果待确认 without a way to send again, then 此前已成功, one effect", async ({
  page,
}) => {
  await signInAs(page, "owner-wholesale");
  await page.goto("/missing?cause=NEVER_SENT");
  await page.locator("main a[href^='/missing/']").filter({ hasText: /\d{4}/ }).last().click();
  const key = await keyOnPage(page);
  await page.getByRole("link", { name: "重新补传" }).click();
  await control("POST", "faults", {
    faults: [{ kind: "close-before-reply", service: upload, taxpayer: wholesaler, times: 1 }],
  });
  await checkAndSubmit(page);
  await comesToRest(page, "结果待确认");
  const submission = page.url();
  await page.goto(`/missing/${key}`);
  await expect(page.getByRole("link", { name: "重新补传" })).toHaveCount(0);
  await expect(page.getByText("请勿重复上传").first()).toBeVisible();
  await page.goto(submission);
  await comesToRest(page, "此前已成功");
  expect((await effectsOf(wholesaler)).filter((effect) => effect.key === key)).toHaveLength(1);
});

test("a real Beijing OFD, dropped by its seller, fills the form and is accepted", async ({ page }) => {
  const file = join(samples, "ofdrw", "20240531141733.ofd");
  test.skip(!existsSync(file), "../shared/samples is not here");
  const expected = JSON.parse(readFileSync(join(samples, "expected.json"), "utf8"))["ofdrw/20240531141733.ofd"];
  await makeMerchant({ taxpayerId: expected.sellerTaxId, name: expected.seller, signInName: "ofd-owner" });
  await signInAs(page, "ofd-owner");
  await page.goto("/missing/new");
  await page.locator("input[type=file]").first().setInputFiles(file);
  await expect(page.getByRole("textbox", { name: "发票号码", exact: true })).toHaveValue(expected.number);
  await checkAndSubmit(page);
  await comesToRest(page, /^成功(（有提示）)?$/);
  expect((await effectsOf(expected.sellerTaxId)).map(({ key, total }) => [key, total])).toEqual([
    [expected.number, expected.total],
  ]);
});

test("300 rows in GB18030 with 12 bad ones: 288 receipts, the 12 as a file, mended, handed in again: 300", async ({
  page,
}) => {
  const merchant = {
    taxpayerId: "91110114MA09XX064U",
    name: "北京昌平机电设备有限公司（测试）",
    signInName: "batch-owner",
  };
  await makeMerchant(merchant);
  await signInAs(page, merchant.signInName);
  const file = writeBatchFile(merchant, { rows: 300, bad: 12, encoding: "gb18030" });
  await handIn(page, { name: "十一月开票.csv", buffer: file.bytes });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const download = page.waitForEvent("download");
  await page
    .getByRole("link", { name: /下载未通过的 12 行/ })
    .first()
    .click();
  const failed = readFileSync(await (await download).path());
  await submitGoodRows(page);
  await batchEnds(page, "已完成，部分未成功");
  expect(await effectsOf(merchant.taxpayerId)).toHaveLength(288);
  await handIn(page, { name: "改好的12行.xlsx", buffer: await file.mend(failed) });
  await submitGoodRows(page);
  await batchEnds(page, "已完成");
  expect(await effectsOf(merchant.taxpayerId)).toHaveLength(300);
  await page.goto("/receipts");
  await expect(page.locator("main")).toContainText("BC-");
});

test("after all of it nothing is lost and nothing doubled", async () => {
  await expectNothingLost();
});

async function signInAs(page: Page, signInName: string): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("#signInName", signInName);
  await page.fill("#password", demoPassword);
  await page.press("#password", "Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

async function keyOnPage(page: Page): Promise<string> {
  await expect(page).toHaveURL(/\/missing\/\d+/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function checkAndSubmit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await page.getByRole("button", { name: "核对无误，提交" }).click();
  await expect(page).toHaveURL(/\/submissions\/\d+/);
}

/** The page renews itself; where scripts are off, a person presses F5. */
async function comesToRest(page: Page, state: string | RegExp): Promise<void> {
  const shown = page
    .locator("main")
    .getByText(state, { exact: typeof state === "string" })
    .first();
  await expect(async () => {
    if (!(await shown.isVisible())) await page.reload();
    await expect(shown).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

async function handIn(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  await page.goto("/batches/new");
  await page.locator("#file").setInputFiles({ ...file, mimeType: "text/csv" });
  await page.getByRole("button", { name: "上传并继续" }).click();
  await expect(page).toHaveURL(/\/batches\/\d+/);
}

async function submitGoodRows(page: Page): Promise<void> {
  await page
    .getByRole("link", { name: /提交可用的/ })
    .first()
    .click();
  await page.getByRole("button", { name: /^提交 / }).click();
}

async function batchEnds(page: Page, state: string): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(page.locator("main").getByText(state, { exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
}
