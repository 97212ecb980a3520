import { findResendable, search } from "./find-resendable.ts";
import { type Walk, walkGuide, wordOn } from "./walk-guide.ts";

const primary = ({ page }: Walk) =>
  page.locator("main form").last().locator("button[type=submit]").filter({ visible: true }).last();
const reupload = ({ page }: Walk) => page.locator("main a[href$='/reupload']").first();
const receipt = ({ page }: Walk) => page.locator("main a[href$='/receipt']").first();

walkGuide("send-one", [
  {
    open: async (walk) => search(walk, await findResendable(walk)),
    mark: ({ page }) => page.locator("main tbody tr").first(),
    leave: async ({ page }) => page.locator("main tbody tr th a, main tbody tr a").first().click(),
  },
  { mark: reupload, leave: (walk) => reupload(walk).click() },
  { mark: primary, leave: (walk) => primary(walk).click() },
  {
    open: ({ page }) => page.waitForURL(/\/missing\/check/),
    mark: primary,
    leave: async (walk) => {
      await primary(walk).click();
      await walk.page.waitForURL(/\/submissions\/\d+/);
    },
  },
  { mark: receipt, leave: (walk) => receipt(walk).click() },
  { mark: ({ page, locale }) => wordOn(page, locale === "en" ? "Print" : "打印") },
]);
