import { fillIn } from "../fixtures/sign-in.ts";
import { walkGuide } from "./walk-guide.ts";

walkGuide(
  "first-look",
  [
    {
      open: ({ goTo }) => goTo("/sign-in"),
      mark: ({ page }) => page.locator("main form").first(),
      leave: async ({ page }) => {
        await fillIn(page, "owner");
        await page.waitForURL(/\/overview$/);
      },
    },
    { open: ({ goTo }) => goTo("/overview") },
    {},
    { open: ({ goTo }) => goTo("/guides"), mark: ({ page }) => page.locator("main li").first() },
  ],
  { as: null },
);
