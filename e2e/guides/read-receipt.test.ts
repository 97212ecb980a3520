import { walkGuide } from "./walk-guide.ts";

walkGuide("read-receipt", [
  {
    open: ({ goTo }) => goTo("/receipts"),
    leave: async ({ page }) => {
      await page.locator("main [data-assist=list] a[href*='/submissions/']").first().click();
      await page.waitForURL(/\/receipt$/);
    },
  },
  {},
  {},
  {
    leave: async ({ page }) => {
      await page.locator("main [data-assist=delay] button").click();
      await page.waitForURL(/\/certificates\//);
    },
  },
  { mark: ({ page }) => page.locator("main article").first() },
]);
