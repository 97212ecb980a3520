import { findResendable, search } from "./find-resendable.ts";
import { walkGuide } from "./walk-guide.ts";

walkGuide("find-missing", [
  { open: ({ goTo }) => goTo("/overview") },
  { open: ({ goTo }) => goTo("/missing") },
  { open: async (walk) => search(walk, await findResendable(walk)) },
  {
    open: async ({ page }) => {
      await page.locator("main tbody a").first().click();
      await page.waitForURL(/\/missing\/\d+$/);
    },
  },
]);
