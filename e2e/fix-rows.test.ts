import AxeBuilder from "@axe-core/playwright";
import { expect, type Locator, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { effectsOf, makeMerchant } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";
import { writeBatchFile } from "./fixtures/write-batch-file.ts";

const merchant = {
  taxpayerId: "91110111MA09XX0806",
  name: "北京房山五金经营部（测试）",
  signInName: "grid-owner",
};
/** Of 40 rows 12 are wrong, each in a way of its own; these are the rows, as a spreadsheet counts. */
const rows = { number: 3, total: 13, date: 20, future: 23, kind: 27, negative: 40 } as const;
const columns = { number: 2, date: 3, kind: 4, total: 13 } as const;

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

test.beforeAll(() => makeMerchant(merchant));

test("mended in place: typed, suggested, filled down, replaced, deleted, undone; the tab closed in between; taken back once", async ({
  page,
  context,
}) => {
  await signInAs(page);
  const address = await handIn(page, 1);
  const grid = page.getByRole("grid");
  await expect(page.getByRole("link", { name: /提交可用的 28 行/ })).toBeVisible();

  await cell(grid, rows.total, columns.total).click();
  await expect(page.getByText(/金额加税额是/)).toBeVisible();
  await page.getByRole("button", { name: /^改为/ }).click();
  await expect(page.getByRole("link", { name: /提交可用的 29 行/ })).toBeVisible();

  await cell(grid, rows.date, columns.date).click();
  await page.keyboard.type("2026-11-19");
  await page.keyboard.press("Enter");
  await expect(cell(grid, rows.date, columns.date)).toContainText("2026-11-19");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByRole("button", { name: "向下填充" }).click();
  await expect(page.getByRole("link", { name: /提交可用的 31 行/ })).toBeVisible();

  await cell(grid, rows.kind, columns.kind).click();
  await page.getByRole("button", { name: "查找替换" }).click();
  await page.getByLabel("换成").fill("数电发票（普通发票）");
  await page.getByRole("button", { name: "替换 1 处" }).click();
  await expect(page.getByRole("link", { name: /提交可用的 32 行/ })).toBeVisible();

  await cell(grid, rows.negative, columns.number).click();
  await page.getByRole("button", { name: "删除这一行" }).click();
  await expect(page.getByRole("link", { name: /下载未通过的 7 行/ })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  await expect(page.getByRole("link", { name: /下载未通过的 8 行/ })).toBeVisible();
  await page.getByRole("button", { name: "重做" }).click();
  await expect(page.getByText(/^已保存 \d\d:\d\d$/)).toBeVisible();

  await page.close();
  const again = await context.newPage();
  await again.goto(`${address}?show=all`);
  await expect(again.getByRole("link", { name: /提交可用的 32 行/ })).toBeVisible();
  await expect(cell(again.getByRole("grid"), rows.date, columns.date)).toContainText("2026-11-19");

  await submit(again);
  await again.getByRole("button", { name: /^撤回/ }).click();
  await expect(again.getByText("待您核对").first()).toBeVisible();
  expect(await effectsOf(merchant.taxpayerId)).toEqual([]);
  await submit(again);
  await expect(async () => {
    await again.reload();
    await expect(again.locator("main").getByText("已完成，部分未成功").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 90_000 });
  expect(await effectsOf(merchant.taxpayerId)).toHaveLength(32);
});

test("by keyboard alone, and axe finds nothing, in both languages and themes", async ({ page }) => {
  await signInAs(page);
  const address = await handIn(page, 2);
  await expect(page.getByRole("grid")).toBeVisible();
  await tabTo(page, page.locator("input[data-focused]"));
  await page.keyboard.press("F8");
  await expect(page.locator("input[data-focused]")).toHaveAccessibleName(/第 7 行 · 数电发票号码/);
  for (let press = 0; press < 2; press++) await page.keyboard.press("F8");
  await expect(page.locator("input[data-focused]")).toHaveAccessibleName(/第 13 行 · 价税合计/);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("link", { name: /提交可用的 29 行/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("link", { name: /提交可用的 28 行/ })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.locator("#grid-keys")).toBeFocused();

  for (const [prefix, colorScheme] of [
    ["", "light"],
    ["/en", "dark"],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto(prefix + address);
    await expect(page.getByRole("grid").getByRole("gridcell").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
  }
});

test("typed while the network is away, it is kept, and saved when the network is back", async ({ page, context }) => {
  await signInAs(page);
  await handIn(page, 3);
  const total = cell(page.getByRole("grid"), rows.date, columns.date);
  await total.click();
  await context.setOffline(true);
  await page.keyboard.type("2026-11-18");
  await page.keyboard.press("Enter");
  await expect(page.getByText("未保存，正在重试")).toBeVisible();
  await expect(total).toContainText("2026-11-18");
  await context.setOffline(false);
  await expect(page.getByText(/^已保存/)).toBeVisible({ timeout: 45_000 });
  await expect(page.getByRole("link", { name: /提交可用的 29 行/ })).toBeVisible();
});

test("two tabs, one cell: the second is told what stands there, and decides", async ({ page, context }) => {
  await signInAs(page);
  const address = await handIn(page, 4);
  const other = await context.newPage();
  await other.goto(address);
  for (const [tab, date] of [
    [page, "2026-11-18"],
    [other, "2026-11-17"],
  ] as const) {
    await tab.bringToFront();
    await cell(tab.getByRole("grid"), rows.date, columns.date).click();
    await tab.keyboard.type(date);
    await tab.keyboard.press("Enter");
    await expect(tab.getByText(/^已保存/)).toBeVisible();
  }
  await expect(other.getByText(/现在是“2026-11-18”，您填的是“2026-11-17”/)).toBeVisible();
  await other.getByRole("button", { name: "用我的" }).click();
  await expect(cell(other.getByRole("grid"), rows.date, columns.date)).toContainText("2026-11-17");
});

test.describe("on the phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("a row at a time, what is wrong first, and nothing wider than the screen", async ({ page }) => {
    await signInAs(page);
    await handIn(page, 5);
    await expect(page.getByRole("heading", { name: `第 ${rows.number} 行` })).toBeVisible();
    for (const row of [7, 10, 13]) {
      await page.getByRole("button", { name: "下一行" }).click();
      await expect(page.getByRole("heading", { name: `第 ${row} 行` })).toBeVisible();
    }
    await page.getByRole("button", { name: /^改为/ }).click();
    await expect(page.getByRole("link", { name: /提交可用的 29 行/ })).toBeVisible();
    await page.getByRole("button", { name: "撤销" }).click();
    await expect(page.getByRole("link", { name: /提交可用的 28 行/ })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([]);
  });
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("a row is mended by its form, and a submitted batch is taken back", async ({ page }) => {
    await signInAs(page);
    await handIn(page, 6);
    await page.getByRole("link", { name: "第 20 行", exact: true }).first().click();
    await page.getByLabel("开票日期").fill("2026-11-18");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.getByText("已保存。")).toBeVisible();
    await page.getByRole("link", { name: "返回这一批" }).first().click();
    await submit(page, 29);
    await page.getByRole("button", { name: "撤回", exact: true }).click();
    await expect(page.getByText("待您核对").first()).toBeVisible();
  });
});

function cell(grid: Locator, row: number, column: number): Locator {
  const line = grid
    .getByRole("row")
    .filter({ has: grid.page().locator("[role=rowheader] > span", { hasText: new RegExp(`^${row}$`) }) });
  return line.locator(`[aria-colindex="${column}"]`);
}

async function signInAs(page: Page): Promise<void> {
  await page.goto("/sign-in");
  await page.fill("#signInName", merchant.signInName);
  await page.fill("#password", demoPassword);
  await page.press("#password", "Enter");
  await expect(page).not.toHaveURL(/sign-in/);
}

/** As a form without a script does; this journey begins where the file has arrived. Returns the batch's address. */
async function handIn(page: Page, file: number): Promise<string> {
  const { bytes } = writeBatchFile(merchant, { rows: 40, bad: 12, firstSerial: file * 1_000 });
  const { origin } = new URL(page.url());
  const answer = await page.request.post("/api/uploads", {
    headers: { origin },
    multipart: { file: { name: `第${file}份.csv`, mimeType: "text/csv", buffer: bytes } },
  });
  const address = new URL(answer.url()).pathname;
  expect(address).toMatch(/\/batches\/\d+/);
  await expect(async () => {
    await page.goto(address);
    await expect(page.getByText("待您核对").first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  return address;
}

async function submit(page: Page, count = 32): Promise<void> {
  await page
    .getByRole("link", { name: new RegExp(`提交可用的 ${count} 行`) })
    .first()
    .click();
  await page.getByRole("button", { name: /^提交 / }).click();
  await expect(page.getByText("补传中").first()).toBeVisible();
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tab = 0; tab < 100; tab++) {
    await page.keyboard.press("Tab");
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`no Tab leads to ${target}`);
}
