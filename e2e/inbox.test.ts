import { expect } from "@playwright/test";
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { test } from "./fixtures/sign-in.ts";

test.describe.configure({ mode: "serial" });

test("the bell counts what is unread; opened it is read and leads to the very thing", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/inbox?view=unread");
  await expectAccessibleInPairs(page);
  const bell = page.getByRole("banner").getByRole("link", { name: /站内信/ });
  const before = Number(/(\d+) 封未读/.exec((await bell.getAttribute("aria-label")) ?? "")?.[1]);
  expect(before).toBeGreaterThan(0);
  const letter = page.locator("main article a").first();
  const href = await letter.getAttribute("href");
  await letter.click();
  await expect(page).not.toHaveURL(/\/inbox/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/inbox?view=unread");
  await expect(bell).toHaveAccessibleName(before === 1 ? "站内信，没有未读" : `站内信，${before - 1} 封未读`);
  await expect(page.locator(`main a[href='${href}']`)).toHaveCount(0);
});

test("nobody opens a letter of somebody else", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/inbox");
  const href = await page.locator("main article a").first().getAttribute("href");
  await page.context().clearCookies();
  await signIn("owner-shop");
  expect((await page.request.get(href ?? "", { maxRedirects: 0 })).status()).toBe(404);
});

test("an owner chooses what goes where, and sees what arrived", async ({ page, signIn }) => {
  await signIn("owner");
  await page.goto("/settings#notices");
  await page.getByText("添加接收地址").click();
  await page.getByLabel("地址", { exact: true }).fill("choices@example.com");
  await page.getByRole("button", { name: "添加", exact: true }).click();
  await expect(page.getByText("已添加。可以发一条测试。")).toBeVisible();
  await page.getByRole("link", { name: "按事项选去向，看送达情况" }).click();
  await page.getByLabel("“对账报告”发到 choices@example.com").uncheck();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("已保存。")).toBeVisible();
  await expect(page.getByLabel("“对账报告”发到 choices@example.com")).not.toBeChecked();
  await expect(page.getByLabel("“批次有结果”发到 choices@example.com")).toBeChecked();
  await expectAccessible(page);
  for (const box of await page.getByLabel(/发到 choices@example.com/).all()) await box.uncheck();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByText("每个地址至少选一件事").first()).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("all is read at one press", async ({ page, signIn }) => {
      await signIn(javaScriptEnabled ? "owner" : "owner-shop");
      await page.goto("/inbox");
      const press = page.getByRole("button", { name: "全部标为已读" });
      if ((await press.count()) > 0) {
        await press.click();
        await expect(page.getByText("已全部标为已读。")).toBeVisible();
      }
      await expect(page.getByRole("banner").getByRole("link", { name: "站内信，没有未读" })).toBeVisible();
    });
  });
}
