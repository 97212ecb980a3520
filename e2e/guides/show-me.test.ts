import { expect, type Page } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe.ts";
import { test } from "../fixtures/sign-in.ts";

const pointed = (page: Page, target: string) => page.locator(`[data-assist="${target}"][data-assist-look]`);
const bubble = (page: Page) => page.getByRole("status").filter({ hasText: /第 \d \/ 4 步/ });

test("a guide points at the very place on the page, goes on from page to page, and stops when asked", async ({
  page,
  signIn,
}) => {
  await signIn("owner");
  await page.goto("/guides/find-missing");
  await page.locator("#step-2").getByRole("link", { name: "在页面上指给我看" }).click();
  await expect(page).toHaveURL("/missing?show=find-missing-2");
  await expect(pointed(page, "list")).toBeVisible();
  await expect(bubble(page)).toContainText("打开缺失发票");
  await expect(bubble(page)).toBeInViewport();
  await expectAccessible(page);
  await bubble(page).getByRole("button", { name: "下一步" }).click();
  await expect(pointed(page, "search")).toBeVisible();
  await expect(pointed(page, "list")).toHaveCount(0);

  await page.locator("main tbody a[href^='/missing/']").first().click();
  await expect(page).toHaveURL(/\/missing\/\d+/);
  await expect(bubble(page)).toContainText("第 4 / 4 步");
  await expect(pointed(page, "standing")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(bubble(page)).toHaveCount(0);
  await expect(page.locator("[data-assist-look]")).toHaveCount(0);
});

test("what is no step of any guide points at nothing", async ({ page, signIn }) => {
  await signIn("owner");
  for (const show of ["no-such-guide-1", "find-missing-99", "../find-missing-1", "<b>-1"]) {
    await page.goto(`/missing?show=${encodeURIComponent(show)}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(page.locator("[data-assist-look]")).toHaveCount(0);
  }
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("it is simply the page", async ({ page, signIn }) => {
    await signIn("owner");
    await page.goto("/missing?show=find-missing-2");
    await expect(page.locator("main [data-assist=list]")).toBeVisible();
    await expect(page.locator("[data-assist-look]")).toHaveCount(0);
  });
});
