import { findResendable, search } from "./find-resendable.ts";
import { type Walk, walkGuide } from "./walk-guide.ts";

const primary = ({ page }: Walk) =>
  page.locator("main form").last().locator("button[type=submit]").filter({ visible: true }).last();
const reupload = ({ page }: Walk) => page.locator("main a[href$='/reupload']").first();
const receipt = ({ page }: Walk) => page.locator("main [data-assist=standing] a[href$='/receipt']").first();

walkGuide("send-one", [
  {
    open: async (walk) => search(walk, await findResendable(walk)),
    leave: async ({ page }) => {
      await page.locator("main tbody a").first().click();
      await page.waitForURL(/\/missing\/\d+$/);
    },
  },
  {
    leave: async (walk) => {
      await reupload(walk).click();
      await walk.page.waitForURL(/\/reupload$/);
    },
  },
  {
    leave: async (walk) => {
      await continueButton(walk).click();
      await walk.page.waitForURL(/\/missing\/check/);
    },
  },
  {
    leave: async (walk) => {
      await primary(walk).click();
      await walk.page.waitForURL(/\/submissions\/\d+/);
      await receipt(walk).waitFor({ timeout: 90_000 });
    },
  },
  {
    leave: async (walk) => {
      await receipt(walk).click();
      await walk.page.waitForURL(/\/receipt$/);
    },
  },
  {},
]);

function continueButton({ page }: Walk) {
  return page.locator("main [data-assist=continue] button");
}
