import { expect, type Page } from "@playwright/test";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { makeFigures } from "./fixtures/house.ts";
import { test } from "./fixtures/sign-in.ts";

/** A figure no process takes while DATABASE_DIR is not set, so that nothing else in the house is touched. */
const figure = "database_volume_free_ratio";
const title = "数据库的磁盘快满了";

test.describe.configure({ mode: "serial" });
test.setTimeout(300_000);

test("an operator says where alerts go, and takes it back", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/ops/alerts");
  const recipients = page.locator("#recipients");
  await recipients.getByText("添加接收地址").click();
  await recipients.getByLabel("地址", { exact: true }).fill("watch@example.com");
  await recipients.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByText("已添加。可以发一条测试。")).toBeVisible();
  await expect(page.getByRole("rowheader", { name: /watch@example\.com/ })).toBeVisible();
  await page.getByRole("button", { name: "停用 watch@example.com" }).click();
  await expect(page.getByText("已停用，不再发到那里。")).toBeVisible();
});

test("a full disk is seen within a minute or two, opens its page, is silenced, and is over when there is room", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await makeFigures(figure, 0.02);
  await page.goto("/ops/alerts");
  await untilShown(page, () => page.getByRole("table", { name: "未恢复" }).getByText(title));
  await expect(openRow(page)).toContainText("2%，界限 10%");

  await page.goto("/ops");
  const lights = page.getByRole("list", { name: "全局" });
  await expect(lights.getByRole("listitem").filter({ hasText: "数据库" })).toContainText("严重");
  await lights.getByRole("link", { name: title }).click();
  await expect(page.getByRole("heading", { level: 1, name: "磁盘、内存或处理器吃紧" })).toBeVisible();
  await expect(page.getByText(title).first()).toBeVisible();
  await expectAccessibleInPairs(page);

  await page.goto("/ops/alerts");
  await openRow(page).locator("summary").click();
  await openRow(page).getByRole("button", { name: "静默", exact: true }).click();
  await expect(page.getByRole("table", { name: "已静默" }).getByText(title).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "已静默" })).toContainText("静默到");
  await expectAccessibleInPairs(page);

  await makeFigures(figure, 0.5);
  await page.goto("/ops/alerts");
  await untilShown(page, () => page.getByRole("table", { name: "已恢复" }).getByText(title));
});

test("the machine itself may scrape, and nobody through a proxy", async ({ request }) => {
  const scraped = await request.get("/metrics");
  expect(scraped.status()).toBe(200);
  expect(await scraped.text()).toMatch(/^buchuan_workers 1$/m);
  const forwarded = await request.get("/metrics", { headers: { "x-forwarded-for": "127.0.0.1" } });
  expect(forwarded.status()).toBe(404);
});

function openRow(page: Page) {
  return page.getByRole("table", { name: "未恢复" }).getByRole("row", { name: new RegExp(title) });
}

async function untilShown(page: Page, what: () => ReturnType<Page["getByText"]>): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(what().first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 150_000, intervals: [5_000] });
}
