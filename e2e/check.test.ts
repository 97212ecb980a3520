import { expect, type Page } from "@playwright/test";
import { expectAccessible, expectAccessibleInPairs } from "./fixtures/axe.ts";
import { test } from "./fixtures/sign-in.ts";

type Asked = { number: string; issuedOn: string; total: string };

let known: Asked;

test.describe.configure({ mode: "serial" });

test("an invoice of the demo, with what stands on it", async ({ page, signIn }) => {
  await signIn("owner");
  known = await firstReceipt(page);
  expect(Object.values(known).join(" ")).toMatch(/^\d{20} \d{4}-\d{2}-\d{2} -?[\d,]+\.\d{2}$/);
});

test("with a script the browser works first, and the answer says no more than it has to", async ({ page }) => {
  await page.goto("/check");
  await expect(page.locator("altcha-widget")).toBeVisible();
  await expectAccessible(page);
  await ask(page, known);
  await expect(page.getByText("税局已有这张发票")).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("main")).not.toContainText("样例");
  await ask(page, { ...known, total: "0.01" });
  await expect(page.getByText("这里查不到")).toBeVisible({ timeout: 30_000 });
  await expectAccessible(page);
});

test("what was mistyped is said beside its field, and nothing typed is lost", async ({ page }) => {
  await page.goto("/check");
  await ask(page, { number: "12345678", issuedOn: "2026-11-01", total: "much" });
  await expect(page.getByText("8 位号码的发票，还要填").first()).toBeVisible({ timeout: 30_000 });
  await expect(page.locator("#number")).toHaveValue("12345678");
  await page.goto("/check");
  await expectAccessibleInPairs(page);
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("it says why, and answers a few questions all the same", async ({ page }) => {
    await page.goto("/check");
    expect(await page.locator("main form noscript").textContent()).toContain("为防有人成批试探");
    await ask(page, known);
    await expect(page.getByText("税局已有这张发票")).toBeVisible();
    for (let n = 0; n < 2; n++) {
      await ask(page, { ...known, number: `2611200000000000000${n}` });
      await expect(page.getByText("这里查不到")).toBeVisible();
    }
    await ask(page, known);
    await expect(page.getByText("今天的次数用完了").first()).toBeVisible();
  });
});

test("it is found from the front door", async ({ page }) => {
  await page.goto("/");
  await page.getByRole("link", { name: "看看它在不在路上" }).click();
  await expect(page).toHaveURL(/\/check$/);
});

async function ask(page: Page, { number, issuedOn, total }: Asked): Promise<void> {
  await page.fill("#number", number);
  await page.fill("#issuedOn", issuedOn);
  await page.fill("#total", total);
  await page.getByRole("button", { name: "查一查" }).click();
}

/** Of the first receipt: its invoice's number, day and total, as they are printed. */
async function firstReceipt(page: Page): Promise<Asked> {
  await page.goto("/receipts");
  const receipt = await page.locator("main a[href^='/submissions/']").first().getAttribute("href");
  await page.goto((receipt ?? "").replace(/\/receipt$/, ""));
  await page.locator("main a[href^='/missing/']").first().click();
  await page.waitForURL(/\/missing\/\d{20}/);
  await expect(page.getByText("价税合计").first()).toBeVisible();
  const number = /\/missing\/(\d{20})/.exec(page.url())?.[1] ?? "";
  const text = await page.locator("main").textContent();
  const [, year, month, day] = /(\d{4})[年-](\d{1,2})[月-](\d{1,2})/.exec(text ?? "") ?? [];
  const total = /价税合计[\s\S]*?[¥￥]\s*(-?[\d,]+\.\d{2})/.exec(text ?? "")?.[1] ?? "";
  return { number, issuedOn: `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`, total };
}
