import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { addDays, businessDateOf, periodOf } from "#domain/period.ts";
import { openWorkbook } from "#domain/table/workbook.ts";
import { bookEntryOf, bookEntryText } from "#sandbox/book-entry.ts";
import { sampleInvoice } from "#server/bureau/fixtures/sample-invoice.ts";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { type Company, company, numberOf } from "./fixtures/companies.ts";
import { control, expectNothingLost, makeCompanies } from "./fixtures/house.ts";
import { signInAs, test } from "./fixtures/sign-in.ts";

const digital = (serial: number) => ({ kind: "82", serial }) as const;
const honest = company(700, "对账", [digital(70_001), digital(70_002), digital(70_003)]);
const lied = company(701, "对账改数", [digital(70_011), digital(70_012), digital(70_013)]);
const dropped = company(702, "对账漏行", [digital(70_021), digital(70_022), digital(70_023)]);
const companies = [honest, lied, dropped];
const listPackage = "203067/PLFPXZSQFK";
const issuedOn = addDays(businessDateOf(new Date()), -3);

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await makeCompanies(companies);
});

test.afterAll(async () => {
  for (const { taxpayerId } of companies) await control("DELETE", `faults?taxpayer=${taxpayerId}`);
});

test("compared at a press: what is missing there, what differs and what is missing here, each with its list", async ({
  page,
}) => {
  await hold(honest, 70_001);
  await hold(honest, 70_002, 1_000n);
  await hold(honest, 70_099);
  await signInAs(page, honest.signInName);
  await page.goto("/books");
  await expect(page.getByText("3 张税局没有，0 张内容不一致")).toBeVisible();
  await compareNow(page);
  await expect(page.getByText("1 张税局没有，1 张内容不一致，1 张税局有而您的台账没有")).toBeVisible();
  await page
    .getByRole("link", { name: /台账没有/ })
    .first()
    .click();
  await expect(page.getByText("税局有、台账没有的，怎么办？")).toBeVisible();
  await expect(page.locator("#found tbody tr")).toHaveCount(1);
  await expectAccessibleInPairs(page);
  await page.goto("/books?finding=differs#found");
  await expect(page.locator("#found")).toContainText("价税合计：您的");
  await page.goto("/books");
  await page.getByRole("button", { name: "现在核对" }).click();
  await expect(page.getByText("五分钟内已经核对过了")).toBeVisible();
  await page.goto("/overview");
  await expect(page.getByText("1 张税局有，您的台账没有")).toBeVisible();
});

test("the month-end rehearsal names the invoices that make the difference, to the fen", async ({ page }) => {
  await signInAs(page, honest.signInName);
  await page.goto(`/month-end?period=${periodOf(issuedOn)}`);
  await expect(page.getByText("模拟汇总确认：现在还对不上")).toBeVisible();
  const gaps = page.getByRole("table", { name: "造成相差的发票" }).locator("tbody tr");
  await expect(gaps).toHaveCount(3);
  const weights = (await gaps.locator("td:last-child").allTextContents()).map(fenIn);
  const difference = page.getByRole("table", { name: "按票种对比" }).locator("tr", { hasText: "相差" }).last();
  expect(weights.reduce((sum, fen) => sum + fen, 0)).toBe(
    fenIn((await difference.locator("td").last().textContent()) ?? ""),
  );
  await expectAccessibleInPairs(page);
  await page.goto(`/month-end?period=${periodOf(issuedOn)}`);
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 Excel" }).click();
  const rows = await rowsIn(await (await saved).path());
  expect(rows.slice(1).map(([number]) => number?.trim())).toEqual([70_002, 70_003, 70_099].map(numberOf));
  await page.goto("/month-end?period=2026-13");
  await expect(page.getByText("请选一个存在的月份。")).toBeVisible();
});

test("a bureau that lies is shown with both values", async ({ page }) => {
  for (const { serial } of lied.invoices) await hold(lied, serial);
  await control("POST", "faults", {
    faults: [{ kind: "list-falsify", service: listPackage, taxpayer: lied.taxpayerId }],
  });
  await signInAs(page, lied.signInName);
  await page.goto("/books");
  await compareNow(page);
  await expect(page.getByText("0 张税局没有，3 张内容不一致")).toBeVisible();
  await page.goto("/books?finding=differs#found");
  await expect(page.locator("#found tbody tr")).toHaveCount(3);
});

test("what was missing on a day keeps its answer; a day that is not over has none", async ({ page }) => {
  await signInAs(page, "owner");
  const day = addDays(businessDateOf(new Date()), -6);
  await page.goto("/books");
  await page.getByLabel("日期", { exact: true }).fill(day);
  await page.getByRole("button", { name: "查看" }).last().click();
  await expect(page).toHaveURL(new RegExp(`as-of\\?date=${day}`));
  const sum = page.getByText(/^\d[\d,]* 张，共 ¥/);
  const said = (await sum.textContent()) ?? "";
  const saved = page.waitForEvent("download");
  await page.getByRole("link", { name: "下载 Excel" }).click();
  const rows = await rowsIn(await (await saved).path());
  expect(said).toContain(`${rows.length - 1} 张`);
  await expectAccessibleInPairs(page);
  await page.goto(`/books/as-of?date=${day}`);
  await expect(sum).toHaveText(said);
  await page.goto(`/books/as-of?date=${businessDateOf(new Date())}`);
  await expect(page.getByText("那天还没有结束")).toBeVisible();
  await page.goto("/books/as-of?date=2020-01-01");
  await expect(page.getByText("那时还没有核对过")).toBeVisible();
});

test("the owner sets a tolerance; a row the bureau leaves out goes by itself, and is not doubled there", async ({
  page,
}) => {
  await signInAs(page, dropped.signInName);
  await page.goto("/settings");
  await page.getByLabel("尾差容差（元）").fill("2");
  await page.getByRole("button", { name: "保存容差" }).click();
  await expect(page.getByText("请填 0 到 1.00 之间的金额")).toBeVisible();
  await page.getByLabel("尾差容差（元）").fill("0.06");
  await page.getByRole("button", { name: "保存容差" }).click();
  await expect(page.getByText("容差已保存")).toBeVisible();
  await page.getByRole("button", { name: "打开自动补传" }).click();
  await expect(page.getByText("自动补传已打开")).toBeVisible();
  for (const { serial } of dropped.invoices) await hold(dropped, serial);
  await control("POST", "faults", {
    faults: [{ kind: "list-drop", service: listPackage, taxpayer: dropped.taxpayerId }],
  });
  await page.goto("/books");
  await compareNow(page);
  await expect(page.getByText(/自动补传 \d 张/).first()).toBeVisible();
  await page.goto("/submissions");
  await page.locator("main tbody a").first().click();
  await expect(page.getByText("自动补传").first()).toBeVisible();
});

test("after all of it nothing is lost and nothing doubled", async () => {
  await expectNothingLost();
});

/** Puts one of its invoices into the bureau's books, some fen dearer where it says so. */
async function hold({ taxpayerId, name }: Company, serial: number, dearer = 0n): Promise<void> {
  const invoice = sampleInvoice(serial, { number: numberOf(serial), issuedOn, seller: { taxpayerId, name } });
  const entry = bookEntryOf(invoice);
  const held = [bookEntryText({ ...entry, amount: entry.amount + dearer, total: entry.total + dearer })];
  await control("POST", "books", { held });
}

async function compareNow(page: Page): Promise<void> {
  await page.getByRole("button", { name: "现在核对" }).click();
  await expect(page.getByText("正在核对")).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "现在核对" })).toBeVisible({ timeout: 60_000 });
  await page.reload();
}

function fenIn(text: string): number {
  return Math.round(Number(text.replace("−", "-").replace(/[^\d.-]/g, "")) * 100);
}

async function rowsIn(path: string): Promise<string[][]> {
  const workbook = openWorkbook(new Uint8Array(readFileSync(path)));
  return [...workbook.rows(0)].flat().map(({ cells }) => [...cells]);
}
