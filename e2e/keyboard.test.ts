import { expect, type Locator, type Page } from "@playwright/test";
import { demoPassword } from "#scripts/demo-accounts.ts";
import { test } from "./fixtures/sign-in.ts";

test("by keyboard alone: sign in, find a missing invoice, check it, send it again", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("/sign-in");
  await tabTo(page, page.locator("#signInName"));
  await page.keyboard.type("owner-shop");
  await tabTo(page, page.locator("#password"));
  await page.keyboard.type(demoPassword);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/overview/);
  await follow(page, page.locator("nav a[href='/missing']").filter({ visible: true }).first(), /\/missing$/);
  await page.goto("/missing?cause=NEVER_SENT");
  const invoice = page.locator("main a[href^='/missing/']").filter({ hasText: /\d{4}/ });
  await follow(page, invoice.first(), /\/missing\/\d+$/);
  await follow(page, page.getByRole("link", { name: "重新补传" }), /\/reupload/);
  await follow(page, page.getByRole("button", { name: "下一步：核对" }), /\/missing\/check/);
  await follow(page, page.getByRole("button", { name: "核对无误，提交" }), /\/submissions\/\d+/);
});

async function follow(page: Page, target: Locator, address: RegExp): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(address);
}

/** Tab by Tab, as far as a person would go; what has the focus shows it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let tab = 0; tab < 150; tab++) {
    await page.keyboard.press("Tab");
    if (!(await target.evaluate((element) => element === document.activeElement))) continue;
    const outline = await target.evaluate((element) => getComputedStyle(element).outlineStyle);
    expect(outline).not.toBe("none");
    return;
  }
  throw new Error(`no Tab leads to ${target}`);
}
