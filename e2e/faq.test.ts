import { expect, type Page } from "@playwright/test";
import { askedInChinese, askedInEnglish } from "#content/asked-by-merchants.ts";
import { addressIn, expectAccessible, pairs } from "./fixtures/axe.ts";
import { test } from "./fixtures/sign-in.ts";

/** As many as a person asks on the telephone in an afternoon. */
const chinese = askedInChinese.slice(0, 20);
const english = askedInEnglish.slice(0, 5);

for (const [locale, asked] of [
  ["zh-CN", chinese],
  ["en", english],
] as const) {
  test(`what merchants type finds its answer among the first three within a second: ${locale}`, async ({ page }) => {
    await page.goto(addressIn(locale, "/faq"));
    for (const [typed, slug] of asked) {
      await page.locator("main input[type=search]").first().fill(typed);
      const began = Date.now();
      await page.locator("main search button").first().click();
      await page.waitForURL((url) => url.searchParams.get("q") === typed);
      await expect(page.locator("main li a[href*='/faq/']").first()).toBeVisible();
      expect(Date.now() - began, typed).toBeLessThan(3_000);
      expect(await page.evaluate(answeredInMs), typed).toBeLessThan(1_000);
      const found = await page.locator("main li a[href*='/faq/']").evaluateAll(slugsOf);
      expect(found.slice(0, 3), typed).toContain(slug);
    }
  });
}

test("a pasted page is cut with a word about it, and still answered", async ({ page }) => {
  const pasted = `发票验签失败，请检查后重新上传。${"堆栈".repeat(300)}`;
  await page.goto(`/faq?q=${encodeURIComponent(pasted)}`);
  await expect(page.getByText("只用了前 400 个字来找")).toBeVisible();
  await expect(page.locator("main a[href='/faq/signature-check-failed']")).toBeVisible();
});

test("ten thousand characters are not a broken page", async ({ page }) => {
  await page.goto("/faq");
  const search = page.locator("main input[type=search]").first();
  await search.fill("验签失败 ".repeat(2_000));
  await search.press("Enter");
  await expect(page.locator("main a[href='/faq/signature-check-failed']")).toBeVisible();
});

test("a code leads to the paragraph that speaks of it", async ({ page }) => {
  await page.goto("/faq?code=FILE_IS_ENCRYPTED");
  await expect(page).toHaveURL(/\/faq\/excel-file-refused#FILE_IS_ENCRYPTED$/);
  await expect(page.locator("li:has(#FILE_IS_ENCRYPTED)")).toContainText("打开密码");
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("a reader says whether it helped, and what is missing", async ({ page }) => {
      await page.goto("/faq/clock-differs");
      await page.getByRole("button", { name: "还没有" }).click();
      await expect(page.getByText("已记下，抱歉没帮上。")).toBeVisible();
      const words = javaScriptEnabled ? "盘的时间调不了" : "没有脚本也能留言";
      await page.getByLabel("差在哪里？").fill(`${words} 13800138000`);
      await page.getByRole("button", { name: "发送" }).click();
      await expect(page.getByText("收到了，谢谢。")).toBeVisible();
    });

    test("a search in vain says what to do next", async ({ page }) => {
      await page.goto("/faq?q=qzxvwk+26117000001234567890");
      await expect(page.getByText("没有找到“qzxvwk")).toBeVisible();
    });
  });
}

test("support sees what helped, what was asked in vain, and no number of anybody", async ({ page, signIn }) => {
  await page.goto("/faq?q=wkqzxv+26117000001234567890");
  await page.goto("/faq/clock-differs");
  await page.getByRole("button", { name: "解决了", exact: true }).click();
  await page.getByLabel("想补充的话").fill("对时以后好了，电话 13800138000");
  await page.getByRole("button", { name: "发送" }).click();
  await expect(page.getByText("收到了，谢谢。")).toBeVisible();
  await signIn("support");
  await page.goto("/support/faq");
  await expect(page.getByRole("row", { name: /wkqzxv \*\*\*/ })).toBeVisible();
  await expect(page.getByRole("row", { name: /电脑时钟/ })).toContainText("content/faq/zh-CN/clock-differs.mdx");
  await expect(page.getByText("对时以后好了，电话 ***")).toBeVisible();
  await expect(page.locator("main")).not.toContainText("13800138000");
  await expect(page.locator("main")).not.toContainText("26117000001234567890");
});

test("a merchant finds nothing of it", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/support/faq");
  await expect(page.getByRole("heading", { level: 1 })).not.toContainText("常见问题的效果");
});

test("once the front door was seen, the questions answer without a network", async ({ page, context }) => {
  await page.goto("/");
  await keptWhole(page);
  await context.setOffline(true);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("离线看常见问题");
  await page.getByLabel("搜索").fill("验鉴失败");
  await page.getByRole("link", { name: "“验签失败”是什么？还能重传吗？" }).first().click();
  await expect(page.locator("#signature-check-failed")).toHaveAttribute("open", "");
  await expect(page.locator("#signature-check-failed")).toContainText("还不行？");
  await page.goto("/faq?q=ukey连不上");
  await expect(page.locator("main ol a").first()).toContainText("UKey");
  await page.goto("/en/faq/tax-disk-locked");
  await expect(page.locator("#tax-disk-locked")).toHaveAttribute("open", "");
  await context.setOffline(false);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("离线看常见问题");
});

test("without a network, what is typed before the script came is searched too", async ({ page }) => {
  const script = Promise.withResolvers<void>();
  await page.route("**/_next/static/**/*.js", async (route) => {
    await script.promise;
    await route.continue();
  });
  await page.goto("/faq/offline", { waitUntil: "commit" });
  await page.getByLabel("搜索").fill("验鉴失败");
  script.resolve();
  await expect(page.getByRole("link", { name: "“验签失败”是什么？还能重传吗？" }).first()).toBeVisible();
});

test("a page of a merchant is never kept, and stays the browser's own message", async ({ page, context, signIn }) => {
  await signIn("owner");
  await page.goto("/");
  await keptWhole(page);
  await page.goto("/missing");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map((request) => new URL(request.url).pathname);
  });
  expect(kept.filter((path) => !path.startsWith("/_next/static/")).sort()).toEqual(["/en/faq/offline", "/faq/offline"]);
  await context.setOffline(true);
  await expect(page.goto("/missing")).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
});

for (const [locale, colorScheme] of pairs) {
  test(`axe finds nothing: ${locale}, ${colorScheme}`, async ({ browser }) => {
    const context = await browser.newContext({ colorScheme, reducedMotion: "reduce" });
    const page = await context.newPage();
    for (const address of ["/faq/offline", "/faq/clock-differs", "/faq?q=qzxvwk", "/faq/batch-states"]) {
      await page.goto(addressIn(locale, address));
      await expectAccessible(page);
    }
    await context.close();
  });
}

async function keptWhole(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

function answeredInMs(): number {
  const [navigation] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
  return navigation ? navigation.responseEnd - navigation.requestStart : 0;
}

function slugsOf(links: Element[]): string[] {
  return links.map((link) => link.getAttribute("href")?.split("/").at(-1) ?? "");
}
