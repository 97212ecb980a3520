import { readFileSync } from "node:fs";
import { expect, type Page } from "@playwright/test";
import { openWorkbook } from "#domain/table/workbook.ts";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { test } from "./fixtures/sign-in.ts";

test("a report is found in the list, read, downloaded and printed; its figures are those of the list", async ({
  page,
  signIn,
}) => {
  await signIn("owner");
  await page.goto("/overview");
  await page.getByRole("link", { name: "对账报告" }).first().click();
  await expect(page).toHaveURL(/\/reports$/);
  const row = page.locator("main tbody tr").filter({ hasText: "日报" }).first();
  const listed = ((await row.locator("td").first().textContent()) ?? "").trim();
  await row.getByRole("link").click();
  await expect(page).toHaveURL(/\/reports\/daily\/\d{4}-\d{2}-\d{2}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("日报");
  await expect(page.getByText("数字是当时的")).toBeVisible();
  const figure = page.getByRole("list", { name: "三个数字" }).getByRole("listitem").first();
  await expect(figure).toContainText(listed);
  await expect(page.getByText("以主管税务机关为准").first()).toBeVisible();
  await expectAccessibleInPairs(page);

  const cells = await downloaded(page);
  expect(cells).toContain(listed.replaceAll(",", ""));
  expect(cells.some((cell) => /^\d{20}$/.test(cell))).toBe(true);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("link", { name: "下载表格" })).toBeHidden();
  await expect(page.getByRole("heading", { name: "按期限要做的" })).toBeVisible();
});

test("nobody reads another merchant's report, nor one that never was", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/reports");
  const address = await page.locator("main tbody a").first().getAttribute("href");
  for (const path of ["/reports/daily/2001-01-01", "/reports/yearly/2026", "/reports/daily/x", "/ops/reports"])
    expect((await page.goto(path))?.status(), path).toBe(404);
  await page.context().clearCookies();
  await signIn("owner-wholesale");
  expect((await page.goto(address ?? ""))?.status()).toBe(404);
  expect((await page.request.get(`${address}/file`)).status()).toBe(404);
});

test("who has none yet is told when the first comes", async ({ page, signIn }) => {
  await signIn("owner-wholesale");
  await page.goto("/reports");
  await expect(page.getByText("还没有报告")).toBeVisible();
  await expect(page.getByText(/07:30/)).toBeVisible();
});

test("which reports come by mail is the owner's to choose", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/settings");
  await page.getByRole("radio", { name: "日报和月报" }).check();
  await page.locator("#reports").getByRole("button", { name: "保存" }).click();
  await expect(page.locator("#reports").getByText("已保存")).toBeVisible();
  await expect(page.getByRole("radio", { name: "日报和月报" })).toBeChecked();
  await page.getByRole("radio", { name: "只发月报" }).check();
  await page.locator("#reports").getByRole("button", { name: "保存" }).click();
});

test("operators have theirs", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/ops");
  await page.getByRole("link", { name: "运维报告" }).first().click();
  await page.locator("main tbody a").first().click();
  await expect(page).toHaveURL(/\/ops\/reports\/(daily|monthly)\//);
  await expect(page.getByText("承诺兑现")).toBeVisible();
  await expectAccessibleInPairs(page);
  expect(await downloaded(page)).toContain("商户");
});

async function downloaded(page: Page): Promise<string[]> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "下载表格" }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
  const workbook = openWorkbook(new Uint8Array(readFileSync(await file.path())));
  return workbook.sheets.flatMap((_, sheet) => [...workbook.rows(sheet)].flat().flatMap(({ cells }) => cells));
}
