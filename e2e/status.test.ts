import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { test } from "./fixtures/sign-in.ts";

test.describe.configure({ mode: "serial" });

const title = "数电发票接口抖动（演练）";
const hostile = '<img src=x onerror="alert(1)">';

test("the status page tells of now, of what is announced, of 90 days and of what was", async ({ page }) => {
  await page.goto("/status");
  await expect(page.getByRole("heading", { name: "预告" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "税控发票接口夜间维护" })).toBeVisible();
  await page.getByRole("link", { name: /停顿 2 小时 42 分钟/ }).click();
  const day = page.getByRole("region", { name: /年\d+月\d+日/ });
  await expect(day).toContainText("没有应答");
  await expect(day.getByRole("link", { name: "数电发票接口暂时中断" })).toBeVisible();
  await expectAccessible(page);
  await page.getByText("以表格查看").first().click();
  await expect(page.getByRole("cell", { name: "2 小时 42 分钟" })).toBeVisible();
  await day.getByRole("link", { name: "数电发票接口暂时中断" }).click();
  await expect(page.getByText("接口已恢复")).toBeVisible();
  await expectAccessibleInPairs(page);
});

test("the feed says the same in each language, and is not sent twice", async ({ request }) => {
  const feed = await request.get("/status/feed.xml");
  expect(feed.headers()["content-type"]).toContain("application/atom+xml");
  const text = await feed.text();
  expect(text).toContain("<title>税控发票接口夜间维护</title>");
  expect(await (await request.get("/en/status/feed.xml")).text()).toContain("Night maintenance");
  const { etag, "last-modified": modified } = feed.headers();
  expect((await request.get("/status/feed.xml", { headers: { "if-none-match": etag ?? "" } })).status()).toBe(304);
  const since = { "if-modified-since": modified ?? "" };
  expect((await request.get("/status/feed.xml", { headers: since })).status()).toBe(304);
});

test("an operator writes, publishes and is asked for what lacks", async ({ page, signIn }) => {
  await signIn("operator");
  await page.goto("/ops/incidents/new");
  await page.fill("[id='zh-CN.title']", title);
  await page.getByLabel("指定的商户").check();
  await page.fill("#merchants", "91110105MA0000000X");
  await page.getByRole("button", { name: "存为草稿" }).click();
  await expect(page.getByText("没有这些商户").first()).toBeVisible();
  await page.getByLabel("所有人").check();
  await page.getByRole("button", { name: "存为草稿" }).click();
  await expect(page.getByText("草稿已保存，还没有发布。")).toBeVisible();
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("English · 标题：这里还没有写")).toBeVisible();
  await page.getByRole("link", { name: "改草稿" }).first().click();
  await fillWords(page);
  await page.fill("#nextUpdateAt", tomorrow());
  await expectAccessible(page);
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByRole("button", { name: "发布" }).click();
  await expect(page.getByText("已发布。")).toBeVisible();
});

test("everybody sees it, folds it, and sees it again when there is more", async ({ page, browser, signIn }) => {
  await page.goto("/faq");
  const banner = page.getByRole("complementary", { name: "公告" });
  await expect(banner).toContainText(title);
  await expect(banner).toContainText(hostile);
  await expectAccessible(page);
  await banner.locator("div[data-tone]", { hasText: title }).getByRole("button", { name: "收起" }).click();
  await expect(page).toHaveURL(/\/faq$/);
  await expect(banner).toContainText(title);
  await expect(banner.getByRole("button", { name: "收起" })).toHaveCount(0);
  await banner.getByRole("button", { name: "知道了" }).click();
  await expect(banner).not.toContainText("夜间维护");

  const operator = await browser.newPage();
  await operator.goto("/sign-in");
  await operator.fill("#signInName", "operator");
  await operator.fill("#password", "buchuan-2026-demo");
  await operator.press("#password", "Enter");
  await operator.waitForURL(/\/ops/);
  await operator.goto("/ops/incidents");
  await operator.getByRole("link", { name: title }).click();
  await operator.selectOption("[id='update.step']", "mending");
  await operator.fill("[id='update.zh-CN']", "正在更换设备。");
  await operator.fill("[id='update.en']", "The device is being replaced.");
  await operator.fill("[id='update.nextUpdateAt']", tomorrow());
  await operator.getByRole("button", { name: "发布进展" }).click();
  await expect(operator.getByText("进展已发布。")).toBeVisible();

  await page.reload();
  await expect(banner).toContainText("正在更换设备。");
  await expect(banner.getByRole("button", { name: "收起" })).toBeVisible();
  await signIn("owner");
  await expect(page.getByRole("complementary", { name: "公告" })).toContainText(title);

  await operator.locator("summary", { hasText: "撤回公告" }).click();
  await operator.getByRole("button", { name: "撤回", exact: true }).click();
  await expect(operator.getByText("已撤回。")).toBeVisible();
  await page.reload();
  await expect(page.getByText(title)).toHaveCount(0);
});

test("a mail program ends it with one post; whoever only opens the address ends nothing", async ({ request }) => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const posted = await request.post("/api/unsubscribe?token=nothing", { headers, data: "List-Unsubscribe=One-Click" });
  expect(posted.status()).toBe(200);
  const opened = await request.get("/api/unsubscribe?token=nothing", { maxRedirects: 0 });
  expect(opened.headers().location).toBe("/status/subscription?token=nothing");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("whoever types an address is told the same, whatever it is", async ({ page }) => {
      await page.goto("/status");
      await page.fill("#address", "nobody");
      await page.getByRole("button", { name: "订阅" }).click();
      await expect(page.getByText("这不是一个邮箱地址").first()).toBeVisible();
      await page.fill("#address", "reader@example.com");
      await page.getByRole("button", { name: "订阅" }).click();
      await expect(page.getByText("如果地址没有写错")).toBeVisible();
      await page.goto("/status/subscription?token=nothing");
      await expect(page.getByText("这个链接不对，或者已经过期")).toBeVisible();
    });
  });
}

async function fillWords(page: Page): Promise<void> {
  for (const locale of ["zh-CN", "en"])
    for (const part of ["title", "what", "whom", "apology", "doing", "canDo"])
      await page.fill(
        `[id='${locale}.${part}']`,
        part === "title" ? title : part === "what" ? hostile : `${part} (${locale})`,
      );
}

function tomorrow(): string {
  return new Date(Date.now() + 32 * 3_600_000).toISOString().slice(0, 16);
}
