import { expect } from "@playwright/test";
import type { Walk } from "./walk-guide.ts";

/** The number of a missing invoice that only has to be sent once more; the guides must not run out of them. */
export async function findResendable({ page, goTo }: Walk): Promise<string> {
  await goTo("/missing");
  const href = await page.locator("main tbody a[href$='/reupload']").last().getAttribute("href");
  const number = href?.split("/").at(-2);
  if (!number) throw new Error("no invoice of the demo is left to be sent again");
  return number;
}

/** By the last digits of its number, enough of them to mean one invoice. */
export async function search({ page, goTo }: Walk, number: string): Promise<void> {
  await goTo("/missing");
  await page.locator("input[name=search]").fill(number.slice(-14));
  await page.getByRole("main").getByRole("search").locator("button[type=submit]").first().click();
  await page.waitForURL(/search=/);
  await expect(page.locator("main tbody tr")).toHaveCount(1);
}
