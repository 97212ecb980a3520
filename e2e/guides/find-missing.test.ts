import { findResendable, search } from "./find-resendable.ts";
import { type Walk, walkGuide, wordOn } from "./walk-guide.ts";

/** In the side bar, or on the phone in the bar below. */
const entry = ({ page }: Walk) => page.locator("nav:not(main *) a[href$='/missing']").filter({ visible: true });

walkGuide("find-missing", [
  { open: ({ goTo }) => goTo("/overview"), mark: ({ page }) => page.locator("main header").first() },
  {
    open: async (walk) => {
      await entry(walk).click();
      await walk.page.waitForURL(/\/missing$/);
    },
    mark: entry,
  },
  {
    open: async (walk) => search(walk, await findResendable(walk)),
    mark: ({ page }) => page.getByRole("main").getByRole("search").locator("form > div").first(),
  },
  {
    open: async ({ page }) => {
      await page.locator("main tbody a").first().click();
      await page.waitForURL(/\/missing\/\d+$/);
    },
    mark: ({ page, locale }) =>
      page.locator("main [data-tone]").filter({ has: wordOn(page, locale === "en" ? "Send again" : "重新补传") }),
  },
]);
