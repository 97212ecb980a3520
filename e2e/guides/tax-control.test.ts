import { walkGuide } from "./walk-guide.ts";

/** The shop has a tax-control device, and packages it carries. */
walkGuide(
  "tax-control",
  [
    {
      open: ({ goTo }) => goTo("/missing"),
      leave: async ({ page }) => {
        await page.locator("main tbody a[href*='/missing/0'][href$='/reupload']").first().waitFor();
        const reupload = await page
          .locator("main tbody a[href*='/missing/0'][href$='/reupload']")
          .first()
          .getAttribute("href");
        await page
          .locator(`main tbody a[href='${reupload?.replace("/reupload", "")}']`)
          .first()
          .click();
        await page.waitForURL(/\/missing\/\d+$/);
      },
    },
    {
      leave: async ({ page }) => {
        await page.locator("main a[href$='/reupload']").first().click();
        await page.waitForURL(/\/reupload$/);
      },
    },
    {},
    { open: ({ goTo }) => goTo("/ledger/limits") },
    { open: ({ goTo }) => goTo("/packages") },
  ],
  { as: "owner-shop" },
);
