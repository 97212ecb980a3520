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
    leave: async ({ page }) => {
      await page.locator("main tbody a").first().click();
      await page.waitForURL(/\/missing\/\d+$/);
    },
  },
  {
    mark: reupload,
    leave: async (walk) => {
      await reupload(walk).click();
      await walk.page.waitForURL(/\/reupload$/);
    },
  },
  {
    mark: primary,
    leave: async (walk) => {
      await primary(walk).click();
      await walk.page.waitForURL(/\/missing\/check/);
    },
  },
  {
    mark: primary,
    leave: async (walk) => {
      await primary(walk).click();
      await walk.page.waitForURL(/\/submissions\/\d+/);
    },
  },
  {
    mark: receipt,
    leave: async (walk) => {
      await receipt(walk).click();
      await walk.page.waitForURL(/\/receipt$/);
    },
  },
  { mark: ({ page, locale }) => wordOn(page, locale === "en" ? "Download PDF" : "下载 PDF") },
]);
