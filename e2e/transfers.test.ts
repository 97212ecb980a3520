import { expect, type Page } from "@playwright/test";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { signInAs, test } from "./fixtures/sign-in.ts";

test.setTimeout(180_000);

test("an operator goes from the share of a cause to one knock, and no buyer is named on the way", async ({
  page,
  signIn,
}) => {
  await signIn("operator");
  await page.goto("/ops/transfers");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("传输日志");
  const causes = page.getByRole("table", { name: "没送成的原因，多的在前" });
  await expect(causes).toBeVisible();
  await expectAccessibleInPairs(page);

  const named = { name: "发票额度不足" };
  const row = causes.getByRole("row").filter({ has: page.getByRole("link", named) });
  const counted = await row.locator("td").first().textContent();
  await row.getByRole("link", named).click();
  await expect(page).toHaveURL(/\/ops\/transfers\/log\?cause=CREDIT_LINE/);
  expect(Number(counted)).toBe(await knocksIn(page));
  await expect(page.locator("main")).toContainText("授信额度不足");
  await expectAccessibleInPairs(page);

  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("次敲门");
  await expect(page.locator("main")).toContainText("请求的 SHA-256");
  await expect(page.locator("main")).not.toContainText(/9111[0-9A-Z]{14}.*9111[0-9A-Z]{14}/s);
  await expectAccessibleInPairs(page);

  const trace = page.locator("main").getByRole("link", { name: /^[0-9a-f-]{20,}$/ });
  const traceId = await trace.textContent();
  await trace.click();
  await expect(page).toHaveURL(new RegExp(`search=${traceId}`));
  expect(await page.getByRole("table").getByRole("row").count()).toBeGreaterThan(1);
});

test("two spans are compared, and a day outside is refused in words", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/ops/transfers");
  await page.getByLabel("从哪天起算“之后”").fill(await page.locator("#to").inputValue());
  await page.getByRole("button", { name: "对比" }).click();
  await expect(page).toHaveURL(/split=/);
  await expect(
    page.getByText("前后有一段没有敲过门").or(page.getByRole("table", { name: "各原因在前后两段的占比" })),
  ).toBeVisible();
  await page.goto("/ops/transfers?split=2020-01-01");
  await expect(page.getByText("日期要在所看的时间段之内")).toBeVisible();
});

test("the log is walked and searched without a script", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: test.info().project.use.baseURL });
  const page = await context.newPage();
  await signInAs(page, "operator");
  await page.goto("/ops/transfers/log");
  const first = page.getByRole("table").getByRole("row").nth(1);
  const newest = await first.textContent();
  await page.getByRole("link", { name: "下一页" }).click();
  expect(await first.textContent()).not.toBe(newest);
  await page.getByRole("link", { name: "上一页" }).click();
  expect(await first.textContent()).toBe(newest);
  await page.fill("#search", "26110000000000000000");
  await page.getByRole("button", { name: "查找" }).click();
  await expect(page.getByText("没有这样的记录")).toBeVisible();
  await context.close();
});

test("support reads the same log with the way into the merchant's room; a merchant finds nothing", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await page.goto("/ops/transfers/log");
  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("link", { name: "打开商户（需写明事由）" }).click();
  await expect(page.getByLabel("事由")).toBeVisible();
  await page.context().clearCookies();
  await signIn("owner");
  for (const address of ["/ops/transfers", "/ops/transfers/log"])
    expect((await page.goto(address))?.status()).toBe(404);
  expect((await page.request.get("/ops/transfers/log/export?format=csv")).status()).toBe(404);
});

/** As the export counts them: a row stands for as many knocks as it says. */
async function knocksIn(page: Page): Promise<number> {
  const answer = await page.request.get(`/ops/transfers/log/export${new URL(page.url()).search}&format=csv`);
  const [head = "", ...rows] = (await answer.text()).replace("\uFEFF", "").trim().split("\r\n");
  const times = head.split(",").indexOf("次数");
  return rows.reduce((sum, row) => sum + Number(row.split(",")[times]), 0);
}
