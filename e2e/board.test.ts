import { type Browser, expect, type Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { signIn, test, type Who } from "./fixtures/sign-in.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(120_000);

const title = "红字确认单过期了怎么办（演练）";
const hostile = '<img src=x onerror="alert(1)">';

test("a name is chosen, a number is asked about, and the first post waits for staff", async ({ page, signIn }) => {
  await signIn("clerk");
  await page.goto("/board/new");
  await page.fill("#displayName", "在线客服");
  await page.getByRole("button", { name: "就用这个名字" }).click();
  await expect(page.getByText("这个名字像是客服或官方，请换一个").first()).toBeVisible();
  await page.fill("#displayName", "安静的账本");
  await page.getByRole("button", { name: "就用这个名字" }).click();
  await page.fill("#title", title);
  await page.fill("#text", `确认单过了 72 小时。${hostile} 号码 26117000000000012345`);
  await page.getByRole("button", { name: "发出", exact: true }).click();
  await expect(page.getByText("里面像是有发票号码、税号、电话或邮箱")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "遮住号码后发出" }).click();
  await expect(page.getByText("已提交，客服看过后别人才看得到。")).toBeVisible();
  await expect(page.locator("main")).toContainText(`${hostile} 号码 ***`);
  await expect(page.getByText("待审核")).toBeVisible();
});

test("others do not see it until staff have shown it; then somebody answers", async ({ page, browser, signIn }) => {
  await signIn("owner-wholesale");
  await page.goto(`/board?q=${encodeURIComponent("红字确认单")}`);
  await expect(page.getByText(title)).toHaveCount(0);

  const staff = await as(browser, "support");
  await staff.goto("/support/board");
  await expectAccessibleInPairs(staff);
  await staff.goto("/support/board");
  const post = staff.locator("main li", { hasText: title }).first();
  await expect(post).toContainText(hostile);
  await post.getByRole("button", { name: /^放行/ }).click();
  await expect(staff.getByText("已处理。")).toBeVisible();

  await page.reload();
  await page.getByRole("link", { name: new RegExp(title.slice(0, 8)) }).click();
  await expect(page.locator("main")).toContainText("安静的账本");
  await expect(page.locator("main")).not.toContainText("店员");
  await page.fill("#text", "请购买方重新发起确认，再开红字发票。");
  await page.getByRole("button", { name: "发出", exact: true }).click();
  await expect(page.getByText(/已发出。|已提交，客服看过后别人才看得到。/)).toBeVisible();
  await expectAccessibleInPairs(page);

  await staff.goto("/support/board");
  const answer = staff.locator("main li", { hasText: "请购买方重新发起确认" }).first();
  if (await answer.isVisible()) await answer.getByRole("button", { name: /^放行/ }).click();
  await staff.close();
});

test("whoever asked marks the answer, staff put it forward and take it over", async ({ page, browser, signIn }) => {
  await signIn("clerk");
  await page.goto("/board?view=mine");
  await page.getByRole("link", { name: new RegExp(title.slice(0, 8)) }).click();
  await page.getByRole("button", { name: /^这个解决了问题/ }).click();
  await expect(page.getByText("已标为解决。")).toBeVisible();
  await expect(page.getByText("采纳的回答")).toBeVisible();

  const staff = await as(browser, "support");
  await staff.goto("/support/board");
  await staff
    .getByRole("link", { name: new RegExp(title.slice(0, 8)) })
    .first()
    .click();
  await staff.getByRole("button", { name: /^提名为解答/ }).click();
  await expect(staff.getByText("已提名")).toBeVisible();
  await staff.goto("/support/board");
  await staff
    .locator("main li", { hasText: "请购买方重新发起确认" })
    .getByRole("button", { name: /^已收进解答/ })
    .click();
  await expect(staff.getByText("已处理。")).toBeVisible();
  await staff.close();
});

test("a report reaches staff; what is hidden says why to its author alone", async ({ page, browser, signIn }) => {
  await signIn("owner-shop");
  await page.goto(`/board?q=${encodeURIComponent("红字确认单")}`);
  await page.getByRole("link", { name: new RegExp(title.slice(0, 8)) }).click();
  await page.getByText("举报", { exact: true }).first().click();
  await page.getByRole("button", { name: "请客服看一下" }).first().click();
  await expect(page.getByText("已转给客服，谢谢。")).toBeVisible();
  const address = page.url().replace(/\?.*/, "");

  const staff = await as(browser, "support");
  await staff.goto("/support/board");
  const post = staff.locator("main li", { hasText: title }).first();
  await post.getByText("隐藏", { exact: true }).first().click();
  await post.getByLabel("隐藏的原因，作者看得到").fill("演练结束");
  await post.getByRole("button", { name: /^隐藏/ }).click();
  await expect(staff.getByText("已处理。")).toBeVisible();
  await staff.close();

  expect((await page.goto(address))?.status()).toBe(404);
  const author = await as(browser, "clerk");
  await author.goto(new URL(address).pathname);
  await expect(author.getByText("原因：演练结束")).toBeVisible();
  await author.close();
});

async function as(browser: Browser, who: Who): Promise<Page> {
  const page = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signIn(page, who);
  return page;
}
