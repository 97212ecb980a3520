import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { signIn, test } from "./fixtures/sign-in.ts";

const words = `税号看不懂 ${Date.now() % 100_000}`;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("every page asks whether it helped, and leads to people with where one was", async ({ page }) => {
      await page.goto(javaScriptEnabled ? "/guides" : "/verify");
      const asked = page.getByRole("complementary", { name: "这页有帮助吗？" });
      await asked.locator("summary").click();
      if (javaScriptEnabled) await expectAccessible(page);
      await asked.getByRole("button", { name: "不满意", exact: true }).click();
      await expect(asked.getByText("已记下，抱歉没做好。")).toBeVisible();
      await asked.getByLabel("哪里不好？").fill("图太小，电话 13800138000");
      await asked.getByRole("button", { name: "发送" }).click();
      await expect(asked.getByText("收到了，谢谢。")).toBeVisible();
      await asked.getByRole("link", { name: "投诉或提意见" }).click();
      await expect(page.getByText("说的是这一页")).toBeVisible();
      const about = page.getByRole("region", { name: "说给我们听" }).locator("input[name=from]");
      await expect(about).toHaveValue(javaScriptEnabled ? "/guides" : "/verify");
    });

    test("a visitor complains, is asked for what lacks, and has a number and a day", async ({ page }) => {
      await page.goto("/help/feedback?from=/missing");
      await page.getByLabel("怎么联系您").fill("打我电话");
      await page.getByRole("button", { name: "提交" }).click();
      await expect(page.getByText("请写几句").first()).toBeVisible();
      await expect(page.getByText("这不是手机或座机号码").first()).toBeVisible();
      await page.getByLabel("说的是什么").fill("页面打不开 <img src=x onerror=alert(1)>");
      await page.getByLabel("怎么联系您").fill("138 0013 8000");
      await page.getByRole("button", { name: "提交" }).click();
      await expect(page.getByText(/收到了，编号 \d+ 号/)).toBeVisible();
      await expect(page.getByText(/前答复您/)).toBeVisible();
    });
  });
}

test("whoever leaves the page leaves the thanks behind", async ({ page }) => {
  await page.goto("/guides");
  const asked = page.getByRole("complementary", { name: "这页有帮助吗？" });
  await asked.locator("summary").click();
  await asked.getByRole("button", { name: "非常满意" }).click();
  await expect(asked.getByText("谢谢，已记下。")).toBeVisible();
  await page.getByRole("link", { name: "常见问题" }).first().click();
  await expect(page).toHaveURL(/\/faq$/);
  await expect(asked.getByText("谢谢，已记下。")).toHaveCount(0);
});

test("a task that has its result is graded where it ended, and the grade stays", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/receipts");
  await page.locator("main a[href*='/receipt']").first().click();
  await page.waitForURL(/\/submissions\/\d+\/receipt/);
  await page.goto(new URL(page.url()).pathname.replace("/receipt", ""));
  const main = page.locator("main");
  await main.getByRole("button", { name: "满意", exact: true }).click();
  await expect(main.getByText("谢谢，已记下。")).toBeVisible();
  await page.reload();
  await expect(page.getByText("您评的是“满意”。")).toBeVisible();
});

test("a complaint is answered by support and read by the merchant", async ({ browser, page }) => {
  test.setTimeout(120_000);
  await signIn(page, "owner");
  await page.goto("/help/feedback?from=/missing");
  await page.getByLabel("说的是什么").fill(words);
  await page.getByLabel("怎么联系您").fill("13800138000");
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByText(/收到了，编号 \d+ 号/)).toBeVisible();
  const mine = page.getByRole("listitem").filter({ hasText: words });
  await expect(mine).toContainText("待处理");
  await expectAccessible(page);

  const staff = await (
    await browser.newContext({ baseURL: test.info().project.use.baseURL, locale: "zh-CN" })
  ).newPage();
  await signIn(staff, "support");
  await answer(staff);

  await page.reload();
  await expect(mine).toContainText("已经换成白话");
  await expect(mine).toContainText("结果：已解决");
  await page.goto("/inbox");
  await page
    .getByRole("link", { name: /客服答复了您的意见/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/help\/feedback\?said=\d+#said-\d+$/);
});

async function answer(staff: Page): Promise<void> {
  await staff.goto("/support/feedback");
  await expect(staff.getByRole("row").nth(1)).toContainText("已逾期");
  await staff.getByRole("link", { name: words }).click();
  await expect(staff.getByText("留了电话，接手后可见")).toBeVisible();
  await expect(staff.locator("main")).not.toContainText("13800138000");
  await staff.getByRole("button", { name: "我来办" }).click();
  await expect(staff.getByText("已接手。")).toBeVisible();
  await expect(staff.getByRole("link", { name: "13800138000" })).toBeVisible();
  await expectAccessible(staff);
  await staff.getByLabel("答复内容").fill("已经换成白话，请再看看。");
  await staff.getByRole("button", { name: "发出答复" }).click();
  await expect(staff.getByText("答复已发出。")).toBeVisible();
  await staff.getByLabel("办理结果").selectOption("mended");
  await staff.getByRole("button", { name: "办结" }).click();
  await expect(staff.getByText("已办结。")).toBeVisible();
  await expect(staff.locator("main")).not.toContainText("13800138000");
}

test("support sees why, where and in which version, each with its interval, and what came of it", async ({
  page,
  signIn,
}) => {
  await signIn("support");
  await page.goto("/support/feedback/trends?weeks=12");
  await expect(page.getByRole("table", { name: "为什么不满意" }).getByRole("row")).not.toHaveCount(1);
  await page.getByText("看数据表").first().click();
  await expectAccessibleInPairs(page);
  await page.goto("/support/improvements");
  await expect(page.getByText("95% 区间").first()).toBeVisible();
  await page.getByText("定下来").first().click();
  await page.getByRole("button", { name: "保存" }).first().click();
  await expect(page.getByText("请写几句").first()).toBeVisible();
  await expectAccessible(page);
});

test("a merchant finds no queue", async ({ page, signIn }) => {
  await signIn("owner");
  for (const address of ["/support/feedback", "/support/feedback/1", "/support/improvements"])
    expect((await page.goto(address))?.status(), address).toBe(404);
});
