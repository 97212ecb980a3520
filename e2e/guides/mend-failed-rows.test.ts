import { handIn } from "./hand-in-list.ts";
import { walkGuide } from "./walk-guide.ts";

walkGuide("mend-failed-rows", [
  {
    open: async (walk) => {
      await walk.goTo("/batches/new");
      await handIn(walk);
      await walk.goTo("/batches");
    },
    leave: async ({ page }) => {
      await page.locator("main [data-assist=list] a").first().click();
      await page.waitForURL(/\/batches\/\d+/);
    },
  },
  {},
  {},
  {},
  {},
]);
