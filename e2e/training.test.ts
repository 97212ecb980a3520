import { expect, type Page } from "@playwright/test";
import { type Ask, isState, type TestTopic, testTopics } from "#domain/course-test.ts";
import causes from "#messages/zh-CN/missing.json" with { type: "json" };
import states from "#messages/zh-CN/states.json" with { type: "json" };
import training from "#messages/zh-CN/training.json" with { type: "json" };
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { signIn, test } from "./fixtures/sign-in.ts";

test.describe.configure({ mode: "serial" });
test.setTimeout(180_000);

const band = "练习环境：这里的发票和回执都不是真的";
const course = "/training/sending-files";

test("one press opens a practice merchant; what is sent there brings a marked receipt and leaves the real books alone", async ({
  page,
  browser,
}) => {
  await signIn(page, "clerk");
  const before = await pressing(page);
  await page.goto("/training");
  await expectAccessible(page);
  await page.getByRole("button", { name: "进入练习" }).click();
  await expect(page.getByText(band)).toBeVisible();
  await expect(page.getByText("练习商户").first()).toBeVisible();
  await page.goto("/missing?cause=OFFLINE");
  await page.locator("main a[href^='/missing/']").filter({ hasText: /\d{4}/ }).first().click();
  const key = decodeURIComponent(new URL(page.url()).pathname.split("/").at(-1) ?? "");
  await page.getByRole("link", { name: "重新补传" }).click();
  await page.getByRole("button", { name: "下一步：核对" }).click();
  await page.getByRole("button", { name: "核对无误，提交" }).click();
  await expect(page).toHaveURL(/\/submissions\/\d+/);
  await expect(page.getByText(/BC-\d{4}-\d{4}-\d/).first()).toBeVisible();
  await expect(async () => {
    await page.reload();
    await expect(page.locator("main").getByText("成功", { exact: true }).first()).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await page.getByRole("link", { name: "查看回执" }).click();
  await expect(page.getByText(band)).toBeVisible();
  const mark = await page
    .locator("article")
    .first()
    .evaluate((article) => getComputedStyle(article, "::after").content);
  expect(mark).toContain("练习 · 不作凭证");
  await expect(page.getByRole("link", { name: /PDF/ })).toHaveCount(0);
  await expectAccessible(page);

  const operator = await browser.newPage();
  await signIn(operator, "operator");
  await operator.goto("/ops/merchants");
  await expect(operator.getByText("练习商户")).toHaveCount(0);
  await operator.goto(`/ops/transfers/log?search=${encodeURIComponent(key)}`);
  await expect(operator.locator("main").getByText(key)).toHaveCount(0);
  await operator.close();

  await page.goto("/training");
  await page.getByRole("button", { name: "离开练习" }).first().click();
  await expect(page.getByText("已离开练习，回到真实的账。")).toBeVisible();
  await expect(page.getByText(band)).toHaveCount(0);
  expect(await pressing(page)).toBe(before);
});

test("practice begun anew is fresh, without a script too", async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: "zh-CN" });
  const page = await context.newPage();
  await signIn(page, "clerk");
  await page.goto("/training");
  await page.getByRole("button", { name: "重新开始" }).click();
  await expect(page.getByText(band)).toBeVisible();
  await expect(page.getByText("还有 6 张发票没到税局")).toBeVisible();
  await page.getByRole("button", { name: "离开练习" }).click();
  await expect(page.getByText(band)).toHaveCount(0);
  await context.close();
});

test("lessons are ticked off; a test failed is explained, the next one asks other things, passed it brings the certificate", async ({
  page,
}) => {
  await signIn(page, "clerk");
  await page.goto(course);
  await page
    .getByRole("button", { name: /^标为看过/ })
    .first()
    .click();
  await expect(page.getByText("已看过", { exact: true })).toBeVisible();
  await expectAccessibleInPairs(page);
  await page.goto(course);
  await page.getByRole("button", { name: "开始测试" }).click();
  await page.getByRole("button", { name: "交卷" }).click();
  await expect(page.getByText("第 1 题还没有选").first()).toBeVisible();
  const first = await questions(page);
  await choose(page, first, false);
  await expect(page.getByText(/这次没有通过：答对 0 \/ 5/)).toBeVisible();
  await expect(page.getByText(/^正确的是：/)).toHaveCount(5);
  await expectAccessible(page);
  await page.getByRole("button", { name: "再考一次" }).click();
  const second = await questions(page);
  expect(second.filter((text) => first.includes(text))).toEqual([]);
  await choose(page, second, true);
  await expect(page.getByText(/通过了：答对 5 \/ 5/)).toBeVisible();
  await page.goBack();
  await page.goForward();
  await page.getByRole("link", { name: "看结业证明" }).click();
  await expect(page.getByRole("heading", { name: "结业证明" }).first()).toBeVisible();
  await expectAccessibleInPairs(page);
});

test("a clerk has a plan, takes the course for staff and has its certificate", async ({ page }) => {
  await signIn(page, "support");
  await page.goto("/support");
  await page.getByRole("main").getByRole("link", { name: "客服协助", exact: true }).click();
  await page.getByRole("button", { name: /^(开始测试|再考一次)$/ }).click();
  await choose(page, await questions(page), true);
  await expect(page.getByText(/通过了：答对 5 \/ 5/)).toBeVisible();
  await page.getByRole("link", { name: "看结业证明" }).click();
  await expect(page.getByText("补传客服", { exact: true })).toBeVisible();
  await expectAccessibleInPairs(page);
  await page.goto("/support/training");
  await expect(page.getByRole("table", { name: "我的计划" })).toContainText("已完成");
  expect((await page.goto("/support/training/month-end"))?.status()).toBe(404);
});

async function pressing(page: Page): Promise<string | null> {
  await page.goto("/missing");
  return page.getByRole("navigation").getByRole("link", { name: /缺失/ }).first().textContent();
}

/** What is asked, without its place in the test. */
async function questions(page: Page): Promise<string[]> {
  await expect(page.getByRole("button", { name: "交卷" })).toBeVisible();
  const legends = await page.locator("main fieldset legend").allTextContents();
  return legends.map((legend) => legend.replace(/^\d+\. /, ""));
}

async function choose(page: Page, asked: readonly string[], rightly: boolean): Promise<void> {
  for (const [place, text] of asked.entries()) {
    const options = page.locator("main fieldset").nth(place).getByRole("radio");
    const right = page
      .locator("main fieldset")
      .nth(place)
      .getByRole("radio", { name: answerTo(text), exact: true });
    const wrong = (await right.getAttribute("value")) === "0" ? 1 : 0;
    await (rightly ? right : options.nth(wrong)).check();
  }
  await page.getByRole("button", { name: "交卷" }).click();
}

/** As the product itself says it. */
function answerTo(text: string): string {
  const ask: Ask = text.includes("下一步") ? "next" : "meaning";
  const said = /“(.*)”/.exec(text)?.[1];
  const topic = testTopics.find((one) => saidOf(one) === said);
  if (!topic) throw new Error(`nobody knows the answer to ${text}`);
  if (isState(topic)) return ask === "meaning" ? states.submission[topic].meaning : states.submission[topic].next;
  return ask === "meaning" ? causes.causes[topic].why : causes.causes[topic].next;
}

function saidOf(topic: TestTopic): string {
  return isState(topic) ? states.submission[topic].label : training.said[topic];
}
