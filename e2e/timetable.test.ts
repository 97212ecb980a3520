import { expect } from "@playwright/test";
import { expectAccessibleInPairs } from "./fixtures/axe.ts";
import { signIn, test } from "./fixtures/sign-in.ts";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a script" : "without a script", () => {
    test.use({ javaScriptEnabled });

    test("an operator sees what runs when, has one run now, and it is done within seconds", async ({ page }) => {
      await signIn(page, "operator");
      await page.goto("/ops/timetable");
      const row = page.locator("main tbody tr").filter({ hasText: "清理没传完的文件" }).first();
      await expect(row).toContainText("每 1 小时");
      if (javaScriptEnabled) await expectAccessibleInPairs(page);
      await row.getByRole("button", { name: "现在运行" }).click();
      await expect(page.getByText("已交代，几秒内开始")).toBeVisible();

      await page.goto("/ops/timetable?task=sweep-uploads");
      const history = page.locator("#history tbody tr");
      await expect(async () => {
        await page.reload();
        await expect(history.first()).toContainText("完成", { timeout: 1_000 });
      }).toPass({ timeout: 20_000 });
      await expect(history.first()).not.toContainText("自动");
      await expect(page.getByText("一直在做")).toBeVisible();
    });
  });
}

test("it is nobody's but the operators'", async ({ page }) => {
  await signIn(page, "owner");
  expect((await page.goto("/ops/timetable"))?.status()).toBe(404);
});
