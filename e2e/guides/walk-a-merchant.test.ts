import { shop } from "#prisma/seed/companies.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

walkGuide(
  "walk-a-merchant",
  [
    {
      open: ({ goTo }) => goTo("/support"),
      mark: ({ page }) => page.locator("main search form").first(),
      leave: async ({ page }) => {
        await page.locator("main input[name=q]").fill(shop.taxpayerId);
        await page.locator("main search button[type=submit]").first().click();
        await page.locator("main tbody a").first().click();
        await page.waitForURL(/\/support\/merchants\/[\w-]+$/);
      },
    },
    {
      open: endOpenView,
      mark: ({ page }) => page.locator("main form").last(),
      leave: async ({ page, locale }) => {
        await page
          .locator("main input[name=reason]")
          .fill(locale === "en" ? "Called about an invoice a customer cannot find" : "来电询问客户查不到的一张发票");
        await page.locator("main form button[type=submit]").last().click();
        await page.locator("#notes").waitFor();
      },
    },
    { mark: ({ page }) => page.getByRole("main").getByRole("navigation").first() },
    { mark: ({ page }) => page.locator("#notes"), leave: ({ page }) => stop(page).click() },
    { open: ({ goTo }) => goTo("/support/assist"), mark: ({ page }) => page.locator("main form").last() },
  ],
  { as: "support" },
);

/** The bar above a merchant's room. */
function stop(page: Walk["page"]) {
  return page.locator("aside[data-tone=unknown] form button");
}

/** A walk that broke off may have left the room open. */
async function endOpenView({ page }: Walk): Promise<void> {
  const room = page.url();
  if ((await stop(page).count()) === 0) return;
  await stop(page).click();
  await page.waitForURL(/\/support(\?|$)/);
  await page.goto(room);
}
